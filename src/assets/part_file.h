#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace koe::assets {

/// A download on its way: TARGET.part beside the target, kept when the work ends early, so that it goes on
/// from there; TARGET.part.of says what of (the server's validator). Locked: one process at a time.
class PartFile
{
public:
    /// Makes the folder too. @throws InvalidInput when it cannot be written to or another process is at it
    explicit PartFile(std::filesystem::path target);
    ~PartFile();
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_part; }
    [[nodiscard]] std::uint64_t size() const { return m_size; }
    /// What the bytes so far are of; empty: not known.
    [[nodiscard]] const std::string& validator() const { return m_validator; }

    /// From nothing. @throws like append
    void restart(const std::string& validator);
    /// @throws Missing when the disk is full; InvalidInput when it fails otherwise
    void append(std::span<const std::byte> bytes);
    /// Synced and renamed; nothing else of the download stays.
    void becomes(const std::filesystem::path& name);

private:
    [[noreturn]] void fail(int errorNumber) const;
    [[nodiscard]] std::filesystem::path notePath() const;

    std::filesystem::path m_target;
    std::filesystem::path m_part;
    std::string m_validator;
    int m_handle = -1;
    std::uint64_t m_size = 0;
};

} // namespace koe::assets
