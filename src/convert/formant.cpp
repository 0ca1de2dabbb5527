#include "convert/formant.h"

#include "audio/stretch.h"

#include <cmath>

namespace koe::convert {

std::size_t formantFrames(std::size_t frames, double semitones)
{
    return static_cast<std::size_t>(
        std::ceil(static_cast<double>(frames) * std::exp2(semitones / 12.0) - 1e-9));
}

AudioBuffer squeezed(AudioBuffer audio, std::size_t decodedFrames, std::size_t frames)
{
    const std::size_t samples = audio.samples.size() / decodedFrames * frames;
    audio.samples = audio::stretch(audio.samples, samples);
    return audio;
}

} // namespace koe::convert
