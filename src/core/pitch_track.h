#pragma once

#include <vector>

namespace koe {

/// Fundamental frequency, one value per 10 ms, in Hz; 0 where the frame is unvoiced.
struct PitchTrack
{
    std::vector<float> hz; // [frames]
};

} // namespace koe
