#pragma once

#include "core/job.h"

#include <cstddef>
#include <span>
#include <vector>

namespace koe::pitch {

/// What Harvest takes for possible, one frame per millisecond.
struct HarvestCandidates
{
    std::size_t frames = 0;
    std::size_t columns = 0;
    std::vector<double> hz;    // [frames, columns]; 0: none
    std::vector<double> score; // [frames, columns]

    [[nodiscard]] std::span<const double> hzOf(std::size_t frame) const
    {
        return {hz.data() + frame * columns, columns};
    }
    [[nodiscard]] std::span<const double> scoreOf(std::size_t frame) const
    {
        return {score.data() + frame * columns, columns};
    }
};

/// Band-passes at forty pitches per octave whose zero crossings, peaks and dips agree, refined by the phase's
/// speed. Source: Morise, "Harvest: a high-performance fundamental frequency estimator from speech signals"
/// (2017).
/// @param sound 16 kHz, not empty
/// @throws Cancelled
[[nodiscard]] HarvestCandidates harvestCandidates(std::span<const double> sound, double floorHz,
                                                  double ceilingHz, const Job& job);

} // namespace koe::pitch
