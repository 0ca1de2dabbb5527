#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace koe::sound {

/// A stretch of both sides on the common timeline.
struct Block
{
    static constexpr std::size_t kFrames = 256;

    std::int64_t firstFrame = 0;
    std::size_t frames = 0;       ///< of samples; may be none in the last block
    std::uint32_t generation = 0; ///< of the jump that it was read for; others are stale
    bool isLast = false;          ///< nothing comes behind it
    std::array<std::array<float, 4>, kFrames> samples{}; ///< source left, right, result left, right
};

/// Blocks on their way from one thread to another; neither waits.
class BlockRing
{
public:
    explicit BlockRing(std::size_t blocks) : m_blocks(blocks + 1) {}

    /// For the writer: the next block to fill, null when all are full.
    [[nodiscard]] Block* room()
    {
        const std::size_t write = m_write.load(std::memory_order_relaxed);
        return next(write) == m_read.load(std::memory_order_acquire) ? nullptr : &m_blocks[write];
    }
    void push() { m_write.store(next(m_write.load(std::memory_order_relaxed)), std::memory_order_release); }

    /// For the reader: the oldest block, null when there is none.
    [[nodiscard]] const Block* front() const
    {
        const std::size_t read = m_read.load(std::memory_order_relaxed);
        return read == m_write.load(std::memory_order_acquire) ? nullptr : &m_blocks[read];
    }
    void pop() { m_read.store(next(m_read.load(std::memory_order_relaxed)), std::memory_order_release); }

private:
    [[nodiscard]] std::size_t next(std::size_t index) const { return (index + 1) % m_blocks.size(); }

    std::vector<Block> m_blocks; // one stays free, so that full and empty differ
    std::atomic<std::size_t> m_write{0};
    std::atomic<std::size_t> m_read{0};
};

} // namespace koe::sound
