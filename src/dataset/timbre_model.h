#pragma once

#include <array>
#include <cstddef>

namespace koe::dataset {

// What tells speakers apart: fitted by tests/tools/fit_timbre.py, which says on what.

inline constexpr std::size_t kTimbreMeans = 20; ///< cepstrum, from the first on
inline constexpr std::size_t kTimbreSpreads = 12;
inline constexpr std::size_t kTimbreNumbers = kTimbreMeans + kTimbreSpreads + 2; ///< and of the pitch
inline constexpr std::size_t kTimbreAxes = 14;

struct TimbreModel
{
    std::array<float, kTimbreNumbers> mean;
    /// Axes along which one speaker's recordings spread by 1.
    std::array<std::array<float, kTimbreNumbers>, kTimbreAxes> axes;
    std::array<float, kTimbreAxes> between; ///< variance of speakers along them
};
extern const TimbreModel kTimbreModel;

} // namespace koe::dataset
