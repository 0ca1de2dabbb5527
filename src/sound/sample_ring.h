#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <span>
#include <vector>

namespace koe::sound {

/// Samples on their way from the device's thread to another; neither waits.
class SampleRing
{
public:
    explicit SampleRing(std::size_t samples) : m_samples(samples) {}

    /// @return false when there was no room for all of them: then none is taken
    bool write(std::span<const float> samples)
    {
        const std::size_t written = m_written.load(std::memory_order_relaxed);
        if (samples.size() > m_samples.size() - (written - m_read.load(std::memory_order_acquire)))
            return false;
        for (std::size_t i = 0; i < samples.size(); i++)
            m_samples[(written + i) % m_samples.size()] = samples[i];
        m_written.store(written + samples.size(), std::memory_order_release);
        return true;
    }

    /// @return how many samples it gave
    std::size_t read(std::span<float> to)
    {
        const std::size_t read = m_read.load(std::memory_order_relaxed);
        const std::size_t count = std::min(to.size(), m_written.load(std::memory_order_acquire) - read);
        for (std::size_t i = 0; i < count; i++)
            to[i] = m_samples[(read + i) % m_samples.size()];
        m_read.store(read + count, std::memory_order_release);
        return count;
    }

private:
    std::vector<float> m_samples;
    std::atomic<std::size_t> m_written{0}; ///< in all
    std::atomic<std::size_t> m_read{0};
};

} // namespace koe::sound
