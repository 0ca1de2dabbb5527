#pragma once

#include "core/job.h"
#include "dataset/check.h"
#include "dataset/recordings.h"

#include <cstdint>
#include <vector>

namespace koe::dataset {

/// One recording as it was heard.
struct Heard
{
    FileFigures figures;
    std::vector<std::uint32_t> fingerprint;
    std::vector<double> timbre;
    std::vector<float> pitchHz; ///< of its voiced moments
};

/// Decodes a recording once and measures all that can be said of it alone.
/// A file that cannot be read has a `problem` and nothing else. @throws Cancelled
[[nodiscard]] Heard listenTo(const Recording& recording, const Job& job);

} // namespace koe::dataset
