#include "sound/play_head.h"

#include <algorithm>
#include <cmath>

namespace koe::sound {
namespace {

constexpr float kFadeSeconds = 0.005F;
constexpr std::uint32_t kGenerationMask = 0xFFFFFF;

float toward(float from, float to, float step)
{
    return from < to ? std::min(to, from + step) : std::max(to, from - step);
}

} // namespace

void PlayHead::start(int sampleRateHz)
{
    m_meter.start(sampleRateHz);
    m_step = 1.0F / (kFadeSeconds * static_cast<float>(sampleRateHz));
    m_fade = 0.0F;
    m_mix = m_side.load() == Side::Result ? 1.0F : 0.0F;
    m_smoothGain = m_gain.load();
}

void PlayHead::empty()
{
    while (m_ring.front() != nullptr)
        m_ring.pop();
    m_offset = 0;
    m_fade = 0.0F;
    m_isSilent.store(true);
}

PlayHead::Place PlayHead::place() const
{
    const std::uint64_t both = m_place.load(std::memory_order_acquire);
    return {static_cast<std::uint32_t>(both >> kFrameBits),
            static_cast<std::int64_t>(both & ((std::uint64_t{1} << kFrameBits) - 1))};
}

void PlayHead::setPlace(std::uint32_t generation, std::int64_t frame)
{
    m_place.store(std::uint64_t{generation & kGenerationMask} << kFrameBits |
                      static_cast<std::uint64_t>(frame),
                  std::memory_order_release);
}

void PlayHead::render(std::span<float> samples, std::size_t channels)
{
    const std::uint32_t generation = m_generation.load(std::memory_order_acquire);
    const bool isWanted =
        m_isWanted.load(std::memory_order_acquire) && m_ended.load(std::memory_order_relaxed) != generation;
    const float side = m_side.load(std::memory_order_relaxed) == Side::Result ? 1.0F : 0.0F;
    const float gain = m_gain.load(std::memory_order_relaxed);
    bool hasEnded = false;
    bool isMissing = false;
    for (std::size_t at = 0; at < samples.size(); at += channels) {
        const Block* block = m_ring.front();
        // An old block is played as long as it fades; a used one makes room for the next.
        while (block != nullptr &&
               ((m_fade == 0.0F && block->generation != generation) || m_offset >= block->frames)) {
            if (block->isLast && block->generation == generation) {
                hasEnded = true;
                setPlace(generation, block->firstFrame + static_cast<std::int64_t>(block->frames));
            }
            m_ring.pop();
            m_offset = 0;
            block = m_ring.front();
        }
        float left = 0.0F;
        float right = 0.0F;
        if (block == nullptr) {
            isMissing = isMissing || m_fade > 0.0F;
            m_fade = 0.0F;
        } else {
            const bool sounds = isWanted && block->generation == generation;
            m_fade = toward(m_fade, sounds ? 1.0F : 0.0F, m_step);
            if (m_fade > 0.0F) {
                const auto& frame = block->samples[m_offset++];
                m_mix = toward(m_mix, side, m_step);
                m_smoothGain += (gain - m_smoothGain) * 0.5F * m_step;
                const float volume = m_fade * m_smoothGain;
                left = volume * (frame[0] + m_mix * (frame[2] - frame[0]));
                right = volume * (frame[1] + m_mix * (frame[3] - frame[1]));
            }
        }
        m_meter.add(std::max(std::abs(left), std::abs(right)));
        if (channels == 1)
            samples[at] = 0.5F * (left + right);
        else {
            samples[at] = left;
            samples[at + 1] = right;
        }
    }
    if (const Block* block = m_ring.front(); block != nullptr && block->generation == generation)
        setPlace(generation, block->firstFrame + static_cast<std::int64_t>(m_offset));
    if (hasEnded)
        m_ended.store(generation, std::memory_order_release);
    else if (isMissing && isWanted)
        m_dropouts.fetch_add(1, std::memory_order_relaxed);
    m_isSilent.store(m_fade == 0.0F, std::memory_order_release);
    m_meter.publish();
}

} // namespace koe::sound
