#pragma once

#include "ui/pages/checkpoint/extract_form.h"

#include <algorithm>

namespace koe::ui {

/// Whether a voice is to be extracted from a checkpoint that was dropped, not from one of the chosen
/// experiment.
[[nodiscard]] inline bool isDropped(const ExtractForm& extract)
{
    const auto& own = extract.generators();
    const std::filesystem::path& chosen = extract.values().checkpoint;
    return !chosen.empty() && std::find(own.begin(), own.end(), chosen) == own.end();
}

} // namespace koe::ui
