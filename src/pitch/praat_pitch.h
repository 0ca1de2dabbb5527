#pragma once

#include "pitch/pitch_tracker.h"

namespace koe::pitch {

/// RVC's "pm": Praat's autocorrelation pitch with a time step of 10 ms, voicing threshold 0.6, 50 to 1100 Hz
/// and Praat's defaults otherwise. No weights. Source: Boersma (1993) and Praat's manual, "Sound: To Pitch
/// (ac)...".
class PraatPitch final : public PitchTracker
{
public:
    /// As RVC does, the frames (the first one lies half a window in) are centred among samples / 160 of them.
    [[nodiscard]] PitchTrack track(const AudioBuffer& audio, const Job& job) override;
};

} // namespace koe::pitch
