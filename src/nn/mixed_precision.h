#pragma once

#include <torch/types.h>

namespace koe::nn {

/// Whether @p device is a processor that multiplies bfloat16 itself (AVX512-BF16). Elsewhere bfloat16 is
/// emulated, and slower than float.
[[nodiscard]] bool computesBfloat16(torch::Device device);

/// As long as it lives, convolutions and matrix products of this thread on the CPU run in bfloat16
/// (LibTorch's autocast) or, with @p on false, in float, whatever is on around it. Parameters and their
/// gradients stay float.
class MixedPrecision
{
public:
    explicit MixedPrecision(bool on);
    ~MixedPrecision();
    MixedPrecision(const MixedPrecision&) = delete;
    MixedPrecision& operator=(const MixedPrecision&) = delete;

private:
    bool m_before;
};

} // namespace koe::nn
