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

/// What a transition is judged by.
struct Place
{
    bool voiced = false;
    double octaves = 0; // log2 of Hz
    double value = 0;   // of the best way here
};

double transitionCost(const Place& from, const Place& to, const PathCosts& costs)
{
    if (from.voiced && to.voiced)
        return costs.octaveJumpCost * std::fabs(from.octaves - to.octaves);
    return from.voiced == to.voiced ? 0.0 : costs.voicedUnvoicedCost;
}

} // namespace

std::vector<float> bestPath(const std::vector<PitchFrame>& frames, const PathCosts& costs)
{
    std::vector<float> hz(frames.size(), 0.0f);
    if (frames.empty())
        return hz;
    std::vector<std::vector<std::size_t>> cameFrom(frames.size());
    std::vector<Place> before;
    std::vector<Place> now;
    for (std::size_t t = 0; t < frames.size(); t++) {
        const auto& candidates = frames[t].candidates;
        now.assign(candidates.size(), {});
        cameFrom[t].assign(candidates.size(), 0);
        for (std::size_t i = 0; i < candidates.size(); i++) {
            now[i].voiced = isVoiced(candidates[i], costs);
            now[i].octaves = now[i].voiced ? std::log2(candidates[i].hz) : 0.0;
            double best = t == 0 ? 0.0 : -std::numeric_limits<double>::infinity();
            for (std::size_t j = 0; j < before.size(); j++) {
                const double value = before[j].value - transitionCost(before[j], now[i], costs);
                if (value > best) {
                    best = value;
                    cameFrom[t][i] = j;
                }
            }
            now[i].value = best + localValue(frames[t], candidates[i], costs);
        }
        std::swap(before, now);
    }
    const auto last = std::max_element(before.begin(), before.end(),
                                       [](const Place& a, const Place& b) { return a.value < b.value; });
    auto place = static_cast<std::size_t>(last - before.begin());
    for (std::size_t t = frames.size(); t-- > 0;) {
        const PitchCandidate& chosen = frames[t].candidates[place];
        hz[t] = isVoiced(chosen, costs) ? static_cast<float>(chosen.hz) : 0.0f;
        place = cameFrom[t][place];
    }
    return hz;
}

} // namespace koe::pitch
