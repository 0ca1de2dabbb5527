#include "pitch/coarse_pitch.h"

#include <algorithm>
#include <cmath>

namespace koe::pitch {
namespace {

double mel(double hz)
{
    return 1127.0 * std::log(1.0 + hz / 700.0);
}

} // namespace

std::vector<std::int64_t> coarsePitch(std::span<const float> hz)
{
    const double lowest = mel(50.0);
    const double highest = mel(1100.0);
    std::vector<std::int64_t> bins(hz.size(), 1);
    for (std::size_t i = 0; i < hz.size(); i++) {
        const double value = static_cast<double>(hz[i]);
        if (!(value > 0.0)) // unvoiced; a NaN too
            continue;
        const double bin = (mel(value) - lowest) * 254.0 / (highest - lowest) + 1.0;
        // nearbyint: half to even in the default rounding mode
        bins[i] = static_cast<std::int64_t>(std::nearbyint(std::clamp(bin, 1.0, 255.0)));
    }
    return bins;
}

} // namespace koe::pitch
