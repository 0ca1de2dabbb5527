#pragma once

#include "core/job.h"

#include <filesystem>
#include <vector>

namespace koe::ui {

/// What was dropped as files: each file as it is, each folder as the recordings in it and below, in the order
/// of their names. What is hidden or cannot be read is passed over.
[[nodiscard]] std::vector<std::filesystem::path>
droppedRecordings(const std::vector<std::filesystem::path>& dropped, const Job& job);

} // namespace koe::ui
