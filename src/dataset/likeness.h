#pragma once

#include "dataset/band_frames.h"
#include "dataset/speech_figures.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace koe::dataset {

// Which recordings of a folder are the same sound, and which are not the same person.

/// A recording's course of loudness across its bands as 32 bits for each 10 ms: the same for the same sound
/// at another level, rate or format, also when a coder shifted it. Source: Haitsma and Kalker, "A Highly
/// Robust Audio Fingerprinting System" (2002). 0: nothing sounds there.
[[nodiscard]] std::vector<std::uint32_t> fingerprint(const BandFrames& frames, const SpeechLevel& level);

struct SameSound
{
    std::size_t first = 0, second = 0; ///< places in the list; the second is the shorter one
    double share = 0.0;                ///< of the second that the first has too
};
/// Pairs in which most of the shorter one is in the longer one.
[[nodiscard]] std::vector<SameSound> sameSounds(std::span<const std::vector<std::uint32_t>> prints);

/// How a voice sounds over a recording: means and movement of its cepstrum and of its pitch. Empty where
/// there is less than a second of speech or the rate is under 16 kHz.
[[nodiscard]] std::vector<double> timbre(const BandFrames& frames, const SpeechLevel& level,
                                         std::span<const float> pitchHz);

/// For each recording how much it is unlike the voice that most of them have: 0 is where a stranger is as
/// likely as the speaker. kUnknown without a timbre, or where there are too few.
[[nodiscard]] std::vector<double> strangeness(std::span<const std::vector<double>> timbres);

} // namespace koe::dataset
