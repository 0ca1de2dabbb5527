#pragma once

#include "assets/manifest.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace koe::assets {

/// Where the base model @p name lies: a file, a folder in transformers form, or of a pair the generator;
/// empty if it is not there. Only looks; koe assets verify reads.
/// @param weights the folder that Home calls so
[[nodiscard]] std::filesystem::path locate(const std::filesystem::path& weights, std::string_view name);

/// The same of a speech encoder; RVC's is here in either of its two forms.
[[nodiscard]] std::filesystem::path locateEncoder(const std::filesystem::path& weights,
                                                  std::string_view name);

/// The end of a sentence about a base model that is missing: "run: koe assets get rmvpe (181 MB)".
/// @param name one that the manifest has
[[nodiscard]] std::string howToGet(std::string_view name);

enum class Where
{
    Absent,
    Partial, ///< begun
    Here,    ///< of the listed length
    Differs, ///< of another length, or (where it was read) of other content
};

struct FileState
{
    const Asset* asset = nullptr;
    const AssetFile* file = nullptr;
    std::filesystem::path path; ///< where it is, or would be
    Where where = Where::Absent;
    std::uint64_t bytes = 0; ///< that are here
    std::string sha256;      ///< of what is here, if it was read
};

/// By length alone. @p asset and @p file must outlive the answer.
[[nodiscard]] FileState stateOf(const std::filesystem::path& weights, const Asset& asset,
                                const AssetFile& file);

/// "X differs from the list" with both lengths and, where it was read, both sums.
[[nodiscard]] std::string differsSentence(const FileState& state, const AssetFile& listed);

} // namespace koe::assets
