#pragma once

#include <cstddef>
#include <span>

namespace koe::pitch {

/// The median of @p width neighbouring frames (odd), unvoiced ones as 0 and nothing beyond the ends as 0 too,
/// in place: scipy.signal.medfilt, as RVC smooths Harvest. A width below 3 changes nothing.
void medianFilter(std::span<float> hz, std::size_t width);

/// Stretches that a tracker took for the octave below (above) come back, in place: up to 1.2 s (0.8 s)
/// between two leaps, half of that between a leap and a pause. A leap is 3/4 to 5/4 of an octave within 10
/// ms, which a voice does not do; a glide, however fast, is left alone. Held notes an octave apart stay, if
/// each lasts.
void repairOctaves(std::span<float> hz);

} // namespace koe::pitch
