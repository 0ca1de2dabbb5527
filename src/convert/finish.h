#pragma once

#include "convert/line_settings.h"
#include "convert/sample_store.h"
#include "core/audio_buffer.h"
#include "core/job.h"

#include <span>
#include <vector>

namespace koe::convert {

/// RVC's last steps on a whole output before its peak rule: loudness mix, resampling.
void finishWhole(AudioBuffer voice, std::span<const float> filteredInput, const LineSettings& settings,
                 const SoundSink& sink);

/// An output that waits on the disk, and what its loudness is mixed from.
struct SpooledVoice
{
    const Spool& samples;
    int sampleRateHz = 0;
    std::vector<double> loudness;      ///< LoudnessCurve of the samples
    std::vector<double> inputLoudness; ///< LoudnessCurve of the filtered input
};

/// The same steps block by block, for an output of any length.
/// @param source what was converted: the output becomes as long as it was at its own rate
void finishSpooled(SpooledVoice voice, const SampleSource& source, const LineSettings& settings,
                   const SoundSink& sink, const Job& job);

/// Whether @p settings ask for another rate than the voice's (RVC: from 16000 on).
[[nodiscard]] bool resamples(const LineSettings& settings, int voiceRateHz);

} // namespace koe::convert
