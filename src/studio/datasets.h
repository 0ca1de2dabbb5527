#pragma once

#include "core/home.h"
#include "core/job.h"

#include <filesystem>
#include <string>
#include <vector>

namespace koe::studio {

/// Sets of recordings under a name: a folder each in datasets/, beside weights/. Any folder elsewhere is a
/// set as well; these are the ones that the studio makes.

[[nodiscard]] std::filesystem::path datasetsFolder(const Home& home);

/// Folders of the sets, in name order; none where there is no such folder.
[[nodiscard]] std::vector<std::filesystem::path> datasetFolders(const Home& home);

/// Makes an empty set.
/// @throws UsageError for a name that cannot be a folder's or is taken; InvalidInput where it cannot be made
std::filesystem::path makeDataset(const Home& home, const std::string& name);

/// Copies recordings (of a folder: all files in it and below) into a set; a name that is taken gets a number.
/// What is there already, byte for byte, is not copied again.
/// @return names of the new ones, inside the set
/// @throws InvalidInput for what cannot be read; Missing when the disk is full; Cancelled: what is copied by
/// then stays
std::vector<std::string> addRecordings(const std::filesystem::path& set,
                                       const std::vector<std::filesystem::path>& files, const Job& job);

} // namespace koe::studio
