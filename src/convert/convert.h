#pragma once

#include "core/home.h"
#include "core/job.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace koe::convert {

struct ConvertRequest
{
    std::vector<std::filesystem::path> inputs; ///< files, folders, patterns, "-" for the standard input
    std::filesystem::path output; ///< a file for one input, else a folder; "-": the standard output, as wav
    /// Where each input goes, in place of output; all inputs are files then. Empty: as output says.
    std::vector<std::filesystem::path> outputs;
    Home home;
    std::string voice;          ///< name or file
    std::string index = "auto"; ///< file, "auto" or "none"
    double transposeSemitones = 0.0;
    std::string autoTranspose = "off"; ///< off, semitone, octave: to the voice's own median pitch as well
    std::string pitchMethod = "auto";  ///< auto: rmvpe where its weights are, else swiftf0
    std::filesystem::path pitchModel;
    std::filesystem::path pitchCurve; ///< CSV: seconds,Hz; written over the detected f0
    std::filesystem::path
        pitchOut; ///< the f0 that is spoken, as such a CSV: a file for one input, else a folder
    std::optional<int> filterRadius; ///< median of the pitch; none: 3 for harvest, 0 for the others
    bool repairOctaves = false;
    std::filesystem::path pitchCache; ///< where found pitch is kept; empty: nowhere
    std::optional<double> indexRate;  ///< none: RVC's 0.75, for voices on the starter encoder 0.3
    std::string unvoiced = "protect"; ///< protect, zero, original: see Unvoiced
    double protect = 0.33;
    double rmsMix = 0.25;
    int resampleHz = 0; ///< 0: the voice's own rate
    std::string format; ///< audio::OutputFormat by name; empty: by the output's ending, wav16 in folders
    std::string stereo = "mono"; ///< mono, mid, each: see Stereo
    int speaker = 0;
    double formantSemitones = 0.0;
    std::string autotune; ///< KEY:SCALE, as "C:major"; empty: off
    double autotuneStrength = 1.0;
    double clean = 0.0;                  ///< how far steady noise is taken out of the recording, 0 to 1
    bool matchLoudness = false;          ///< as loud as the recording (ITU-R BS.1770)
    std::optional<double> peakLimitDbtp; ///< true peaks limited; none: RVC's scaling of the whole
    std::filesystem::path content;       ///< empty: the encoder that the voice's card names
    std::string device = "auto";
    double noise = 1.0;
    std::optional<std::uint64_t> seed;
    // Chunking in seconds (reference §11); unset: ours.
    std::optional<double> xPad, xQuery, xCenter, xMax;
    std::uint64_t memoryBytes = 0; ///< what the process may hold; 0: what is free
    bool overwrite = false;        ///< replace results that are there
};

struct ConvertedFile
{
    std::filesystem::path input;
    std::filesystem::path output;
    double inputSeconds = 0.0;
    double elapsedSeconds = 0.0;
    double autoSemitones = 0.0;                               ///< what autoTranspose came to
    std::optional<double> sourceLufs, resultLufs, truePeakDb; ///< with matchLoudness or peakLimitDbtp
    std::string problem;                                      ///< empty: done; else the sentence for the user
};
struct ConvertReport
{
    std::vector<ConvertedFile> files;
    std::vector<std::string> warnings;
};

/// What becomes of one recording while others wait.
struct FileNews
{
    std::size_t number = 0; ///< its place in ConvertReport::files
    double fraction = 0.0;  ///< done of it
    bool isOver = false;
    const ConvertedFile& file; ///< whole once it is over
};
/// Called from the thread that converts. @return whether that recording is still wanted: without it goes on
using FileListener = std::function<bool(const FileNews& news)>;

/// What ConvertRequest::indexRate is where it is not set. Retrieval costs words where features are as fine as
/// the starter encoder's (docs/quality.md).
[[nodiscard]] inline double usualIndexRate(std::string_view encoder)
{
    return encoder == "koe-starter-1" ? 0.3 : 0.75;
}

/// Models are loaded once where memory allows, else they take turns every 32 files; a file that fails does
/// not stop the others.
/// @throws Missing, InvalidInput for voice, index or models; Cancelled
ConvertReport convert(const ConvertRequest& request, const Job& job, const FileListener& onFile = {});

} // namespace koe::convert
