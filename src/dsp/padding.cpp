#include "dsp/padding.h"

#include <algorithm>

namespace koe::dsp {

std::vector<float> reflectPadded(std::span<const float> samples, std::size_t before, std::size_t after)
{
    if (samples.empty())
        return {};
    const std::size_t last = samples.size() - 1;
    // distance: how far outside the end at which the mirror stands
    const auto mirrored = [&](std::size_t distance, bool atStart) {
        if (last == 0)
            return samples[0];
        const std::size_t phase = distance % (2 * last);
        const std::size_t inside = phase <= last ? phase : 2 * last - phase;
        return samples[atStart ? inside : last - inside];
    };
    std::vector<float> padded(before + samples.size() + after);
    for (std::size_t i = 0; i < before; i++)
        padded[i] = mirrored(before - i, true);
    std::copy(samples.begin(), samples.end(), padded.begin() + static_cast<std::ptrdiff_t>(before));
    for (std::size_t i = 0; i < after; i++)
        padded[before + samples.size() + i] = mirrored(i + 1, false);
    return padded;
}

} // namespace koe::dsp
