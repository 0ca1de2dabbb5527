#include "training/clip.h"

#include "core/error.h"
#include "tensorfile/npy.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <string_view>

namespace koe::training {
namespace {

template <typename T> T at(const std::vector<char>& bytes, std::size_t offset)
{
    T value;
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

std::vector<char> readBytes(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    if (!in)
        throw InvalidInput("The clip " + file.string() + " cannot be read.");
    std::vector<char> bytes(static_cast<std::size_t>(in.tellg()));
    in.seekg(0);
    if (!in.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        throw InvalidInput("The clip " + file.string() + " cannot be read.");
    return bytes;
}

} // namespace

AudioBuffer readClipWave(const std::filesystem::path& file)
{
    const std::vector<char> bytes = readBytes(file);
    const auto tag = [&](std::size_t offset) { return std::string_view(bytes.data() + offset, 4); };
    const auto refuse = [&](const char* why) {
        throw InvalidInput("The clip " + file.string() + " " + why + ". Prepare the recordings again.");
    };
    if (bytes.size() < 12 || tag(0) != "RIFF" || tag(8) != "WAVE")
        refuse("is no wav file");
    AudioBuffer audio;
    int format = 0, bits = 0, channels = 0;
    for (std::size_t offset = 12; offset + 8 <= bytes.size();) {
        const std::string_view name = tag(offset);
        const std::size_t stated = at<std::uint32_t>(bytes, offset + 4);
        const std::size_t begin = offset + 8;
        const std::size_t size = std::min(stated, bytes.size() - begin);
        if (name == "fmt " && size >= 16) {
            format = at<std::uint16_t>(bytes, begin);
            channels = at<std::uint16_t>(bytes, begin + 2);
            audio.sampleRateHz = at<std::int32_t>(bytes, begin + 4);
            bits = at<std::uint16_t>(bytes, begin + 14);
            if (format == 0xFFFE && size >= 26) // extensible: the real format stands in the sub-format
                format = at<std::uint16_t>(bytes, begin + 24);
        } else if (name == "data") {
            if (size < stated)
                refuse("is cut off");
            if (channels != 1)
                refuse("is not mono");
            if (format == 3 && bits == 32) {
                audio.samples.resize(size / 4);
                std::memcpy(audio.samples.data(), bytes.data() + begin, audio.samples.size() * 4);
            } else if (format == 1 && bits == 16) {
                audio.samples.resize(size / 2);
                for (std::size_t i = 0; i < audio.samples.size(); i++)
                    audio.samples[i] = static_cast<float>(at<std::int16_t>(bytes, begin + 2 * i)) / 32768.0f;
            } else {
                refuse("has samples that are neither float32 nor 16-bit");
            }
            return audio;
        }
        offset = begin + size + (size & 1);
    }
    refuse("has no samples");
    return audio;
}

Clip readClip(const Sample& sample, int sampleRateHz, int hop, int dims)
{
    Clip clip;
    AudioBuffer audio = readClipWave(sample.wave);
    if (audio.sampleRateHz != sampleRateHz)
        throw InvalidInput("The clip " + sample.wave.string() + " has " + std::to_string(audio.sampleRateHz) +
                           " Hz, the training runs at " + std::to_string(sampleRateHz) +
                           " Hz. Prepare the recordings again under another name.");
    if (!std::all_of(audio.samples.begin(), audio.samples.end(), [](float s) { return std::isfinite(s); }))
        throw InvalidInput("The clip " + sample.wave.string() + " holds samples that are no numbers.");
    const tensorfile::Tensor features = tensorfile::readNpy(sample.features);
    if (features.shape.size() != 2 || features.shape[1] != dims)
        throw InvalidInput(
            "The features " + sample.features.string() + " are not " + std::to_string(dims) +
            " wide; the training's version needs that. Prepare the recordings again under another name.");
    clip.dims = dims;
    clip.frames =
        std::min<std::int64_t>(static_cast<std::int64_t>(audio.samples.size()) / hop, features.shape[0] * 2);
    clip.wave = std::move(audio.samples);
    clip.features = features.toFloats();
    if (!sample.pitchHz.empty()) {
        clip.hz = tensorfile::readNpy(sample.pitchHz).toFloats();
        const std::vector<float> coarse = tensorfile::readNpy(sample.coarsePitch).toFloats(); // 1..255: exact
        clip.coarse.resize(coarse.size());
        std::transform(coarse.begin(), coarse.end(), clip.coarse.begin(), [](float bin) {
            return static_cast<std::int64_t>(std::clamp(std::isfinite(bin) ? bin : 1.0f, 1.0f, 255.0f));
        });
        clip.frames = std::min({clip.frames, static_cast<std::int64_t>(clip.hz.size()),
                                static_cast<std::int64_t>(clip.coarse.size())});
    }
    return clip;
}

} // namespace koe::training
