#include "dataset/extractor.h"

#include "audio/decode.h"
#include "audio/encode.h"
#include "content/content_encoder.h"
#include "core/error.h"
#include "core/is_there.h"
#include "pitch/coarse_pitch.h"
#include "pitch/pitch_tracker.h"
#include "tensorfile/npy.h"

#include <algorithm>
#include <cmath>

namespace koe::dataset {
namespace fs = std::filesystem;
using tensorfile::Tensor;
namespace {

constexpr int kMuteSeconds = 3;
constexpr const char* kMute = "mute";

void writePitch(const std::string& clip, const ClipFiles& files, const std::vector<float>& hz)
{
    const auto frames = static_cast<std::int64_t>(hz.size());
    tensorfile::writeNpy(files.pitch(clip), Tensor::fromDoubles({frames}, {hz.begin(), hz.end()}));
    tensorfile::writeNpy(files.coarse(clip), Tensor::fromInts({frames}, pitch::coarsePitch(hz)));
}

bool writeFeatures(const std::string& clip, const ClipFiles& files, FeatureMatrix features)
{
    if (!std::all_of(features.values.begin(), features.values.end(),
                     [](float value) { return std::isfinite(value); }))
        return false;
    tensorfile::writeNpy(files.features(clip), Tensor::fromFloats({static_cast<std::int64_t>(features.frames),
                                                                   static_cast<std::int64_t>(features.dims)},
                                                                  std::move(features.values)));
    return true;
}

/// "40k" as RVC's file names have it.
std::string rateName(int sampleRateHz)
{
    return sampleRateHz % 1000 == 0 ? std::to_string(sampleRateHz / 1000) + "k"
                                    : std::to_string(sampleRateHz);
}

void writeSilence(const fs::path& path, int sampleRateHz)
{
    if (!isThere(path))
        audio::encodePcm16(path,
                           std::vector<std::int16_t>(static_cast<std::size_t>(kMuteSeconds * sampleRateHz)),
                           sampleRateHz);
}

} // namespace

void extractPitch(const std::string& clip, const ClipFiles& files, pitch::PitchTracker& tracker,
                  const Job& job)
{
    if (isThere(files.coarse(clip)) && isThere(files.pitch(clip)))
        return;
    writePitch(clip, files, tracker.track(audio::decodeAudio(files.sound16k(clip)), job).hz);
}

bool extractFeatures(const std::string& clip, const ClipFiles& files, content::ContentEncoder& encoder,
                     const Job& job)
{
    return isThere(files.features(clip)) ||
           writeFeatures(clip, files,
                         encoder.encode(audio::decodeAudio(files.sound16k(clip)), files.dims, job));
}

std::string makeMuteSample(const ClipFiles& files, int sampleRateHz, bool f0,
                           content::ContentEncoder& encoder, const Job& job)
{
    files.makeFolders(f0);
    std::string sound = kMute + rateName(sampleRateHz);
    writeSilence(files.sound(sound), sampleRateHz);
    writeSilence(files.sound16k(kMute), 16000);
    if (f0 && !(isThere(files.coarse(kMute)) && isThere(files.pitch(kMute))))
        writePitch(kMute, files, std::vector<float>(kMuteSeconds * 100 + 1));
    if (!isThere(files.features(kMute))) {
        const AudioBuffer silence{std::vector<float>(kMuteSeconds * 16000), 16000};
        if (!writeFeatures(kMute, files, encoder.encode(silence, files.dims, job)))
            throw InvalidInput("The speech encoder " + encoder.id() +
                               " gives numbers that are not finite, even for silence: its file is damaged.");
    }
    return sound;
}

} // namespace koe::dataset
