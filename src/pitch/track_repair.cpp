#include "pitch/track_repair.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace koe::pitch {
namespace {

constexpr std::array<double, 3> kShifts{0.0, 1.0, -1.0}; // octaves; as it was comes first and wins ties
// What a frame costs that is shifted, in leaps. Trackers fall to the octave below more often than they rise.
constexpr std::array<double, 3> kFrameCosts{0.0, 1.0 / 60.0, 1.0 / 40.0};
constexpr double kLeapFrom = 0.75; // octaves between two frames
constexpr double kLowestHz = 50.0;
constexpr double kHighestHz = 2200.0;
constexpr std::size_t kLongestGap = 3; // unvoiced frames that a note bridges

/// A voiced frame.
struct Step
{
    std::size_t frame;
    double octaves; // log2 of Hz
};

void repairPhrase(std::span<float> hz, std::span<const Step> steps)
{
    std::vector<std::array<std::uint8_t, kShifts.size()>> cameFrom(steps.size());
    std::array<double, kShifts.size()> cost{};
    const auto own = [&](const Step& step, std::size_t shift) {
        const double shifted = std::exp2(step.octaves + kShifts[shift]);
        if (shift != 0 && (shifted < kLowestHz || shifted > kHighestHz))
            return std::numeric_limits<double>::infinity();
        return kFrameCosts[shift];
    };
    for (std::size_t shift = 0; shift < kShifts.size(); shift++)
        cost[shift] = own(steps[0], shift);
    for (std::size_t i = 1; i < steps.size(); i++) {
        std::array<double, kShifts.size()> next{};
        for (std::size_t to = 0; to < kShifts.size(); to++) {
            double best = std::numeric_limits<double>::infinity();
            for (std::size_t from = 0; from < kShifts.size(); from++) {
                const double way =
                    std::fabs(steps[i].octaves + kShifts[to] - steps[i - 1].octaves - kShifts[from]);
                const double value = cost[from] + (way >= kLeapFrom ? 1.0 : 0.0);
                if (value < best) {
                    best = value;
                    cameFrom[i][to] = static_cast<std::uint8_t>(from);
                }
            }
            next[to] = best + own(steps[i], to);
        }
        cost = next;
    }
    auto shift = static_cast<std::size_t>(std::min_element(cost.begin(), cost.end()) - cost.begin());
    for (std::size_t i = steps.size(); i-- > 0;) {
        if (shift != 0)
            hz[steps[i].frame] = static_cast<float>(std::exp2(steps[i].octaves + kShifts[shift]));
        shift = cameFrom[i][shift];
    }
}

} // namespace

void medianFilter(std::span<float> hz, std::size_t width)
{
    if (width < 3)
        return;
    const std::vector<float> before(hz.begin(), hz.end());
    const auto reach = static_cast<std::ptrdiff_t>(width / 2);
    const auto size = static_cast<std::ptrdiff_t>(hz.size());
    std::vector<float> window(static_cast<std::size_t>(2 * reach + 1));
    for (std::ptrdiff_t t = 0; t < size; t++) {
        for (std::ptrdiff_t k = -reach; k <= reach; k++)
            window[static_cast<std::size_t>(k + reach)] =
                t + k >= 0 && t + k < size ? before[static_cast<std::size_t>(t + k)] : 0.0f;
        std::nth_element(window.begin(), window.begin() + reach, window.end());
        hz[static_cast<std::size_t>(t)] = window[static_cast<std::size_t>(reach)];
    }
}

void repairOctaves(std::span<float> hz)
{
    std::vector<Step> phrase;
    for (std::size_t t = 0; t <= hz.size(); t++) {
        const bool voiced = t < hz.size() && hz[t] > 0.0f;
        if (!phrase.empty() && (t == hz.size() || (voiced && t - phrase.back().frame > kLongestGap + 1))) {
            repairPhrase(hz, phrase);
            phrase.clear();
        }
        if (voiced)
            phrase.push_back({t, std::log2(static_cast<double>(hz[t]))});
    }
}

} // namespace koe::pitch
