#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace koe::pitch {

/// Values of another frame rate read every 10 ms: voiced where the nearest frame is, and there interpolated
/// in log f0 between voiced neighbours (held where only one of them is voiced, and beyond the last).
/// @param hz frames at 0, @p hopSeconds, 2·hopSeconds, …; 0 where unvoiced
/// @return [frames]
[[nodiscard]] std::vector<float> everyTenMs(std::span<const double> hz, double hopSeconds,
                                            std::size_t frames);

} // namespace koe::pitch
