#pragma once

#include "core/job.h"
#include "nn/parameters.h"
#include "synth/generator_config.h"

#include <cstdint>
#include <functional>
#include <memory>

namespace koe::synth::model {

/// Positions [from, to) of a signal.
struct Range
{
    std::int64_t from, to;
    [[nodiscard]] std::int64_t length() const { return to - from; }
    /// By so many positions to both sides, within [0, end).
    [[nodiscard]] Range widened(std::int64_t by, std::int64_t end) const;
};

/// Random draws inside a decoder. Each belongs to a position, so that pieces draw what the whole would.
struct DecoderNoise
{
    float scale = 0.0f; ///< 0: none
    std::uint64_t seed = 0;
};

/// A decoder for inference: latent and source in, samples out, in pieces of bounded size.
///
/// A piece of the audio depends on a little more of every stage's input than its own length. Each stage
/// computes what the next one needs and crops what it only needed itself, so the margin is paid by the early,
/// cheap stages. Beyond the true ends there are zeros, as in one piece.
class ChunkedDecoder
{
public:
    /// The decoder that @p config names.
    /// @param parameters folded (weight norms gone), on the device that will compute
    /// @throws InvalidInput for sizes that such a decoder cannot have
    [[nodiscard]] static std::unique_ptr<ChunkedDecoder> make(const nn::Parameters& parameters,
                                                              const GeneratorConfig& config);
    virtual ~ChunkedDecoder() = default;
    ChunkedDecoder(const ChunkedDecoder&) = delete;
    ChunkedDecoder& operator=(const ChunkedDecoder&) = delete;

    /// Called with consecutive pieces of audio, [samples] on the CPU.
    using Sink = std::function<void(const torch::Tensor& piece)>;

    /// @param z [T, inter], time-major @param source [T·hop]; undefined without f0 @param g [gin]
    /// @throws Cancelled between pieces
    void decode(const torch::Tensor& z, const torch::Tensor& source, const torch::Tensor& g, const Job& job,
                const Sink& sink, const DecoderNoise& noise = {}) const;

    /// Frames of 10 ms decoded at a time; the default keeps a piece's tensors within some megabytes.
    void setChunkFrames(std::int64_t frames) { m_chunkFrames = frames; }

protected:
    /// Reads "dec.cond".
    ChunkedDecoder(const nn::Parameters& parameters, const GeneratorConfig& config);

    /// What the pieces of one call share.
    struct Call
    {
        torch::Tensor z;            // [T, inter]
        torch::Tensor paddedSource; // [hop + T·hop + hop], silent at both ends; undefined without f0
        torch::Tensor condition;    // [channels of dec.cond]
        DecoderNoise noise;
    };
    /// The audio of @p frames, on the device.
    [[nodiscard]] virtual torch::Tensor piece(const Call& call, Range frames) const = 0;

    /// tanh(conv(leakyReLU(x))) for one output channel.
    /// @param x [have, channels] @param weight [channels, taps] @param bias one number, or undefined
    [[nodiscard]] static torch::Tensor lastConvolution(const torch::Tensor& x, Range have, Range want,
                                                       const torch::Tensor& weight, const torch::Tensor& bias,
                                                       double slope);

    const std::int64_t m_hop;

private:
    std::int64_t m_chunkFrames = 100;
    torch::Tensor m_condWeight; // [channels, gin]
    torch::Tensor m_condBias;
};

} // namespace koe::synth::model
