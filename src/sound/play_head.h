#pragma once

#include "sound/block_ring.h"
#include "sound/level_meter.h"
#include "sound/sound.h"

#include <atomic>
#include <cstdint>
#include <span>

namespace koe::sound {

/// What the device's own thread does when it plays: takes blocks, fades, mixes the two sides, measures. Never
/// waits and takes no memory.
///
/// A jump is a new generation: what sounds fades out on the old blocks, these are thrown away, the new ones
/// fade in. The controls may be set from any one thread; the ring is filled by one other.
class PlayHead
{
public:
    struct Place
    {
        std::uint32_t generation = 0;
        std::int64_t frame = 0; ///< the next that will sound
    };

    explicit PlayHead(std::size_t blocks) : m_ring(blocks) {}

    [[nodiscard]] BlockRing& ring() { return m_ring; }
    /// Before the device calls for the first time.
    void start(int sampleRateHz);
    /// Device's thread. @param samples interleaved, of @p channels channels (1 or 2)
    void render(std::span<float> samples, std::size_t channels);
    /// Throws all blocks away. Only while nothing renders.
    void empty();

    // Controls.
    void setPlaying(bool playing) { m_isWanted.store(playing, std::memory_order_release); }
    void setGeneration(std::uint32_t generation)
    {
        m_generation.store(generation, std::memory_order_release);
    }
    void setSide(Side side) { m_side.store(side, std::memory_order_relaxed); }
    void setGain(float gain) { m_gain.store(gain, std::memory_order_relaxed); }

    // Reports.
    [[nodiscard]] Place place() const;
    /// Generation whose last block was played to its end; 0: none yet.
    [[nodiscard]] std::uint32_t endedGeneration() const { return m_ended.load(std::memory_order_acquire); }
    /// Nothing sounds and nothing fades.
    [[nodiscard]] bool isSilent() const { return m_isSilent.load(std::memory_order_acquire); }
    /// How often a block was missing while it played.
    [[nodiscard]] std::size_t dropouts() const { return m_dropouts.load(std::memory_order_relaxed); }
    [[nodiscard]] Level level() const { return m_meter.level(); }

private:
    static constexpr int kFrameBits = 40; // 66 days at 192 kHz

    void setPlace(std::uint32_t generation, std::int64_t frame);

    BlockRing m_ring;
    LevelMeter m_meter;
    std::atomic<bool> m_isWanted{false};
    std::atomic<std::uint32_t> m_generation{1};
    std::atomic<Side> m_side{Side::Source};
    std::atomic<float> m_gain{1.0F};
    std::atomic<std::uint64_t> m_place{
        0}; ///< generation (its last 24 bits) and frame, so that both are of one moment
    std::atomic<std::uint32_t> m_ended{0};
    std::atomic<bool> m_isSilent{true};
    std::atomic<std::size_t> m_dropouts{0};

    // Device's thread only.
    std::size_t m_offset = 0; // in the front block
    float m_step = 0.005F;    // of the fades, per frame
    float m_fade = 0.0F;      // 0 silent … 1 sounds
    float m_mix = 0.0F;       // 0 source … 1 result
    float m_smoothGain = 1.0F;
};

} // namespace koe::sound
