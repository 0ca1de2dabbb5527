#pragma once

#include "core/audio_buffer.h"

namespace koe::pitch {

inline constexpr int kSampleRateHz = 16000;
inline constexpr int kHopSamples = 160;
inline constexpr double kFloorHz = 50.0;
inline constexpr double kCeilingHz = 1100.0;

/// @throws InvalidInput unless the sound is at 16 kHz and every sample is a number
void requireVoiceInput(const AudioBuffer& audio);

/// Frames of a track: one per 10 ms, the first at 0.
[[nodiscard]] inline std::size_t frameCount(const AudioBuffer& audio)
{
    return 1 + audio.samples.size() / kHopSamples;
}

} // namespace koe::pitch
