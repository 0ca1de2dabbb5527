#pragma once

#include "convert/convert.h"
#include "core/home.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace koe::studio {

/// Settings of a conversion under a name: JSON in the presets folder, with the names of `koe convert`'s
/// options. What is converted, by which voice, where to and on what is not among them.

/// The file of a NAME, or the path itself where it is one (it holds a / or ends in .json).
/// @throws UsageError for a name that cannot be a file's
[[nodiscard]] std::filesystem::path presetFile(const Home& home, const std::string& nameOrPath);

/// A voice's own: the preset that is called as the voice is; nothing when there is none.
[[nodiscard]] std::optional<std::filesystem::path> presetOfVoice(const Home& home, const std::string& voice);

/// Sets what @p file names; the rest stays as it is.
/// @return names in it that this version does not know
/// @throws Missing naming the presets that there are; InvalidInput for what is no preset, with the first
/// value that does not fit
std::vector<std::string> applyPreset(const Home& home, const std::filesystem::path& file,
                                     convert::ConvertRequest& request);

/// Writes all settings of @p request, those at their defaults as well.
/// @throws InvalidInput, Missing where it cannot be written
void savePreset(const std::filesystem::path& file, const convert::ConvertRequest& request);

/// A whole request as a text: what is converted, by which voice, where to, and all settings.
[[nodiscard]] std::string requestText(const convert::ConvertRequest& request);

/// The request of such a text; what this version does not know is left out.
/// @throws InvalidInput for what is none
[[nodiscard]] convert::ConvertRequest requestFromText(const Home& home, const std::string& text);

/// A setting that two requests do not share, as texts; its name is that of the option ("voice" besides).
struct SettingChange
{
    std::string name;
    std::string before; ///< "" where nothing was set
    std::string after;
};
[[nodiscard]] std::vector<SettingChange> changesBetween(const convert::ConvertRequest& before,
                                                        const convert::ConvertRequest& after);

} // namespace koe::studio
