#pragma once

#include "core/audio_buffer.h"
#include "core/pitch_track.h"

#include <functional>
#include <string>

namespace koe::pitch::testing {

using Curve = std::function<double(double seconds)>;

/// A voice-like tone at 16 kHz: forty harmonics that fall off, along a curve of Hz (0: silence), with white
/// noise
/// @p snrDb below it (repeatable).
[[nodiscard]] AudioBuffer tone(const Curve& hz, double seconds, double snrDb = 200.0);

/// How a track compares with the curve that the sound was made from. In parts of the frames.
struct Errors
{
    double missed = 0;   ///< voiced frames taken for unvoiced
    double invented = 0; ///< unvoiced frames taken for voiced
    double gross = 0;    ///< more than 50 cents off
    double octave = 0;   ///< more than 600 cents off
    double medianCents = 0;
};
/// Frames within 40 ms of an end or of a change of voicing are left out: every window hangs over there.
[[nodiscard]] Errors errors(const PitchTrack& track, const Curve& hz);

[[nodiscard]] std::string text(const Errors& errors);

} // namespace koe::pitch::testing
