#pragma once

#include "core/audio_buffer.h"

#include <cstddef>
#include <span>

namespace koe::content {

inline constexpr int kSpeechRateHz = 16000;
inline constexpr std::size_t kSamplesPerFrame = 320; ///< 50 frames per second
inline constexpr std::size_t kShortestInput = 400;   ///< what one frame sees

/// RVC's frame rule: floor((samples − 80) / 320) for 400 samples or more, none for fewer.
[[nodiscard]] constexpr std::size_t frameCount(std::size_t samples)
{
    return samples < kShortestInput ? 0 : (samples - 80) / kSamplesPerFrame;
}

/// The samples of @p audio, once they are what an encoder takes.
/// @throws InvalidInput unless mono sound at 16 kHz of 400 samples or more, all finite
[[nodiscard]] std::span<const float> speechSamples(const AudioBuffer& audio);

} // namespace koe::content
