#pragma once

#include "core/audio_buffer.h"
#include "core/sample_spool.h"

#include <filesystem>
#include <functional>
#include <span>

namespace koe::convert {

/// A recording at 16 kHz that is read in stretches; how long it is at its own rate is known too.
class SampleSource
{
public:
    virtual ~SampleSource() = default;

    [[nodiscard]] virtual std::size_t size() const = 0;
    /// [first, first + to.size()) must lie inside.
    virtual void read(std::size_t first, std::span<float> to) const = 0;

    [[nodiscard]] std::vector<float> all() const
    {
        std::vector<float> samples(size());
        read(0, samples);
        return samples;
    }

    /// Before it was brought to 16 kHz.
    std::size_t ownSamples = 0;
    int ownRateHz = 16000;
};

/// 16 kHz in memory.
class MemorySource : public SampleSource
{
public:
    explicit MemorySource(std::span<const float> samples) : m_samples(samples)
    {
        ownSamples = samples.size();
    }
    [[nodiscard]] std::size_t size() const override { return m_samples.size(); }
    void read(std::size_t first, std::span<float> to) const override;

private:
    std::span<const float> m_samples;
};

/// 16 kHz on the disk.
class Spool : public SampleSource
{
public:
    explicit Spool(const std::filesystem::path& folder) : m_samples(folder) {}

    void append(std::span<const float> samples) { m_samples.append(samples); }
    [[nodiscard]] std::size_t size() const override { return m_samples.size(); }
    void read(std::size_t first, std::span<float> to) const override { m_samples.read(first, to); }

private:
    SampleSpool m_samples;
};

/// Takes what was spoken block by block: first its rate and length, then the samples in order. Full scale is
/// ±1; what is beyond it is for whoever writes the file to bring down.
struct SoundSink
{
    std::function<void(int sampleRateHz, std::size_t samples)> begin;
    std::function<void(std::span<const float>)> write;
};

} // namespace koe::convert
