#pragma once

#include "core/job.h"

#include <filesystem>
#include <limits>
#include <string>
#include <vector>

namespace koe::dataset {

/// Listens to a folder of recordings before a voice is trained on it, and says what it is good for.
struct CheckRequest
{
    std::filesystem::path data; ///< as PrepareRequest's
    int mostSpeakers = 109;     ///< rows of the speaker table (RVC's: 109)
    int jobs = 0;               ///< recordings that are listened to at a time; 0: as many as processors
    std::filesystem::path cacheFolder; ///< keeps what was heard of each recording; empty: does not
};

inline constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// What was measured of one recording; kUnknown (NaN) where it cannot be said.
struct FileFigures
{
    std::string file;    ///< path inside the folder
    std::string problem; ///< why it cannot be read, as a sentence; then there are no figures
    bool leftOut = false;
    int speaker = 0;
    double seconds = 0.0;
    double speechSeconds = 0.0; ///< what prepare would make clips of
    double silenceShare = 0.0;  ///< of the recording that lies under the slicer's threshold
    int sampleRateHz = 0;
    int channels = 0;
    double bandwidthHz = kUnknown;     ///< where the sound ends: half of the rate, or a cliff below that
    double clippedShare = 0.0;         ///< of the samples that stand at a ceiling (0 to 1)
    double peakDb = kUnknown;          ///< full scale
    double loudnessLufs = kUnknown;    ///< ITU-R BS.1770
    double noiseDb = kUnknown;         ///< steady noise below 7.6 kHz, full scale
    double signalToNoiseDb = kUnknown; ///< level of speech against that
    double humHz = 0.0;                ///< 50 or 60 where there is a hum
    double humDb = kUnknown;           ///< hum against the level of speech
    double reverbSeconds = kUnknown;   ///< how long sound dies away by 60 dB
    double voicedShare = kUnknown;     ///< of what is loud, that has a pitch (0 to 1)
    double musicShare = kUnknown;      ///< of what is loud, that does not move as speech does (0 to 1)
    double pitchMedianHz = kUnknown;
    double pitchLowHz = kUnknown;  ///< 5 % of its voiced moments are below
    double pitchHighHz = kUnknown; ///< 5 % are above
    std::string duplicateOf;       ///< another recording of the folder with the same sound
    double strangeness = kUnknown; ///< how much it sounds unlike its speaker's others; above 0: another one
};

/// What may be wrong with a recording or a set.
enum class Trouble
{
    Unreadable,
    NoSpeech,
    TooShort,
    Clipping,
    Noise,
    Hum,
    Reverb,
    Music,
    NarrowBand,
    Level,
    OtherSpeaker,
    Duplicate
};
/// "unreadable", "no-speech", "too-short", "clipping", "noise", "hum", "reverb", "music", "narrow-band",
/// "level", "other-speaker", "duplicate"
[[nodiscard]] std::string_view name(Trouble trouble);

struct Finding
{
    std::string file;
    Trouble trouble = Trouble::Unreadable;
    double figure = kUnknown; ///< of the FileFigures that it is about, in its unit
    std::string sentence;     ///< what and what to do
    bool drop = false;        ///< better left out
};

enum class Grade
{
    Good,
    Care,
    Wrong,
    Unknown
};
/// "good", "care", "wrong", "unknown"
[[nodiscard]] std::string_view name(Grade grade);

/// A figure of the whole set, without what is better left out (medians over the recordings by their speech,
/// where nothing else is said).
struct Measure
{
    std::string name; ///< one word for programs: "speech", "noise" …
    std::string text; ///< the same for people, with its unit: "34 dB over the noise"
    double value = kUnknown;
    Grade grade = Grade::Unknown;
    // For a bar: where it begins and ends, and what of it is good; equal where it has none.
    double least = 0.0, most = 0.0, goodFrom = 0.0, goodTo = 0.0;
};

struct CheckReport
{
    std::vector<FileFigures> files; ///< all, those that are left out too
    std::vector<Finding> findings;  ///< of the files that are not; the worst first
    std::vector<Measure> measures;
    Grade grade = Grade::Unknown;
    std::string verdict;             ///< one sentence
    std::vector<std::string> advice; ///< what to do, a sentence each
    double speechMinutes = 0.0;      ///< without what is better left out
    int epochs = 0;                  ///< suggested for training; 0: better not
    std::vector<std::string> warnings;
};

/// Reads every recording once, in memory that grows little with their length.
/// @throws InvalidInput for a folder without recordings; Cancelled
CheckReport check(const CheckRequest& request, const Job& job);

/// What @p files come to: fills all of a report but the warnings. Costs nothing, so that a front end can ask
/// what would be if a recording were left out.
[[nodiscard]] CheckReport judge(std::vector<FileFigures> files);

} // namespace koe::dataset
