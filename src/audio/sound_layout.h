#pragma once

namespace koe::audio {

/// How the samples of a sound lie: so many per second of each channel, channels interleaved.
struct SoundLayout
{
    int sampleRateHz = 0;
    int channels = 1;

    friend bool operator==(const SoundLayout&, const SoundLayout&) = default;
};

} // namespace koe::audio
