#pragma once

#include "nn/parameters.h"

namespace koe::synth::model {

/// The harmonic source of the decoder: a sine at f0 where voiced, noise elsewhere, through "dec.m_source" and
/// tanh. Phases run per frame, the remainder wrapped (reference §4.4, "new"), in float32. Starts at phase 0.
/// No gradient flows into f0; it does into the linear layer.
/// @param f0 [B, T] Hz, 0 = unvoiced @param noise normal draws [B, T·hop]; undefined: none
/// @return [B, 1, T·hop]
[[nodiscard]] torch::Tensor harmonicSource(const nn::Parameters& parameters, const torch::Tensor& f0, int hop,
                                           int sampleRateHz, const torch::Tensor& noise);

} // namespace koe::synth::model
