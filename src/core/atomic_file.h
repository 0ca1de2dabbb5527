#pragma once

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace koe {

/// Whether what is written is on the disk when the call returns, so that it outlasts a power cut too. Else
/// the system writes it some seconds later; it outlasts a crash of the program either way. Syncing waits for
/// the disk, which the window must not: what it keeps of itself is small, and may be yesterday's after a
/// power cut.
enum class Sync
{
    Now,
    Later
};

/// A file that appears under its name only when it is whole: written beside the target and renamed.
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
    void commit(Sync sync = Sync::Now);

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
void writeTextFile(const std::filesystem::path& path, std::string_view text, Sync sync = Sync::Now);

} // namespace koe
