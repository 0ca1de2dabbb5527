#pragma once

#include "core/job.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace koe::dataset {

/// Recordings → clips, 16 kHz copies, pitch and features, in RVC's folders and formats (reference §1, §7–9).
struct PrepareRequest
{
    std::filesystem::path data;       ///< folder of recordings; sub-folders are speakers, in name order, when there are any
    std::filesystem::path experiment; ///< logs/<name>
    int sampleRateHz = 40000;
    std::string version = "v2";
    bool f0 = true;
    std::string pitchMethod = "swiftf0";
    std::filesystem::path pitchModel;
    std::filesystem::path contentEncoder; ///< folder or file, see content::loadContentEncoder
    std::string device = "cpu";
    double clipSeconds = 3.0;
    int jobs = 0; ///< parallel decoders and slicers; 0: as many as processors
};
struct PrepareReport
{
    std::size_t clips = 0;
    std::size_t speakers = 1;
    double seconds = 0.0;              ///< of clips
    std::vector<std::string> warnings; ///< one line for each file or clip that was left out, and why
};

/// Resumable: what is already there whole is kept. Writes filelist.txt at the end.
/// @throws InvalidInput for an empty folder, no usable speech, or an experiment made with another rate or version
///         Cancelled
PrepareReport prepare(const PrepareRequest& request, const Job& job);

} // namespace koe::dataset
