#include "content/speech_input.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>

namespace koe::content {

std::span<const float> speechSamples(const AudioBuffer& audio)
{
    if (audio.sampleRateHz != kSpeechRateHz)
        throw InvalidInput("A speech encoder takes sound at 16000 Hz, not at " +
                           std::to_string(audio.sampleRateHz) + " Hz; resample it first.");
    if (audio.samples.size() < kShortestInput)
        throw InvalidInput("A speech encoder needs at least 25 ms of sound (400 samples); this is " +
                           std::to_string(audio.samples.size()) + " samples.");
    if (!std::ranges::all_of(audio.samples, [](float sample) { return std::isfinite(sample); }))
        throw InvalidInput(
            "The sound holds values that are no numbers (NaN or infinity); repair the recording.");
    return audio.samples;
}

} // namespace koe::content
