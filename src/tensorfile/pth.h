#pragma once

#include "tensorfile/file_bytes.h"
#include "tensorfile/value.h"

#include <filesystem>
#include <string>
#include <vector>

namespace koe::tensorfile {

/// What a reader noticed beside the values.
struct PthNotes
{
    std::vector<std::string> suspicious; ///< classes and functions that no model needs ("os.system"); not run
};

/// Reads what torch.save wrote (zip container; the legacy stream too). Tensors of a zip point into the
/// mapped file. Runs nothing: classes outside a fixed list become Opaque. Trusts no size.
/// @throws InvalidInput for damaged, truncated, hostile or foreign files, in a sentence that says which
[[nodiscard]] Value readPth(const std::filesystem::path& path);
/// The same from bytes in memory. @param shownName the file's name in sentences
/// @param notes filled instead of the log
[[nodiscard]] Value readPth(const FileBytes& file, const std::string& shownName, PthNotes* notes = nullptr);

/// The same without the numbers: tensors have their types and shapes but no bytes, and nothing of the file but its
/// table of contents is touched (for lists of many large files).
[[nodiscard]] Value readPthOutline(const std::filesystem::path& path);
[[nodiscard]] Value readPthOutline(const FileBytes& file, const std::string& shownName);

/// Writes @p root as torch.save would (zip, protocol 2), so that torch.load(weights_only=True) of
/// PyTorch 1.13 and later opens it. All or nothing (AtomicFile).
void writePth(const std::filesystem::path& path, const Value& root);

} // namespace koe::tensorfile
