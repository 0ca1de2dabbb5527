#pragma once

#include "compare/figures.h"

#include <filesystem>

namespace koe::compare {

/// The two recordings over each other on one time axis: waveforms, spectrograms (linear, 80 dB), pitch on a
/// logarithmic scale. The source is cool, the result warm, the ground dark.
/// @throws InvalidInput, Missing when @p file cannot be written
void drawComparison(const std::filesystem::path& file, const Recording& source, const Recording& result);

} // namespace koe::compare
