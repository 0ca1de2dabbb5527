#pragma once

#include "synth/model/fast_convolution.h"

#include <torch/types.h>

#include <cstdint>
#include <optional>

namespace koe::synth::model {

/// A convolution over time with fixed weights, stride 1, zeros beyond the ends, output as long as the input.
///
/// Works on time-major matrices, [T, channels]: in that layout every crop in time is free, the vectors run
/// along the channels, and LibTorch's own convolutions are at their fastest too. On the CPU it is a
/// FastConvolution where the sizes allow, else and on other devices LibTorch's.
class TimeConvolution
{
public:
    /// @param weight [out, in, kernel], kernel odd @param bias [out]
    TimeConvolution(const torch::Tensor& weight, const torch::Tensor& bias, std::int64_t dilation = 1);

    /// conv(leakyReLU(x)) + bias + first + second.
    /// @param x [T, in], contiguous @param slope of the leaky ReLU; 1: none
    /// @param first,second [T, out], contiguous, or undefined @return [T, out], contiguous and the caller's
    /// own
    [[nodiscard]] torch::Tensor operator()(const torch::Tensor& x, double slope = 1.0,
                                           const torch::Tensor& first = {},
                                           const torch::Tensor& second = {}) const;

    /// Values on either side that an output depends on.
    [[nodiscard]] std::int64_t radius() const { return m_padding; }

private:
    std::optional<FastConvolution> m_fast;
    torch::Tensor
        m_weight; // [out, in, 1, kernel], channels last; undefined where m_fast has its own form of it
    torch::Tensor m_bias;
    std::int64_t m_dilation;
    std::int64_t m_padding;
};

} // namespace koe::synth::model
