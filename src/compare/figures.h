#pragma once

#include "compare/compare.h"
#include "core/audio_buffer.h"
#include "core/pitch_track.h"

namespace koe::compare {

/// One of the two recordings with all that figures and picture need.
struct Recording
{
    AudioBuffer audio;  // at its own rate
    AudioBuffer narrow; // the same at 16 kHz
    PitchTrack pitch;   // of narrow
};

[[nodiscard]] SoundFigures soundFigures(const Recording& recording);

/// All figures but pitchMethod and warnings; over the frames that both have.
[[nodiscard]] CompareReport compareFigures(const Recording& source, const Recording& result);

} // namespace koe::compare
