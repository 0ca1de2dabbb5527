#pragma once

#include "convert/cut_points.h"
#include "convert/pitch_curve.h"
#include "dsp/autotune.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace koe::content {
class ContentEncoder;
}
namespace koe::retrieval {
class FeatureIndex;
}
namespace koe::synth {
class Generator;
}

namespace koe::convert {

/// What speaks; loaded by the caller and only used during calls.
struct LineModels
{
    content::ContentEncoder& encoder;
    const retrieval::FeatureIndex* index; ///< nullptr: no retrieval
    synth::Generator& generator;
};

/// Frames of 10 ms in which pitch is followed at once.
inline constexpr std::size_t kPitchFrames = 2600;

/// RVC's chunk sizes in seconds (reference §11); the defaults are those of a processor.
struct ReferenceChunks
{
    double pad = 1.0;
    double query = 6.0;
    double center = 38.0;
    double max = 41.0;
};

/// What becomes of frames without pitch: consonants, breath, pauses.
enum class Unvoiced
{
    Protect, ///< stay without pitch and keep part of their own features (RVC until 2025)
    Zero,    ///< stay without pitch; retrieval acts on them as on the others
    Original ///< take the pitch of their neighbours, so that protect finds nothing to act on (RVC of 2026)
};

/// How the pitch of a recording is brought to that of the voice, once per file.
enum class AutoTranspose
{
    Off,
    Semitone,
    Octave
};

struct LineSettings
{
    double transposeSemitones = 0.0;
    AutoTranspose autoTranspose = AutoTranspose::Off;
    double voiceMedianHz = 0.0; ///< what autoTranspose aims at; 0: not known, nothing is done
    double indexRate = 0.75;
    double protect = 0.33; ///< 0.5 and more: off
    double rmsMix = 0.25;  ///< 1: the loudness that the voice gives, 0: that of the input
    int resampleHz = 0;    ///< below 16000: the voice's own rate
    int speaker = 0;
    float noise = 1.0f;
    std::uint64_t seed = 0;
    std::optional<PitchCurve> curve;
    std::optional<dsp::Scale> scale; ///< autotune: the notes to sing
    double autotuneStrength = 1.0;
    double formantSemitones = 0.0;

    /// Set: RVC's own chunks, padding and lengths; unset: ours.
    std::optional<ReferenceChunks> reference;
    PieceLengths pieces;                    ///< ours only
    std::size_t pitchFrames = kPitchFrames; ///< ours only; up to a quarter more where that is the rest

    Unvoiced unvoiced = Unvoiced::Protect;

    /// Where long signals wait on the disk.
    std::filesystem::path scratchFolder = std::filesystem::temp_directory_path();
};

} // namespace koe::convert
