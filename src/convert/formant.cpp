#include "convert/formant.h"

#include "audio/resample.h"

#include <cmath>

namespace koe::convert {

std::size_t formantFrames(std::size_t frames, double semitones)
{
    return static_cast<std::size_t>(
        std::ceil(static_cast<double>(frames) * std::exp2(semitones / 12.0) - 1e-9));
}

AudioBuffer squeezed(AudioBuffer audio, std::size_t decodedFrames, std::size_t frames)
{
    // Rates count: from so many frames to so many in the same time.
    const int rateHz = audio.sampleRateHz;
    audio.sampleRateHz = static_cast<int>(decodedFrames);
    audio = audio::resample(audio, static_cast<int>(frames));
    audio.sampleRateHz = rateHz;
    return audio;
}

} // namespace koe::convert
