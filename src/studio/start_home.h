#pragma once

#include "core/home.h"

namespace koe::studio {

/// Settings that say where voices, experiments and datasets lie from the next start on: "folder/weights",
/// "folder/logs", "folder/datasets".
inline constexpr const char* kMovableFolders[] = {"weights", "logs", "datasets"};

/// Home::find(), once folders that were set for the next start are where every program looks for them. For
/// the start of the studio; a running one keeps its folders.
[[nodiscard]] Home startHome();

} // namespace koe::studio
