#include "convert/recording.h"

#include "audio/decode.h"
#include "audio/resample.h"
#include "convert/cleaning.h"
#include "core/error.h"
#include "dsp/loudness_meter.h"
#include "identify/identify.h"

namespace koe::convert {
namespace fs = std::filesystem;
namespace {

constexpr int kInnerRateHz = 16000;
constexpr std::size_t kMostChannels = 16;

/// A channel on its way to 16 kHz.
struct Track
{
    Track(const fs::path& scratch, int fromHz) : spool(scratch), resampler(fromHz, kInnerRateHz) {}

    void push(std::span<const float> samples)
    {
        resampler.push(samples, [&](std::span<const float> block) { spool.append(block); });
    }
    void finish()
    {
        resampler.finish([&](std::span<const float> block) { spool.append(block); });
    }

    Spool spool;
    audio::RunningResampler resampler;
};

/// Samples of one channel, or of what is made of all of them.
template <typename Mix>
std::span<const float> mixed(std::span<const float> interleaved, std::size_t channels,
                             std::vector<float>& into, Mix mix)
{
    into.resize(interleaved.size() / channels);
    for (std::size_t i = 0; i < into.size(); i++)
        into[i] = mix(interleaved.subspan(i * channels, channels));
    return into;
}

float mean(std::span<const float> channels)
{
    double sum = 0.0;
    for (const float sample : channels)
        sum += static_cast<double>(sample);
    return static_cast<float>(sum / static_cast<double>(channels.size()));
}

void checkChannels(const fs::path& file, Stereo stereo, std::size_t channels)
{
    if (stereo == Stereo::Mid && channels > 2)
        throw InvalidInput(file.string() + " has " + std::to_string(channels) +
                           " channels: --stereo mid knows two, use each or mono.");
    if (stereo == Stereo::Each && channels > kMostChannels)
        throw InvalidInput(file.string() + " has " + std::to_string(channels) +
                           " channels: --stereo each converts up to " + std::to_string(kMostChannels) +
                           ", use mono.");
}

} // namespace

Stereo stereoFromName(const std::string& name)
{
    if (name == "mono")
        return Stereo::Mono;
    if (name == "mid")
        return Stereo::Mid;
    if (name == "each")
        return Stereo::Each;
    throw UsageError("There is no way \"" + name + "\" with stereo: choose mono, mid or each.");
}

Recording readRecording(const fs::path& file, Stereo stereo, double clean, const fs::path& scratch,
                        const Job& job)
{
    std::vector<Track> tracks;
    Recording recording;
    std::optional<dsp::LoudnessMeter> loudness;
    std::vector<float> samples;
    const auto take = [&](std::span<const float> block, const audio::SoundLayout& layout) {
        const auto channels = static_cast<std::size_t>(layout.channels);
        if (tracks.empty()) {
            checkChannels(file, stereo, channels);
            const std::size_t count = stereo == Stereo::Each ? channels : 1;
            tracks.reserve(count);
            for (std::size_t i = 0; i < count; i++)
                tracks.emplace_back(scratch, layout.sampleRateHz);
            if (stereo == Stereo::Mid && channels == 2)
                recording.side.emplace(scratch);
            loudness.emplace(layout.sampleRateHz, stereo == Stereo::Mono ? 1 : layout.channels);
        }
        loudness->add(stereo == Stereo::Mono ? mixed(block, channels, samples, mean) : block);
        if (stereo == Stereo::Each)
            for (std::size_t i = 0; i < tracks.size(); i++)
                tracks[i].push(
                    mixed(block, channels, samples, [i](std::span<const float> frame) { return frame[i]; }));
        else
            tracks.front().push(mixed(block, channels, samples, mean));
        if (recording.side)
            recording.side->append(mixed(block, channels, samples, [](std::span<const float> frame) {
                return 0.5f * (frame[0] - frame[1]);
            }));
    };
    const Job reading = clean > 0.0 ? job.part(0.0, 0.5) : job;
    const auto length = identify::loadAs(file, {identify::Kind::Audio}, "a recording",
                                         [&] { return audio::decodeChannels(file, take, reading); });
    // Channels and what is beside the middle are cleaned one after the other.
    const double toClean = static_cast<double>(tracks.size() + (recording.side ? 1 : 0));
    double isClean = 0.0;
    const auto cleaning = [&] {
        const Job part = job.part(0.5 + 0.5 * isClean / toClean, 0.5 + 0.5 * (isClean + 1.0) / toClean);
        isClean += 1.0;
        return part;
    };
    recording.voices.reserve(tracks.size());
    for (Track& track : tracks) {
        track.finish();
        track.spool.ownSamples = length.samples;
        track.spool.ownRateHz = length.sampleRateHz;
        recording.voices.push_back(clean > 0.0
                                       ? cleaned(track.spool, kInnerRateHz, clean, scratch, cleaning())
                                       : std::move(track.spool));
    }
    if (recording.side && clean > 0.0) {
        Spool side = cleaned(*recording.side, length.sampleRateHz, clean, scratch, cleaning());
        recording.side.emplace(std::move(side));
    }
    recording.lufs = loudness->integratedLufs();
    return recording;
}

} // namespace koe::convert
