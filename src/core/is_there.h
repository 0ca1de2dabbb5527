#pragma once

#include <filesystem>

namespace koe {

/// Whether there is such a file or folder; false for an empty path and for what cannot be looked at.
[[nodiscard]] inline bool isThere(const std::filesystem::path& path)
{
    std::error_code error;
    return std::filesystem::exists(path, error);
}

} // namespace koe
