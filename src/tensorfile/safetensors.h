#pragma once

#include "tensorfile/tensor.h"

#include <filesystem>
#include <map>

namespace koe::tensorfile {

struct Safetensors
{
    TensorMap tensors; // point into the mapped file
    std::map<std::string, std::string> metadata;
};

/// @throws InvalidInput for damaged or hostile files
[[nodiscard]] Safetensors readSafetensors(const std::filesystem::path& path);
/// All or nothing (AtomicFile).
void writeSafetensors(const std::filesystem::path& path, const Safetensors& content);

} // namespace koe::tensorfile
