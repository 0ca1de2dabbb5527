#pragma once

#include "ui/app/desk.h"

#include <filesystem>

namespace koe::ui {

/// Where conversions go: what was chosen, else the results of KOE_HOME, else «Koe Studio» in the desktop's
/// folder of music.
[[nodiscard]] std::filesystem::path resultsFolder(const Desk& desk);
void setResultsFolder(Desk& desk, const std::filesystem::path& folder);

} // namespace koe::ui
