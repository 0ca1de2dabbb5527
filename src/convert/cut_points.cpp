#include "convert/cut_points.h"

#include "dsp/padding.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace koe::convert {
namespace {

constexpr std::size_t kWindow = 160;

/// numpy.pad "reflect" in double precision: the search must see the numbers that RVC sees.
double reflectedAt(std::span<const double> samples, std::ptrdiff_t i)
{
    const auto size = static_cast<std::ptrdiff_t>(samples.size());
    if (i >= 0 && i < size)
        return samples[static_cast<std::size_t>(i)];
    if (size == 1)
        return samples[0];
    const std::ptrdiff_t period = 2 * (size - 1);
    i = ((i % period) + period) % period;
    return samples[static_cast<std::size_t>(i < size ? i : period - i)];
}

} // namespace

std::vector<std::size_t> referenceCuts(std::span<const double> filtered, std::size_t query,
                                       std::size_t center, std::size_t max)
{
    std::vector<std::size_t> cuts;
    if (center == 0 || filtered.empty() || filtered.size() + kWindow <= max)
        return cuts;
    const auto sumAt = [&](std::size_t n) {
        double sum = 0.0;
        for (std::size_t i = 0; i < kWindow; i++)
            sum += std::fabs(reflectedAt(filtered, static_cast<std::ptrdiff_t>(n + i) -
                                                       static_cast<std::ptrdiff_t>(kWindow / 2)));
        return sum;
    };
    for (std::size_t t = center; t < filtered.size(); t += center) {
        // A query that reaches before the signal would be an empty slice in RVC; here it starts at 0.
        const std::size_t from = t > query ? t - query : 0;
        const std::size_t to = std::min(t + std::max<std::size_t>(query, 1), filtered.size());
        std::size_t best = from;
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t n = from; n < to; n++)
            if (const double sum = sumAt(n); sum < least) {
                least = sum;
                best = n;
            }
        cuts.push_back(best);
    }
    return cuts;
}

std::vector<std::size_t> quietCuts(std::span<const float> loudness, const PieceLengths& lengths)
{
    constexpr std::size_t kAround = 2; // frames on either side: 50 ms together
    constexpr std::size_t kGrid = 2;   // content features have 20 ms: every piece keeps their beat
    std::vector<std::size_t> cuts;
    std::size_t start = 0;
    while (loudness.size() - start > lengths.uncut) {
        std::size_t best = start + lengths.longest;
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t cut = start + lengths.shortest; cut <= start + lengths.longest; cut += kGrid) {
            double sum = 0.0;
            for (std::size_t i = cut - kAround; i <= cut + kAround; i++)
                sum += static_cast<double>(loudness[i]);
            if (sum < least) {
                least = sum;
                best = cut;
            }
        }
        cuts.push_back(best);
        start = best;
    }
    return cuts;
}

} // namespace koe::convert
