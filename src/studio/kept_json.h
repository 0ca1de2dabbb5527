#pragma once

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <functional>
#include <string>

namespace koe::studio {

/// What the program keeps of itself in a JSON file (settings, jobs, results): read at its start, written at
/// each change, whole or not at all.
///
/// @p take gets what the file says, and throws what it cannot use; nothing is called where there is no file.
/// A file that cannot be read or taken is moved aside, so that nothing of it is lost, and all begins anew.
/// @param what it is, for the sentence: "the settings"
/// @return that sentence for the user; empty: all is well
[[nodiscard]] std::string readKept(const std::filesystem::path& file, const std::string& what,
                                   const std::function<void(const nlohmann::json&)>& take);

/// Makes the folder where it is missing. @return why it is not on the disk, a sentence; empty: it is
std::string writeKept(const std::filesystem::path& file, const std::string& what, const nlohmann::json& all);

} // namespace koe::studio
