#include "pitch/voice_input.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>

namespace koe::pitch {

void requireVoiceInput(const AudioBuffer& audio)
{
    if (audio.sampleRateHz != kSampleRateHz)
        throw InvalidInput("Pitch is followed in sound at 16000 samples per second; this one has " +
                           std::to_string(audio.sampleRateHz) + ". Resample it first.");
    if (!std::all_of(audio.samples.begin(), audio.samples.end(), [](float x) { return std::isfinite(x); }))
        throw InvalidInput("The sound holds samples that are not numbers, so its pitch cannot be followed. "
                           "Export it again from the program that made it.");
}

} // namespace koe::pitch
