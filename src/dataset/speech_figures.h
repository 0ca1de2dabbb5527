#pragma once

#include "dataset/band_frames.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace koe::dataset {

// What the bands of a recording say about the room, the noise and the speaker. All of it is blind: nothing
// but the recording is known.

struct SpeechLevel
{
    double noiseDb = 0.0;     ///< steady noise; kUnknown in digital silence
    double speechDb = 0.0;    ///< mean over the moments of speech, without that noise; kUnknown: no speech
    std::vector<bool> speech; ///< of each frame
    std::size_t speechFrames = 0; ///< of them
};
/// Noise is what lies under the quietest moments of each band (minimum statistics, Martin 2001).
[[nodiscard]] SpeechLevel speechLevel(const BandFrames& frames);

/// Seconds of 60 dB, from the quickest falls of the level by 15 dB (a voice may die away slower than its
/// room, never quicker); kUnknown where there are too few.
[[nodiscard]] double reverbSeconds(const BandFrames& frames, const SpeechLevel& level);

/// Share of the loud moments around which the level does not move as that of a voice does (syllables,
/// pauses).
[[nodiscard]] double stillShare(const BandFrames& frames, const SpeechLevel& level);

/// Where the mean spectrum falls off a cliff, or half of the rate.
/// @param spectrum mean power of each 100 Hz
[[nodiscard]] double bandwidthHz(std::span<const double> spectrum, int sampleRateHz);

} // namespace koe::dataset
