#pragma once

#include "nn/parameters.h"

#include <cstdint>
#include <string>

/// Pieces that the generator's nets share. All take parameters by RVC name, all keep gradients.
namespace koe::synth::model {

/// The weight of layer @p name: as it is stored, or made of its weight-norm pair.
[[nodiscard]] torch::Tensor weight(const nn::Parameters& parameters, const std::string& name);

/// A conv1d with stride 1 whose output is as long as its input (odd kernels).
/// @param x [B, in, T] @return [B, out, T]
[[nodiscard]] torch::Tensor convolve(const nn::Parameters& parameters, const std::string& name,
                                     const torch::Tensor& x, std::int64_t dilation = 1);

/// Which of @p maxFrames frames belong to each item. @param lengths [B] int64 @return [B, 1, maxFrames] float
[[nodiscard]] torch::Tensor lengthMask(const torch::Tensor& lengths, std::int64_t maxFrames);

/// WaveNet-like stack: gated convolutions (kernel 5) conditioned on the speaker, skip connections summed.
/// @param x [B, hidden, T] @param mask [B, 1, T] @param g [B, gin, 1]
[[nodiscard]] torch::Tensor gatedStack(const nn::Parameters& parameters, const std::string& prefix,
                                       const torch::Tensor& x, const torch::Tensor& mask,
                                       const torch::Tensor& g, int layers);

/// The residual coupling flow, mean only. Forward: posterior z → prior space; reverse: back.
/// @param z [B, inter, T]
[[nodiscard]] torch::Tensor flowForward(const nn::Parameters& parameters, const torch::Tensor& z,
                                        const torch::Tensor& mask, const torch::Tensor& g);
[[nodiscard]] torch::Tensor flowReverse(const nn::Parameters& parameters, const torch::Tensor& zP,
                                        const torch::Tensor& mask, const torch::Tensor& g);

inline constexpr int kFlowSteps = 4;  // couplings; every one is followed by a reversal of the channels
inline constexpr int kFlowLayers = 3; // gated layers of one coupling
inline constexpr int kPosteriorLayers = 16;
inline constexpr double kSlope = 0.1;      // of nearly every leaky ReLU
inline constexpr double kLastSlope = 0.01; // of the decoder's last: torch's default, which RVC left as it is

} // namespace koe::synth::model
