#pragma once

#include "nn/parameters.h"
#include "synth/generator_config.h"

namespace koe::synth::model {

/// The HiFi-GAN decoder with gradients, as RVC trains it.
/// @param z [B, inter, T] @param source [B, 1, T·hop], undefined without f0 @param g [B, gin, 1]
/// @return [B, 1, T·hop]
[[nodiscard]] torch::Tensor decode(const nn::Parameters& parameters, const GeneratorConfig& config,
                                   const torch::Tensor& z, const torch::Tensor& source,
                                   const torch::Tensor& g);

} // namespace koe::synth::model
