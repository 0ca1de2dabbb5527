#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace koe::pitch {

/// RVC's 1..255 mel bins of f0 (50..1100 Hz), rounded half to even; 1 where unvoiced.
/// [frames] Hz → [frames]. Source: RVC, m = 1127·ln(1 + f/700).
[[nodiscard]] std::vector<std::int64_t> coarsePitch(std::span<const float> hz);

} // namespace koe::pitch
