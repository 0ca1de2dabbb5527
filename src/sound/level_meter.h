#pragma once

#include "sound/sound.h"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace koe::sound {

/// Peak and loudness of what goes by. One thread adds, any reads. Never waits.
class LevelMeter
{
public:
    void start(int sampleRateHz)
    {
        m_peakKept = std::exp(-1.0F / (0.25F * static_cast<float>(sampleRateHz)));
        m_powerKept = std::exp(-1.0F / (0.1F * static_cast<float>(sampleRateHz)));
    }

    void add(float sample)
    {
        m_peak = std::max(std::abs(sample), m_peak * m_peakKept);
        m_power = m_power * m_powerKept + sample * sample * (1.0F - m_powerKept);
    }

    /// Shows what was added.
    void publish()
    {
        m_shownPeak.store(m_peak, std::memory_order_relaxed);
        m_shownRms.store(std::sqrt(m_power), std::memory_order_relaxed);
    }

    [[nodiscard]] Level level() const
    {
        return {m_shownPeak.load(std::memory_order_relaxed), m_shownRms.load(std::memory_order_relaxed)};
    }

private:
    float m_peakKept = 0.0F; // per sample: a quarter and a tenth of a second
    float m_powerKept = 0.0F;
    float m_peak = 0.0F;
    float m_power = 0.0F;
    std::atomic<float> m_shownPeak{0.0F};
    std::atomic<float> m_shownRms{0.0F};
};

} // namespace koe::sound
