#pragma once

#include "tensorfile/file_bytes.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace koe::tensorfile {

/// The records of a zip file (zip64 too): found through the central directory, every size checked against the
/// file. Records are stored or deflated; inflating is bounded, so that a small file cannot fill the memory.
class ZipReader
{
public:
    /// @param shownName for sentences
    /// @throws InvalidInput for a damaged, truncated or overlapping archive
    ZipReader(FileBytes file, std::string shownName);

    /// In the order of the directory.
    [[nodiscard]] std::vector<std::string_view> names() const;
    [[nodiscard]] bool contains(std::string_view name) const { return m_byName.count(name) != 0; }
    /// A record's bytes: a part of the mapped file if it is stored, else inflated.
    /// @throws InvalidInput if there is none of that name or it is damaged
    [[nodiscard]] FileBytes read(std::string_view name);
    /// The first bytes of a record, at most @p most; only these are unpacked.
    [[nodiscard]] FileBytes readStart(std::string_view name, std::size_t most);
    /// A record's bytes one piece after the other, for large ones that go somewhere else; the checksum is
    /// compared.
    /// @throws InvalidInput as read() does, at the latest behind the last piece; what @p sink throws
    void unpack(std::string_view name, const std::function<void(std::span<const std::byte>)>& sink);
    /// Length of a record as the directory gives it (read() holds it to that).
    /// @throws InvalidInput if there is none of that name
    [[nodiscard]] std::uint64_t sizeOf(std::string_view name) const { return entryOf(name).bytes; }

    /// Whether @p content, the whole of the record @p name, has the checksum of the directory.
    [[nodiscard]] bool isIntact(std::string_view name, const FileBytes& content) const;

    /// Whether a name may be unpacked: no absolute path, no "..", no drive letter, no control character, and
    /// not empty.
    [[nodiscard]] static bool isSafe(std::string_view name);

private:
    struct Entry
    {
        std::string_view name;
        std::uint64_t headerAt = 0; ///< of the local header
        std::uint64_t storedBytes = 0;
        std::uint64_t bytes = 0;
        std::uint32_t crc = 0;
        std::uint16_t method = 0;
        std::uint16_t flags = 0;
        std::uint64_t endsBefore = 0; ///< where the next record or the directory begins
    };

    void readDirectory();
    void checkPlaces();
    [[nodiscard]] const Entry& entryOf(std::string_view name) const;
    void requireReadable(const Entry& entry) const;
    [[nodiscard]] std::span<const std::byte> stored(const Entry& entry) const;
    [[noreturn]] void failDamaged(const char* what) const;
    [[nodiscard]] std::uint64_t number(std::uint64_t at, int bytes) const;
    void inflatePieces(const Entry& entry, const std::function<void(std::span<const std::byte>)>& sink) const;
    [[nodiscard]] FileBytes inflated(const Entry& entry, std::uint64_t most);

    FileBytes m_file;
    std::string m_shown;
    std::vector<Entry> m_entries;
    std::unordered_map<std::string_view, std::size_t> m_byName;
    std::uint64_t m_directoryAt = 0;
    std::uint64_t m_inflateBudget = 0;
};

} // namespace koe::tensorfile
