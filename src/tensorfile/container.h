#pragma once

#include <filesystem>

namespace koe::tensorfile {

enum class Container
{
    Zip,          ///< of PyTorch since 1.6
    LegacyStream, ///< of PyTorch before
    Safetensors,
    Unknown, ///< another, or a file that cannot be read
};

/// How @p path begins, whatever its name.
[[nodiscard]] Container containerOf(const std::filesystem::path& path);
/// For people: "PyTorch zip".
[[nodiscard]] const char* name(Container container);

} // namespace koe::tensorfile
