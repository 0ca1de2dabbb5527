#pragma once

#include "audio/sound_layout.h"

#include <cstddef>
#include <string>

namespace koe::audio {

enum class WavSample
{
    Pcm16,
    Pcm24,
    Float32
};

[[nodiscard]] std::size_t bytesOf(WavSample sample);

/// What stands before the samples of a .wav. Own bytes instead of libsndfile's: the same bytes for the same
/// sound (its PEAK chunk holds the time of day). A sound that RIFF's 4 GB do not hold becomes RF64 (EBU Tech
/// 3306), which all that read long files know.
[[nodiscard]] std::string wavHeader(const SoundLayout& layout, std::size_t frames, WavSample sample);

} // namespace koe::audio
