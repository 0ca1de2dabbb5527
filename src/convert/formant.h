#pragma once

#include "core/audio_buffer.h"

#include <cstddef>

namespace koe::convert {

/// Frames that @p frames of speech are decoded on, so that played in the time of @p frames their formants lie
/// @p semitones higher: RVC's ceil(frames · 2^(s / 12)).
[[nodiscard]] std::size_t formantFrames(std::size_t frames, double semitones);

/// A sound of @p decodedFrames in the time of @p frames: exactly hop · frames samples, at the same rate.
[[nodiscard]] AudioBuffer squeezed(AudioBuffer audio, std::size_t decodedFrames, std::size_t frames);

} // namespace koe::convert
