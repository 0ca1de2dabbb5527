#pragma once

#include "core/pitch_track.h"

#include <QString>

#include <optional>

namespace koe::ui {

/// How a recording is brought to where a voice was trained.
struct Proposal
{
    double semitones = 0.0;
    int octaves = 0; ///< the next whole octaves, in semitones: they keep the key of a song
    QString sentence;
};

/// By the medians of both; nothing where @p track has no pitch.
[[nodiscard]] std::optional<Proposal> proposalFor(const PitchTrack& track, double voiceHz);

} // namespace koe::ui
