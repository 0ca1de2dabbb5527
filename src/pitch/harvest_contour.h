#pragma once

#include "pitch/harvest_candidates.h"

#include <vector>

namespace koe::pitch {

/// Harvest's way through its candidates: the best ones where they go on smoothly, prolonged along the others,
/// merged, short gaps filled, smoothed. [frames], Hz, 0 where unvoiced. Source: Morise (2017), and what WORLD
/// does where the paper leaves it open.
[[nodiscard]] std::vector<double> harvestContour(const HarvestCandidates& candidates);

} // namespace koe::pitch
