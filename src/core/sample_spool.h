#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <span>

namespace koe {

/// Samples that wait on the disk in a file without a name: gone with the object, or with the process.
///
/// One thread appends; any others may meanwhile read what size() says is there.
class SampleSpool
{
public:
    /// @throws InvalidInput when the folder cannot be written
    explicit SampleSpool(const std::filesystem::path& folder);
    ~SampleSpool();
    SampleSpool(const SampleSpool&) = delete;
    SampleSpool& operator=(const SampleSpool&) = delete;
    SampleSpool(SampleSpool&& other) noexcept;
    SampleSpool& operator=(SampleSpool&&) = delete;

    /// @throws Missing when the disk is full
    void append(std::span<const float> samples);
    [[nodiscard]] std::size_t size() const { return m_size.load(std::memory_order_acquire); }
    /// [first, first + to.size()) must lie inside.
    void read(std::size_t first, std::span<float> to) const;

    /// Whether the disk's format can free the beginning of a file.
    [[nodiscard]] bool canGiveBack() const;
    /// Frees the room of samples, which cannot be read any more.
    void giveBack(std::size_t first, std::size_t count);
    void clear();

private:
    std::filesystem::path m_folder;
    int m_file = -1;
    std::atomic<std::size_t> m_size{0};
};

} // namespace koe
