#include "pitch/frame_grid.h"

#include <algorithm>
#include <cmath>

namespace koe::pitch {

std::vector<float> everyTenMs(std::span<const double> hz, double hopSeconds, std::size_t frames)
{
    std::vector<float> result(frames, 0.0f);
    if (hz.empty())
        return result;
    const double last = static_cast<double>(hz.size() - 1);
    for (std::size_t i = 0; i < frames; i++) {
        const double place = std::min(static_cast<double>(i) * 0.01 / hopSeconds, last);
        const auto left = static_cast<std::size_t>(place);
        const std::size_t right = std::min(left + 1, hz.size() - 1);
        const double fraction = place - static_cast<double>(left);
        const double nearest = fraction < 0.5 ? hz[left] : hz[right];
        if (nearest <= 0.0)
            continue;
        const double value =
            hz[left] > 0.0 && hz[right] > 0.0
                ? std::exp((1.0 - fraction) * std::log(hz[left]) + fraction * std::log(hz[right]))
                : nearest;
        result[i] = static_cast<float>(value);
    }
    return result;
}

} // namespace koe::pitch
