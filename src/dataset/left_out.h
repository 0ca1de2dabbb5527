#pragma once

#include <filesystem>
#include <set>
#include <string>

namespace koe::dataset {

/// Recordings that stay in a folder but are not trained on: koe-dataset.json in it, {"left_out": ["a.wav"]},
/// paths inside the folder. Torch-free, for front ends.
inline constexpr const char* kLeftOutFile = "koe-dataset.json";

/// Empty where there is no such file. @throws InvalidInput for one that cannot be read
[[nodiscard]] std::set<std::string> readLeftOut(const std::filesystem::path& folder);

/// No name left: the file goes. @throws InvalidInput where it cannot be written; Missing when the disk is
/// full
void writeLeftOut(const std::filesystem::path& folder, const std::set<std::string>& names);

} // namespace koe::dataset
