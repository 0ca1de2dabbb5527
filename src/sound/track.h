#pragma once

#include "audio/resample.h"
#include "core/sample_spool.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <vector>

namespace koe::sound {

/// A recording that is decoded to the disk by a thread of its own from begin() on, as one channel or two (of
/// more their mean), so that any place of it can be read at once. The destructor stops that thread.
class Track
{
public:
    explicit Track(std::filesystem::path file);
    Track(const Track&) = delete;
    Track& operator=(const Track&) = delete;

    /// Starts to decode, the first time. Not for the window's thread: while the engine is being loaded,
    /// beginning a thread waits until it is.
    void begin();

    /// Samples of each channel that can be read; grows until isWhole().
    [[nodiscard]] std::size_t frames() const { return m_frames.load(std::memory_order_acquire); }
    [[nodiscard]] bool isWhole() const { return m_isWhole.load(std::memory_order_acquire); }
    /// Once there are frames.
    [[nodiscard]] int sampleRateHz() const { return m_rateHz.load(std::memory_order_acquire); }
    [[nodiscard]] std::size_t channels() const { return m_channels.load(std::memory_order_acquire); }
    [[nodiscard]] double seconds() const;
    /// Why it cannot be decoded; empty while it can.
    [[nodiscard]] std::string problem() const;

    /// Channels interleaved.
    void read(std::size_t firstFrame, std::span<float> to) const;

private:
    void decode(const std::stop_token& stop);

    std::filesystem::path m_file;
    std::optional<SampleSpool> m_samples; // made before the thread starts
    std::atomic<std::size_t> m_frames{0};
    std::atomic<std::size_t> m_channels{1};
    std::atomic<int> m_rateHz{0};
    std::atomic<bool> m_isWhole{false};
    mutable std::mutex m_mutex;
    std::string m_problem;
    std::jthread m_thread; // last: starts when all else is there
};

/// A track at another rate, as two channels, from any place: the samples that resampling all of it would
/// give. One thread.
class TrackReader
{
public:
    TrackReader(std::shared_ptr<const Track> track, int sampleRateHz);

    /// [frames, 2]; silence behind the end of the track.
    /// @return false when that much is not decoded yet: then ask again later
    [[nodiscard]] bool read(std::int64_t firstFrame, std::span<float> to);
    [[nodiscard]] const std::shared_ptr<const Track>& track() const { return m_track; }
    /// How long the track is at this rate, once it is whole.
    [[nodiscard]] std::optional<std::int64_t> length() const;

private:
    void restart(std::int64_t firstFrame);
    void push();
    [[nodiscard]] std::size_t ready() const { return m_made[0].size() - m_taken; }

    std::shared_ptr<const Track> m_track;
    int m_rateHz;
    std::vector<audio::RunningResampler>
        m_resamplers;             // one a channel of the track; none before the first read
    std::vector<float> m_made[2]; // [channel], what they gave
    std::size_t m_taken = 0;      // of m_made, skipped or given
    std::size_t m_nextIn = 0;     // frame of the track
    std::int64_t m_nextOut = 0;   // frame at our rate that m_made[m_taken] is
    bool m_isFinished = false;
};

} // namespace koe::sound
