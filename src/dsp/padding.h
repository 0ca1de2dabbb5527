#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace koe::dsp {

/// @p before and @p after samples more, mirrored at the ends without repeating the end sample; mirrored again
/// where the signal is shorter than the padding (numpy.pad "reflect"). A single sample is repeated; nothing
/// stays nothing.
[[nodiscard]] std::vector<float> reflectPadded(std::span<const float> samples, std::size_t before,
                                               std::size_t after);

} // namespace koe::dsp
