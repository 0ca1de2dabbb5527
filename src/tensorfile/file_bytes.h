#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

namespace koe::tensorfile {

/// The bytes of a file, read-only: small files are read, larger ones mapped (private).
/// Who holds `owner` may use `bytes`. A mapped file must not be shortened by others meanwhile: writers of
/// ours never do (AtomicFile replaces the name, the old bytes stay).
struct FileBytes
{
    std::shared_ptr<const void> owner;
    std::span<const std::byte> bytes;
};

/// @throws Missing if there is no such file; InvalidInput for a folder, a device or a file that cannot be
/// read
[[nodiscard]] FileBytes readFileBytes(const std::filesystem::path& path);

} // namespace koe::tensorfile
