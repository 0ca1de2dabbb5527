#pragma once

#include "core/home.h"
#include "core/job.h"
#include "core/pitch_track.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace koe::convert {

/// The pitch of recordings, without a voice.
struct PitchRequest
{
    std::vector<std::filesystem::path> inputs;
    std::filesystem::path
        output; ///< CSV (seconds,Hz) for one input, else a folder; empty: nothing is written
    bool overwrite = false; ///< what is there
    Home home;
    std::string pitchMethod = "auto";
    std::filesystem::path pitchModel;
    std::optional<int> filterRadius; ///< none: 3 for harvest, 0 for the others
    bool repairOctaves = false;
    std::string device = "auto";
    std::filesystem::path cacheFolder; ///< where found pitch is kept; empty: nowhere
};

struct FollowedFile
{
    std::filesystem::path input;
    std::filesystem::path output; ///< empty: not written
    PitchTrack track;
    double seconds = 0.0;
    double elapsedSeconds = 0.0; ///< of following alone
    std::string problem;         ///< empty: done; else the sentence for the user
};
struct PitchReport
{
    std::string method;
    std::vector<FollowedFile> files;
};

/// Every recording at 16 kHz as it is; a file that fails does not stop the others.
/// @throws UsageError, Missing, InvalidInput for method, weights or output; Cancelled
PitchReport followPitch(const PitchRequest& request, const Job& job);

} // namespace koe::convert
