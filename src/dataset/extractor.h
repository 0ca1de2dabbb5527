#pragma once

#include "core/job.h"
#include "dataset/experiment.h"

#include <string>

namespace koe::content {
class ContentEncoder;
}
namespace koe::pitch {
class PitchTracker;
}

namespace koe::dataset {

/// Writes 2a_f0 (int64) and 2b-f0nsf (float64) of a clip from its 16 kHz copy, unless they are there.
void extractPitch(const std::string& clip, const ClipFiles& files, pitch::PitchTracker& tracker,
                  const Job& job);

/// Writes the features (float32) of a clip from its 16 kHz copy, unless they are there.
/// @returns false for features that are not finite: nothing is written, the clip cannot be trained on
[[nodiscard]] bool extractFeatures(const std::string& clip, const ClipFiles& files,
                                   content::ContentEncoder& encoder, const Job& job);

/// Three seconds of silence in RVC's layout, whose lines RVC adds to every filelist; files that are there are
/// kept.
/// @returns the name of the sound for this rate, the one of all other files is "mute"
std::string makeMuteSample(const ClipFiles& files, int sampleRateHz, bool f0,
                           content::ContentEncoder& encoder, const Job& job);

} // namespace koe::dataset
