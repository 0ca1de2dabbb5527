#pragma once

#include "tensorfile/file_bytes.h"
#include "tensorfile/tensor.h"

#include <filesystem>
#include <map>
#include <string>

namespace koe::tensorfile {

struct Safetensors
{
    TensorMap tensors; // point into the mapped file
    std::map<std::string, std::string> metadata;
};

/// @throws InvalidInput for damaged or hostile files
[[nodiscard]] Safetensors readSafetensors(const std::filesystem::path& path);
/// The same from bytes in memory. @param shownName the file's name in sentences
[[nodiscard]] Safetensors readSafetensors(const FileBytes& file, const std::string& shownName);
/// All or nothing (AtomicFile).
void writeSafetensors(const std::filesystem::path& path, const Safetensors& content);

} // namespace koe::tensorfile
