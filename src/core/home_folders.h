#pragma once

#include "core/home.h"

#include <filesystem>
#include <map>
#include <string>

namespace koe {

/// Where settings, jobs, takes and the like lie: they stay when voices and experiments are put elsewhere.
[[nodiscard]] std::filesystem::path dataFolder(const Home& home);

/// What somebody has put elsewhere: "weights", "logs" or "datasets" and its folder. Kept as lines
/// "weights=/path" in folders.txt of the data folder; Home::find() goes by it, so every program does.
using MovedFolders = std::map<std::string, std::filesystem::path>;
/// Nothing where there is no such file; what is no whole path is left out.
[[nodiscard]] MovedFolders readMovedFolders(const std::filesystem::path& dataFolder);
/// @throws InvalidInput, Missing when it cannot be written
void keepMovedFolders(const std::filesystem::path& dataFolder, const MovedFolders& folders);

} // namespace koe
