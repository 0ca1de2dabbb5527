#pragma once

#include "nn/parameters.h"
#include "synth/generator_config.h"

namespace koe::synth::model {

/// The harmonic source of the decoder: a sine at f0 where voiced, noise elsewhere, through "dec.m_source" and
/// tanh. Phases run per frame, the remainder wrapped (reference §4.4, "new"), in float32. Starts at phase 0.
/// No gradient flows into f0; it does into the linear layer.
/// @param f0 [B, T] Hz, 0 = unvoiced @param noise normal draws [B, T·hop]; undefined: none
/// @return [B, 1, T·hop]
[[nodiscard]] torch::Tensor harmonicSource(const nn::Parameters& parameters, const torch::Tensor& f0, int hop,
                                           int sampleRateHz, const torch::Tensor& noise);

/// Harmonics of Applio's MRF decoder above the fundamental.
inline constexpr int kMrfHarmonics = 8;

/// The source of the decoder that @p config names: the one above, or Applio's, whose phase runs at the sample
/// rate: for MRF HiFi-GAN nine harmonics, for RefineGAN one of a pitch that glides from frame to frame
/// (reference §4.4). Exact sums here, for any length.
/// @param f0 [1, T] @param noise normal draws [1, T·hop]; undefined: none
/// @param phases cycles that MRF's harmonics begin at, [kMrfHarmonics]; undefined: none
/// @return [1, 1, T·hop]
[[nodiscard]] torch::Tensor decoderSource(const nn::Parameters& parameters, const GeneratorConfig& config,
                                          const torch::Tensor& f0, const torch::Tensor& noise,
                                          const torch::Tensor& phases = {});

} // namespace koe::synth::model
