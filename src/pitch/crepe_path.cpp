#include "pitch/crepe_path.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

namespace koe::pitch {
namespace {

constexpr std::size_t kBins = kCrepePitches;
constexpr double kCentsOfFirstBin = 1997.3794084376191; // above 10 Hz
constexpr double kCentsPerBin = 20.0;
constexpr std::size_t kLowest = 39;   // 50 Hz
constexpr std::size_t kHighest = 307; // 1100 Hz
constexpr std::size_t kReach = 11;    // bins of one step, to each side
constexpr float kPeriodic = 0.1f;
// What stands for the logarithm of nothing: of the smallest normal float.
const float kNothing = std::log(std::numeric_limits<float>::min());

/// ln of the likelihood of going from a bin to one @p distance away: [from][distance].
using Steps = std::array<std::array<double, kReach + 1>, kBins>;

Steps makeSteps()
{
    Steps steps{};
    for (std::size_t from = 0; from < kBins; from++) {
        double sum = 0.0;
        for (std::size_t to = from - std::min(from, kReach); to <= std::min(from + kReach, kBins - 1); to++)
            sum += static_cast<double>(kReach + 1 - (to > from ? to - from : from - to));
        for (std::size_t distance = 0; distance <= kReach; distance++)
            steps[from][distance] = std::log(static_cast<double>(kReach + 1 - distance) / sum);
    }
    return steps;
}

/// ln of the softmax over the allowed bins, as float32 arithmetic has it.
void logLikelihood(std::span<const float> frame, std::span<double> result)
{
    float top = frame[kLowest];
    for (std::size_t k = kLowest; k <= kHighest; k++)
        top = std::max(top, frame[k]);
    double sum = 0.0;
    for (std::size_t k = kLowest; k <= kHighest; k++)
        sum += std::exp(static_cast<double>(frame[k]) - static_cast<double>(top));
    std::fill(result.begin(), result.end(), static_cast<double>(kNothing));
    for (std::size_t k = kLowest; k <= kHighest; k++) {
        const auto share =
            static_cast<float>(std::exp(static_cast<double>(frame[k]) - static_cast<double>(top)) / sum);
        result[k] = static_cast<double>(std::log(share));
    }
}

} // namespace

std::vector<std::size_t> crepePath(std::span<const float> salience)
{
    static const Steps steps = makeSteps();
    const std::size_t frames = salience.size() / kBins;
    if (frames == 0)
        return {};
    std::vector<std::uint16_t> cameFrom(frames * kBins);
    std::vector<double> likelihood(kBins), before(kBins), now(kBins);
    for (std::size_t t = 0; t < frames; t++) {
        logLikelihood(salience.subspan(t * kBins, kBins), likelihood);
        if (t == 0) {
            before = likelihood; // every start is as likely
            continue;
        }
        // A leap wider than a step is as unlikely from everywhere: only the best bin of all comes into
        // question.
        const auto top =
            static_cast<std::size_t>(std::max_element(before.begin(), before.end()) - before.begin());
        for (std::size_t to = 0; to < kBins; to++) {
            std::size_t best = top;
            double value = before[top] + static_cast<double>(kNothing);
            for (std::size_t from = to - std::min(to, kReach); from <= std::min(to + kReach, kBins - 1);
                 from++) {
                const double way = before[from] + steps[from][to > from ? to - from : from - to];
                if (way > value) {
                    value = way;
                    best = from;
                }
            }
            cameFrom[t * kBins + to] = static_cast<std::uint16_t>(best);
            now[to] = likelihood[to] + value;
        }
        std::swap(before, now);
    }
    std::vector<std::size_t> path(frames);
    path.back() = static_cast<std::size_t>(std::max_element(before.begin(), before.end()) - before.begin());
    for (std::size_t t = frames - 1; t > 0; t--)
        path[t - 1] = cameFrom[t * kBins + path[t]];
    return path;
}

double crepeHz(std::size_t bin)
{
    return 10.0 * std::exp2((kCentsOfFirstBin + kCentsPerBin * static_cast<double>(bin)) / 1200.0);
}

std::vector<float> crepeTrack(std::span<const float> hz, std::span<const float> periodicity)
{
    const std::size_t frames = std::min(hz.size(), periodicity.size());
    std::vector<float> result(frames);
    for (std::size_t t = 0; t < frames; t++) {
        const std::size_t first = t - std::min<std::size_t>(t, 1);
        const std::size_t last = std::min(t + 1, frames - 1);
        // The lower one of two at the ends.
        const float here = periodicity[t];
        const float low = std::min(here, periodicity[first]);
        const float high = std::max(here, periodicity[first]);
        const float median = t == 0      ? std::min(here, periodicity[last])
                             : last == t ? low
                                         : std::max(low, std::min(high, periodicity[last]));
        if (median < kPeriodic)
            continue;
        float sum = 0.0f;
        for (std::size_t k = first; k <= last; k++)
            sum += hz[k];
        result[t] = sum / static_cast<float>(last - first + 1);
    }
    return result;
}

} // namespace koe::pitch
