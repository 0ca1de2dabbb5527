#pragma once

#include <vector>

namespace koe::pitch {

/// What a frame may be: unvoiced (0 Hz) or one of several frequencies, each with its strength.
struct PitchCandidate
{
    double hz = 0;
    double strength = 0;
};

struct PitchFrame
{
    std::vector<PitchCandidate> candidates; // the first one is "unvoiced"
    double intensity = 0;                   // local peak / peak of the whole sound, at most 1
};

/// What the cheapest way through the frames costs; the defaults are Praat's, RVC's voicing threshold and
/// range.
struct PathCosts
{
    double silenceThreshold = 0.03;
    double voicingThreshold = 0.6;
    double octaveCost = 0.01;
    double octaveJumpCost = 0.35;
    double voicedUnvoicedCost = 0.14;
    double floorHz = 50.0;
    double ceilingHz = 1100.0;
};

/// Chooses one candidate per frame by dynamic programming: strong and high ones are liked, jumps and
/// changes of voicing cost. [frames] → Hz, 0 where unvoiced. Source: Boersma (1993), section 3.
[[nodiscard]] std::vector<float> bestPath(const std::vector<PitchFrame>& frames, const PathCosts& costs);

} // namespace koe::pitch
