#include "audio/decode.h"

#include "audio/libav_decoder.h"
#include "audio/resample.h"
#include "core/error.h"

#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <memory>
#include <optional>

namespace koe::audio {
namespace fs = std::filesystem;
namespace {

struct CloseSound
{
    void operator()(SNDFILE* sound) const { sf_close(sound); }
};

[[noreturn]] void throwCutShort(const fs::path& path)
{
    throw InvalidInput(path.string() + " is cut short: it ends before its own header says. Copy it again.");
}

/// libsndfile takes a cut .wav for a shorter one; its header knows better. Recorders that could not go back
/// to fill in the length leave 0 or a huge number there: such a file is taken as it is.
void checkWavLength(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    char head[12];
    if (!in.read(head, sizeof head) || std::memcmp(head + 8, "WAVE", 4) != 0)
        return;
    const bool rf64 = std::memcmp(head, "RF64", 4) == 0; // the long form: true sizes in a chunk of their own
    if (!rf64 && std::memcmp(head, "RIFF", 4) != 0)
        return;
    std::uint64_t longData = 0;
    const auto total = static_cast<std::uint64_t>(fs::file_size(path));
    constexpr std::uint32_t kUnknown = 0x7F000000;
    for (std::uint64_t at = sizeof head;;) {
        char chunk[8];
        in.seekg(static_cast<std::streamoff>(at));
        if (!in.read(chunk, sizeof chunk))
            return;
        std::uint32_t size = 0;
        std::memcpy(&size, chunk + 4, sizeof size);
        at += sizeof chunk;
        if (rf64 && std::memcmp(chunk, "ds64", 4) == 0) {
            char sizes[16];
            if (!in.read(sizes, sizeof sizes))
                return;
            std::memcpy(&longData, sizes + 8, sizeof longData);
        }
        if (std::memcmp(chunk, "data", 4) == 0) {
            if ((size < kUnknown && at + size > total) || (size >= kUnknown && longData > total - at))
                throwCutShort(path);
            return;
        }
        at += size + size % 2;
    }
}

using Take = std::function<void(std::span<const float>, const SoundLayout&)>;

/// Nothing when libsndfile does not know the file; then @p take was not called.
std::optional<DecodedLength> decodeWithSndfile(const fs::path& path, const Take& take, const Job& job)
{
    SF_INFO info{};
    const std::unique_ptr<SNDFILE, CloseSound> sound(sf_open(path.c_str(), SFM_READ, &info));
    if (!sound || info.channels <= 0 || info.samplerate <= 0)
        return std::nullopt;
    checkWavLength(path);
    const auto channels = static_cast<std::size_t>(info.channels);
    DecodedLength length{0, info.samplerate, info.channels};
    std::vector<float> block(8192 * channels);
    for (;;) {
        job.throwIfStopped();
        const sf_count_t frames =
            sf_readf_float(sound.get(), block.data(), static_cast<sf_count_t>(block.size() / channels));
        if (frames <= 0)
            break;
        take(std::span<const float>(block).first(static_cast<std::size_t>(frames) * channels),
             {info.samplerate, info.channels});
        length.samples += static_cast<std::size_t>(frames);
        if (info.frames > 0 && info.frames < SF_COUNT_MAX)
            job.report(static_cast<double>(length.samples) / static_cast<double>(info.frames), "reading");
    }
    // Lossless formats know their length; an mp3's is an estimate.
    const int major = info.format & SF_FORMAT_TYPEMASK;
    const bool exact = major == SF_FORMAT_WAV || major == SF_FORMAT_WAVEX || major == SF_FORMAT_FLAC ||
                       major == SF_FORMAT_AIFF || major == SF_FORMAT_W64 || major == SF_FORMAT_RF64 ||
                       major == SF_FORMAT_CAF;
    if (exact && info.frames < SF_COUNT_MAX && static_cast<sf_count_t>(length.samples) < info.frames)
        throwCutShort(path);
    return length;
}

void checkReadable(const fs::path& path)
{
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status))
        throw Missing("There is no file " + path.string() + ".");
    if (fs::is_directory(status))
        throw InvalidInput(path.string() + " is a folder, not a recording.");
    std::ifstream in(path, std::ios::binary);
    if (!in)
        throw InvalidInput(path.string() + " cannot be read: it is not yours to read.");
    if (in.peek() == std::ifstream::traits_type::eof())
        throw InvalidInput(path.string() + " is empty.");
}

} // namespace

DecodedLength decodeChannels(const fs::path& path, const Take& take, const Job& job)
{
    checkReadable(path);
    std::size_t seen = 0;
    const Take takeNumbers = [&](std::span<const float> block, const SoundLayout& layout) {
        const auto bad =
            std::find_if(block.begin(), block.end(), [](float sample) { return !std::isfinite(sample); });
        const auto channels = static_cast<std::size_t>(layout.channels);
        if (bad != block.end())
            throw InvalidInput(
                path.string() + " holds numbers that are no sound (NaN or infinite), first at sample " +
                std::to_string(seen + static_cast<std::size_t>(bad - block.begin()) / channels) +
                ": export it again.");
        seen += block.size() / channels;
        take(block, layout);
    };
    std::optional<DecodedLength> length = decodeWithSndfile(path, takeNumbers, job);
    if (!length)
        length = decodeWithLibav(path, takeNumbers, job);
    if (!length)
        throw InvalidInput(path.string() + " is not a sound file that can be read, whatever its name says.");
    if (length->samples == 0)
        throw InvalidInput(path.string() + " holds no sound.");
    return *length;
}

DecodedLength decodeInBlocks(const fs::path& path,
                             const std::function<void(std::span<const float>, int)>& take, const Job& job)
{
    std::vector<float> mono;
    return decodeChannels(
        path,
        [&](std::span<const float> block, const SoundLayout& layout) {
            const auto channels = static_cast<std::size_t>(layout.channels);
            if (channels == 1) {
                take(block, layout.sampleRateHz);
                return;
            }
            mono.resize(block.size() / channels);
            for (std::size_t i = 0; i < mono.size(); i++) {
                double sum = 0.0;
                for (std::size_t channel = 0; channel < channels; channel++)
                    sum += static_cast<double>(block[i * channels + channel]);
                mono[i] = static_cast<float>(sum / static_cast<double>(channels));
            }
            take(mono, layout.sampleRateHz);
        },
        job);
}

AudioBuffer decodeAudio(const fs::path& path, int sampleRateHz, const Job& job)
{
    AudioBuffer audio;
    const DecodedLength length = decodeInBlocks(
        path,
        [&](std::span<const float> block, int) {
            audio.samples.insert(audio.samples.end(), block.begin(), block.end());
        },
        job);
    audio.sampleRateHz = length.sampleRateHz;
    return sampleRateHz == 0 ? std::move(audio) : resample(audio, sampleRateHz, job);
}

} // namespace koe::audio
