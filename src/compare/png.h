#pragma once

#include "compare/canvas.h"

#include <filesystem>

namespace koe::compare {

/// Writes a picture as PNG (8 bits, RGB), all or nothing.
/// @throws InvalidInput, Missing when the place cannot be written to or is full
void writePng(const std::filesystem::path& path, const Canvas& canvas);

} // namespace koe::compare
