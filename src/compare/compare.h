#pragma once

#include "core/home.h"
#include "core/job.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace koe::compare {

/// Two recordings that should say the same, before and after a conversion.
struct CompareRequest
{
    Home home;
    std::filesystem::path source;
    std::filesystem::path result;
    std::filesystem::path picture;    ///< PNG to write; empty: none
    std::string pitchMethod = "auto"; ///< auto: swiftf0 where its weights are, else pm
    std::filesystem::path pitchModel;
};

/// What is known of one of the two.
struct SoundFigures
{
    double seconds = 0.0;
    int sampleRateHz = 0;
    double levelDb = 0.0;       ///< root mean square against full scale
    double peakDb = 0.0;        ///< largest sample against full scale
    double medianPitchHz = 0.0; ///< of voiced frames; 0 where there are none
    double voicedShare = 0.0;   ///< of frames, in [0, 1]
};

struct CompareReport
{
    SoundFigures source;
    SoundFigures result;
    std::string pitchMethod;
    std::size_t framesVoicedInBoth = 0; ///< of 10 ms
    double pitchCorrelation = 0.0;      ///< Pearson's, of semitones, on those frames; NaN for fewer than 10
    double pitchErrorSemitones =
        0.0;                       ///< median deviation from the constant shift between the two; NaN as above
    double shiftSemitones = 0.0;   ///< that shift: median of result − source; NaN as above
    double voicingAgreement = 0.0; ///< share of frames that are voiced in both or in neither
    double logSpectralDistanceDb = 0.0; ///< of 80 mel bands up to 8 kHz, levels matched, where both sound
    std::vector<std::string> warnings;
};

/// Figures, and a picture if one is wanted (waveforms, spectrograms, pitch; source cool, result warm).
/// @throws InvalidInput for files that are no sound, are silent or shorter than 0.1 s; Missing for weights
///         Cancelled
CompareReport compare(const CompareRequest& request, const Job& job);

} // namespace koe::compare
