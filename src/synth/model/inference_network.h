#pragma once

#include "synth/model/chunked_decoder.h"

#include <optional>

namespace koe::synth::model {

/// Parameters of a voice file with weight norms folded, float32, on @p device.
/// @throws InvalidInput naming the first tensor that is missing or has another shape
[[nodiscard]] nn::Parameters foldedParameters(const GeneratorConfig& config,
                                              const tensorfile::TensorMap& weights, torch::Device device);

/// The generator's nets with weight norms folded, float32, on one device. Tensors in and out: Generator has
/// the plain values, tests have the random draws.
class InferenceNetwork
{
public:
    /// @throws InvalidInput naming the first tensor that is missing or has another shape
    InferenceNetwork(const GeneratorConfig& config, const tensorfile::TensorMap& weights,
                     torch::Device device);

    /// RVC's realtime form: after the encoder only what follows the head is computed.
    struct Slice
    {
        std::int64_t skipFrames;
        std::int64_t frames;
        std::int64_t decodedFrames; // stretched to so many before the decoder
    };
    struct Input
    {
        torch::Tensor phone; // [1, T, dims]
        torch::Tensor pitch; // [1, T] int64; undefined without f0
        torch::Tensor f0;    // [1, T] Hz; undefined without f0
        std::int64_t speaker = 0;
        torch::Tensor priorNoise;  // [1, inter, frames after the head] normal draws; undefined: none
        torch::Tensor sourceNoise; // [1, frames decoded before stretching · hop]; undefined: none
        torch::Tensor phases;      // of MRF's harmonics, see decoderSource; undefined: none
        DecoderNoise decoderNoise; // RefineGAN alone draws inside the decoder
        std::optional<Slice> slice;
    };
    void run(const Input& input, const Job& job, const ChunkedDecoder::Sink& sink) const;

    /// Frames that precede the returned ones and still go through the flow, for its context.
    static constexpr std::int64_t kFlowLeadFrames = 24;
    [[nodiscard]] static std::int64_t encoderSkip(const std::optional<Slice>& slice);

    /// All but the decoder's, which has its own form of them.
    [[nodiscard]] const nn::Parameters& parameters() const { return m_parameters; }
    [[nodiscard]] ChunkedDecoder& decoder() { return *m_decoder; }
    [[nodiscard]] torch::Device device() const { return m_parameters["emb_g.weight"].device(); }

private:
    InferenceNetwork(const GeneratorConfig& config, const nn::Parameters& folded);

    GeneratorConfig m_config;
    nn::Parameters m_parameters;
    std::unique_ptr<ChunkedDecoder> m_decoder;
};

} // namespace koe::synth::model
