#pragma once

#include "nn/parameters.h"
#include "synth/generator_config.h"

#include <cstdint>

namespace koe::synth {

/// The generator with gradients: text encoder, posterior encoder, flow, decoder on random slices.
/// Parameters carry RVC's names (weight-norm pairs kept as weight_g/weight_v).
class TrainingGenerator
{
public:
    /// Fresh weights as RVC initialises them (torch's default inits, Xavier for attention, norms neutral,
    /// zero flow posts), from LibTorch's global seed.
    TrainingGenerator(const GeneratorConfig& config, RegistrationOrder order, torch::Device device);

    struct Batch
    {
        torch::Tensor phone;       // [B, T, dims] float
        torch::Tensor phoneFrames; // [B] int64
        torch::Tensor pitch;       // [B, T] int64; undefined without f0
        torch::Tensor pitchf;      // [B, T] float; undefined without f0
        torch::Tensor spec;        // [B, specChannels, T] float
        torch::Tensor specFrames;  // [B] int64
        torch::Tensor speaker;     // [B] int64
    };
    struct Output
    {
        torch::Tensor audio;                       // y_hat [B, 1, segmentFrames·hop]
        torch::Tensor sliceFrames;                 // ids_slice [B] int64: first frame of each slice
        torch::Tensor specMask;                    // [B, 1, T]
        torch::Tensor z, zP, mP, logsP, mQ, logsQ; // [B, inter, T]
    };
    /// Random draws, so that tests can fix them; undefined members are drawn.
    struct Draws
    {
        torch::Tensor posteriorNoise; // [B, inter, T]
        torch::Tensor sliceFrames;    // [B] int64
        bool sourceNoise = true;      // false: the sine source without noise
        double priorShare = 0.0;      // of the batch that speaks from the prior, as a conversion does
    };
    [[nodiscard]] Output forward(const Batch& batch, const Draws& draws) const;

    [[nodiscard]] nn::Parameters& parameters() { return m_parameters; }
    [[nodiscard]] const nn::Parameters& parameters() const { return m_parameters; }
    [[nodiscard]] const GeneratorConfig& config() const { return m_config; }

private:
    /// The latent that the decoder gets, [B, inter, T]: the posterior's, for some items the prior's draw led
    /// back through the flow.
    [[nodiscard]] torch::Tensor spoken(const Output& out, const torch::Tensor& g, double priorShare) const;

    GeneratorConfig m_config;
    nn::Parameters m_parameters;
};

/// A slice of each item: @p x [B, …, T], @p first [B] int64 → [B, …, count] from there on.
[[nodiscard]] torch::Tensor slices(const torch::Tensor& x, const torch::Tensor& first, std::int64_t count);

} // namespace koe::synth
