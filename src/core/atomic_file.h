#pragma once

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace koe {

/// A file that appears under its name only when it is whole: written beside the target, synced, renamed.
/// Without commit() nothing is left behind.
class AtomicFile
{
public:
    /// @throws InvalidInput when the folder cannot be written
    explicit AtomicFile(std::filesystem::path target);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    /// @throws Missing when the disk is full
    void write(std::span<const std::byte> bytes);
    void write(std::string_view text) { write(std::as_bytes(std::span(text.data(), text.size()))); }
    void commit();

    /// Where the bytes are until commit(), for libraries that want a path of their own.
    [[nodiscard]] const std::filesystem::path& partPath() const { return m_part; }
    /// Closes our handle so that such a library may open partPath(); commit() still renames it.
    void handOver();

private:
    [[noreturn]] void fail(int errorNumber);

    std::filesystem::path m_target;
    std::filesystem::path m_part;
    std::FILE* m_file = nullptr;
    bool m_committed = false;
};

/// Whole file as text. @throws InvalidInput when it cannot be read
std::string readTextFile(const std::filesystem::path& path);
/// Writes all of @p text or nothing, through AtomicFile.
void writeTextFile(const std::filesystem::path& path, std::string_view text);

} // namespace koe
