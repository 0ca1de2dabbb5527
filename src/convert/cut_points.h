#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace koe::convert {

/// Where RVC cuts (reference §11, 4): around every @p center samples the quietest 160 within ± @p query.
/// None for a signal of up to @p max samples (with 160 of search padding).
/// @param filtered 16 kHz after the high-pass
[[nodiscard]] std::vector<std::size_t> referenceCuts(std::span<const double> filtered, std::size_t query,
                                                     std::size_t center, std::size_t max);

struct PieceLengths
{
    std::size_t shortest = 800; ///< frames of 10 ms, even; a cut is looked for from here …
    std::size_t longest = 1200; ///< … to here
    std::size_t uncut = 1300;   ///< what is left is not cut when it is no longer than this
};

/// Where ours is cut: at the quietest 50 ms of each stretch that is allowed, so that nothing is heard of it.
/// @param loudness one value per frame of 10 ms; rising with the level
/// @return even frames, ascending, without 0 and the end
[[nodiscard]] std::vector<std::size_t> quietCuts(std::span<const float> loudness,
                                                 const PieceLengths& lengths = {});

} // namespace koe::convert
