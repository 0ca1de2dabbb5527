#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace koe::pitch {

inline constexpr std::size_t kSalienceBins = 360; // 20 cents each, 31.7 to 2005.5 Hz
inline constexpr float kSalienceThreshold = 0.03f;

/// RMVPE's decoding: the mean of nine bins' cents around the highest one, weighted by salience; 0 Hz where
/// nothing rises above the threshold.
/// @param salience [frames, kSalienceBins], 0..1
/// @return [frames], Hz
[[nodiscard]] std::vector<float> decodeSalience(std::span<const float> salience,
                                                float threshold = kSalienceThreshold);

} // namespace koe::pitch
