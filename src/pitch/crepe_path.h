#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace koe::pitch {

inline constexpr std::size_t kCrepePitches = 360; // 20 cents each, 31.7 to 2005.5 Hz

/// The likeliest way through the bins of 50 to 1100 Hz: torchcrepe's Viterbi decoding, the softmax of what
/// the network says as likelihood, steps of up to eleven bins the less likely the wider.
/// @param salience [frames, kCrepePitches], 0..1
/// @return [frames], bins
[[nodiscard]] std::vector<std::size_t> crepePath(std::span<const float> salience);

/// Hz of a bin's middle.
[[nodiscard]] double crepeHz(std::size_t bin);

/// RVC's smoothing: frames whose periodicity, as the median of three, is below 0.1 are unvoiced, f0 is the
/// mean of three.
/// @param hz, periodicity [frames]
[[nodiscard]] std::vector<float> crepeTrack(std::span<const float> hz, std::span<const float> periodicity);

} // namespace koe::pitch
