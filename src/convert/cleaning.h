#pragma once

#include "convert/sample_store.h"
#include "core/job.h"

#include <filesystem>

namespace koe::convert {

/// A recording with its steady noise taken out (dsp::NoiseGate): heard once for the noise, then cleaned,
/// block by block.
/// @param strength 0 to 1
[[nodiscard]] Spool cleaned(const SampleSource& source, int sampleRateHz, double strength,
                            const std::filesystem::path& folder, const Job& job);

} // namespace koe::convert
