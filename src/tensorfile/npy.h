#pragma once

#include "tensorfile/file_bytes.h"
#include "tensorfile/tensor.h"

#include <filesystem>
#include <string>

namespace koe::tensorfile {

/// Reads a NumPy array file (format 1.0 to 3.0, C or Fortran order, no objects), mapped or copied.
/// @throws InvalidInput for anything else or a size that the file does not have
[[nodiscard]] Tensor readNpy(const std::filesystem::path& path);
/// The same from bytes in memory. @param shownName the file's name in sentences
[[nodiscard]] Tensor readNpy(const FileBytes& file, const std::string& shownName);

/// Writes format 1.0, C order, all or nothing.
void writeNpy(const std::filesystem::path& path, const Tensor& tensor);

} // namespace koe::tensorfile
