#include "pitch/pitch_path.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace koe::pitch {
namespace {

bool isVoiced(const PitchCandidate& candidate, const PathCosts& costs)
{
    return candidate.hz > 0.0 && candidate.hz < costs.ceilingHz;
}

double localValue(const PitchFrame& frame, const PitchCandidate& candidate, const PathCosts& costs)
{
    if (isVoiced(candidate, costs))
        return candidate.strength - costs.octaveCost * std::log2(costs.ceilingHz / candidate.hz);
    const double quietness =
        2.0 - frame.intensity / (costs.silenceThreshold / (1.0 + costs.voicingThreshold));
    return costs.voicingThreshold + std::max(0.0, quietness);
}

double transitionCost(const PitchCandidate& from, const PitchCandidate& to, const PathCosts& costs)
{
    const bool voicedBefore = isVoiced(from, costs);
    const bool voicedNow = isVoiced(to, costs);
    if (!voicedBefore && !voicedNow)
        return 0.0;
    if (voicedBefore != voicedNow)
        return costs.voicedUnvoicedCost;
    return costs.octaveJumpCost * std::fabs(std::log2(from.hz / to.hz));
}

} // namespace

std::vector<float> bestPath(const std::vector<PitchFrame>& frames, const PathCosts& costs)
{
    std::vector<float> hz(frames.size(), 0.0f);
    if (frames.empty())
        return hz;
    std::vector<std::vector<std::size_t>> cameFrom(frames.size());
    std::vector<double> before;
    std::vector<double> now;
    for (std::size_t t = 0; t < frames.size(); t++) {
        const auto& candidates = frames[t].candidates;
        now.assign(candidates.size(), 0.0);
        cameFrom[t].assign(candidates.size(), 0);
        for (std::size_t i = 0; i < candidates.size(); i++) {
            double best = t == 0 ? 0.0 : -std::numeric_limits<double>::infinity();
            for (std::size_t j = 0; j < before.size(); j++) {
                const double value =
                    before[j] - transitionCost(frames[t - 1].candidates[j], candidates[i], costs);
                if (value > best) {
                    best = value;
                    cameFrom[t][i] = j;
                }
            }
            now[i] = best + localValue(frames[t], candidates[i], costs);
        }
        std::swap(before, now);
    }
    auto place = static_cast<std::size_t>(std::max_element(before.begin(), before.end()) - before.begin());
    for (std::size_t t = frames.size(); t-- > 0;) {
        const PitchCandidate& chosen = frames[t].candidates[place];
        hz[t] = isVoiced(chosen, costs) ? static_cast<float>(chosen.hz) : 0.0f;
        place = cameFrom[t][place];
    }
    return hz;
}

} // namespace koe::pitch
