#pragma once

#include "core/atomic_file.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace koe::tensorfile {

/// Writes stored records one after the other, each starting at a multiple of 64 bytes as PyTorch does, with
/// zip64 fields where a number needs them. Nothing is kept in memory but the directory.
class ZipWriter
{
public:
    explicit ZipWriter(AtomicFile& file) : m_file(file) {}

    /// @param passed called with the bytes of each piece, once when its checksum is made and once when it is
    /// written;
    ///               what it throws ends the writing
    void add(const std::string& name, std::span<const std::byte> bytes,
             const std::function<void(std::size_t)>& passed = {});
    void add(const std::string& name, std::string_view text) { add(name, std::as_bytes(std::span(text))); }
    /// Writes the directory; the caller commits the file.
    void finish();

private:
    struct Entry
    {
        std::string name;
        std::uint64_t headerAt = 0;
        std::uint64_t bytes = 0;
        std::uint32_t crc = 0;
    };

    void write(const std::string& bytes);

    AtomicFile& m_file;
    std::uint64_t m_at = 0;
    std::vector<Entry> m_entries;
};

} // namespace koe::tensorfile
