#include "audio/encode.h"

#include "audio/audio_writer.h"
#include "core/error.h"

#include <algorithm>
#include <string>
#include <vector>

namespace koe::audio {
namespace fs = std::filesystem;
namespace {

OutputFormat formatFor(const fs::path& path, SampleFormat sample)
{
    const OutputFormat byName = outputFormatOf(path);
    if (sample == SampleFormat::Pcm16)
        return byName;
    if (byName == OutputFormat::Wav16)
        return sample == SampleFormat::Pcm24 ? OutputFormat::Wav24 : OutputFormat::WavFloat;
    if (byName == OutputFormat::Flac && sample == SampleFormat::Pcm24)
        return OutputFormat::Flac24;
    throw UsageError("Cannot write " + path.string() +
                     (sample == SampleFormat::Float32 ? ": only .wav holds float samples."
                                                      : ": only .wav and .flac hold 24 bits."));
}

} // namespace

void encodeAudio(const fs::path& path, const AudioBuffer& audio, const EncodeOptions& options)
{
    AudioWriter writer(path, formatFor(path, options.format), {audio.sampleRateHz, 1}, audio.samples.size());
    writer.write(audio.samples);
    writer.commit();
}

void encodePcm16(const fs::path& path, std::span<const std::int16_t> samples, int sampleRateHz)
{
    std::vector<float> wide(samples.size());
    std::transform(samples.begin(), samples.end(), wide.begin(),
                   [](std::int16_t sample) { return static_cast<float>(sample) / 32768.0f; });
    encodeAudio(path, {std::move(wide), sampleRateHz});
}

} // namespace koe::audio
