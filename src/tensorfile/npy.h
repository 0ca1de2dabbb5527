#pragma once

#include "tensorfile/tensor.h"

#include <filesystem>

namespace koe::tensorfile {

/// Reads a NumPy array file (format 1.0 to 3.0, C or Fortran order, no objects), mapped or copied.
/// @throws InvalidInput for anything else or a size that the file does not have
[[nodiscard]] Tensor readNpy(const std::filesystem::path& path);

/// Writes format 1.0, C order, all or nothing.
void writeNpy(const std::filesystem::path& path, const Tensor& tensor);

} // namespace koe::tensorfile
