#pragma once

#include <filesystem>
#include <string>

namespace koe {

/// Where voices, base models and experiments live.
///
/// KOE_HOME/{weights,logs,presets} if it is set; else the source tree's, when the program runs from one;
/// else $XDG_DATA_HOME/koe-studio/{weights,logs,presets}.
struct Home
{
    std::filesystem::path weights; ///< voices (*.pth) and base models that can be written to
    std::filesystem::path logs;    ///< one folder per experiment
    /// Starter pack (encoder, base, ready voices): KOE_HOME's, the tree's or the installed one; may be absent.
    std::filesystem::path starter;
    std::filesystem::path presets{}; ///< settings of conversions under a name

    [[nodiscard]] static Home find();
    [[nodiscard]] std::filesystem::path experiment(const std::string& name) const { return logs / name; }
};

} // namespace koe
