#pragma once

#include "nn/parameters.h"
#include "synth/generator_config.h"

namespace koe::synth::model {

/// Mean and log deviation of the prior, [B, inter, T].
struct Prior
{
    torch::Tensor mean;
    torch::Tensor logDeviation;
};

/// RVC's text encoder ("enc_p"): content features and coarse pitch → prior. Post-norm transformer whose
/// attention knows relative positions within ±10 frames. With gradients.
/// @param phone [B, T, dims] @param pitch [B, T] int64, undefined without f0 @param mask [B, 1, T]
[[nodiscard]] Prior encodeText(const nn::Parameters& parameters, const GeneratorConfig& config,
                               const torch::Tensor& phone, const torch::Tensor& pitch,
                               const torch::Tensor& mask);

/// The same for one whole item without gradients: attention goes over blocks of frames, so that memory grows
/// with the length and not with its square.
/// @param phone [1, T, dims] @param skipFrames leading frames whose prior nobody needs
[[nodiscard]] Prior encodeTextForInference(const nn::Parameters& parameters, const GeneratorConfig& config,
                                           const torch::Tensor& phone, const torch::Tensor& pitch,
                                           std::int64_t skipFrames);

} // namespace koe::synth::model
