#pragma once

#include "core/home.h"
#include "core/job.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace koe::content {
class ContentEncoder;
}
namespace koe::pitch {
class PitchTracker;
}

namespace koe::dataset {

/// Recordings → clips, 16 kHz copies, pitch and features, in RVC's folders and formats (reference §1, §7–9).
struct PrepareRequest
{
    std::filesystem::path
        data; ///< folder of recordings; sub-folders are speakers, in name order, when there are any
    std::filesystem::path experiment; ///< logs/<name>
    int sampleRateHz = 40000;
    std::string version = "v2";
    bool f0 = true;
    Home home; ///< where weights of pitch methods are sought
    std::string pitchMethod = "auto";
    std::filesystem::path pitchModel;
    std::optional<int> filterRadius; ///< median of the pitch; none: 3 for harvest, 0 for the others
    bool repairOctaves = false;
    std::filesystem::path contentEncoder; ///< folder or file, see content::loadContentEncoder
    std::string device = "cpu";
    double clipSeconds = 3.0;
    int mostSpeakers = 109; ///< rows of the speaker table (RVC's: 109)
    int jobs = 0;           ///< parallel decoders and slicers; 0: as many as processors
};
struct PrepareReport
{
    std::size_t clips = 0;
    std::size_t speakers = 1;
    double seconds = 0.0;              ///< of clips
    std::vector<std::string> warnings; ///< one line for each file or clip that was left out, and why
};

/// Resumable: what is already there whole is kept, of recordings that have not changed; clips of recordings
/// that are no longer in the folder go. Writes filelist.txt at the end, and beside the experiment the mute
/// sample that it names (logs/mute; for an encoder other than ContentVec logs/mute-<encoder>), if there is
/// none yet. Decodes and slices on threads of its own; pitch, features and progress are the calling thread's.
/// @throws InvalidInput for an empty folder, no usable speech, or an experiment made with another rate or
/// version
///         Cancelled
PrepareReport prepare(const PrepareRequest& request, const Job& job);

/// The same with models that are loaded already. @p pitch may be nullptr where request.f0 is false.
PrepareReport prepare(const PrepareRequest& request, pitch::PitchTracker* pitch,
                      content::ContentEncoder& encoder, const Job& job);

} // namespace koe::dataset
