// Every format in and out, on files made here: length to the sample, sound by correlation.

#include "audio/audio_writer.h"
#include "audio/decode.h"
#include "audio/encode.h"
#include "audio/libav_encoder.h"
#include "audio/wav_header.h"
#include "core/error.h"
#include "support/signals.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <ostream>
#include <unistd.h>

namespace koe::audio {
namespace fs = std::filesystem;
namespace {

/// Something with edges: a gliding tone in steps of loudness, so that a shift of a sample is seen.
std::vector<float> song(std::size_t samples, int rateHz)
{
    std::vector<float> result(samples);
    double phase = 0.0;
    for (std::size_t i = 0; i < samples; i++) {
        const double time = static_cast<double>(i) / rateHz;
        phase += 2.0 * std::numbers::pi * (200.0 + 600.0 * time) / rateHz;
        const double level = 0.2 + 0.4 * std::fabs(std::sin(23.0 * time));
        result[i] = static_cast<float>(level * std::sin(phase));
    }
    return result;
}

std::vector<float> interleaved(std::span<const float> mono, std::size_t channels)
{
    std::vector<float> all(mono.size() * channels);
    for (std::size_t i = 0; i < mono.size(); i++)
        for (std::size_t channel = 0; channel < channels; channel++)
            all[i * channels + channel] = mono[i] * (1.0f - 0.5f * static_cast<float>(channel % 2));
    return all;
}

/// What the mean of interleaved()'s channels is of the mono sound.
double mixOf(std::size_t channels)
{
    double sum = 0.0;
    for (std::size_t channel = 0; channel < channels; channel++)
        sum += channel % 2 == 0 ? 1.0 : 0.5;
    return sum / static_cast<double>(channels);
}

/// Decibels between the sound and what differs from it, at its start, over what both have.
double likenessDb(std::span<const float> got, std::span<const float> expected, double level = 1.0)
{
    double signal = 0.0, noise = 1e-20;
    for (std::size_t i = 0; i < std::min(got.size(), expected.size()); i++) {
        const double wanted = level * static_cast<double>(expected[i]);
        signal += wanted * wanted;
        noise += (static_cast<double>(got[i]) - wanted) * (static_cast<double>(got[i]) - wanted);
    }
    return 10.0 * std::log10(signal / noise);
}

void writeIn(const fs::path& path, OutputFormat format, const SoundLayout& layout,
             std::span<const float> samples)
{
    const auto channels = static_cast<std::size_t>(layout.channels);
    AudioWriter writer(path, format, layout, samples.size() / channels);
    for (std::size_t first = 0; first < samples.size(); first += 1000 * channels) // in uneven blocks
        writer.write(samples.subspan(first, std::min(1000 * channels, samples.size() - first)));
    writer.commit();
}

struct Out
{
    const char* name;
    int rateHz;
    int writtenHz;
    double leastDb; ///< likeness
};
void PrintTo(const Out& out, std::ostream* to)
{
    *to << out.name << " " << out.rateHz;
}

class Written : public testing::TestWithParam<Out>
{
protected:
    TemporaryFolder m_folder;
};

TEST_P(Written, ComesBackWithEverySample)
{
    const Out& out = GetParam();
    const OutputFormat format = outputFormatNamed(out.name);
    EXPECT_EQ(writtenRateHz(format, out.rateHz), out.writtenHz);
    const auto wanted = [&](std::size_t samples) {
        return static_cast<std::size_t>(
            std::llround(static_cast<double>(samples) * out.writtenHz / out.rateHz));
    };
    for (const std::size_t samples : {1u, 777u, 40'013u})
        for (const int channels : {1, 2}) {
            const fs::path path = m_folder.path() / ("声 ñ 🎤 (1)" + std::string(endingOf(format)));
            const auto mono = song(samples, out.rateHz);
            writeIn(path, format, {out.rateHz, channels},
                    interleaved(mono, static_cast<std::size_t>(channels)));
            std::vector<float> got;
            const DecodedLength length = decodeInBlocks(path, [&](std::span<const float> block, int) {
                got.insert(got.end(), block.begin(), block.end());
            });
            EXPECT_EQ(length.sampleRateHz, out.writtenHz);
            EXPECT_EQ(length.channels, channels);
            EXPECT_EQ(length.samples, wanted(samples)) << samples << " samples, " << channels << " channels";
            if (samples > 10'000) {
                const auto expected = song(wanted(samples), out.writtenHz);
                const double db = likenessDb(got, expected, mixOf(static_cast<std::size_t>(channels)));
                EXPECT_GT(db, out.leastDb) << channels << " channels";
            }
            EXPECT_EQ(std::distance(fs::directory_iterator(m_folder.path()), {}), 1);
            fs::remove(path);
        }
}

INSTANTIATE_TEST_SUITE_P(Formats, Written,
                         testing::Values(Out{"wav16", 40000, 40000, 80}, Out{"wav24", 40000, 40000, 120},
                                         Out{"wavf", 32000, 32000, 150}, Out{"flac", 40000, 40000, 80},
                                         Out{"flac24", 48000, 48000, 120}, Out{"mp3", 40000, 44100, 20},
                                         Out{"mp3", 32000, 32000, 20}, Out{"ogg", 40000, 40000, 20},
                                         Out{"ogg", 48000, 48000, 20}, Out{"opus", 40000, 48000, 15},
                                         Out{"opus", 48000, 48000, 15}, Out{"m4a", 40000, 44100, 20},
                                         Out{"m4a", 48000, 48000, 20}));

TEST(Formats, FullDiskIsASentenceForEachAndLeavesNothing)
{
    for (const char* name : {"wav16", "wavf", "flac", "mp3", "ogg", "opus", "m4a"}) {
        TemporaryFolder folder;
        const OutputFormat format = outputFormatNamed(name);
        const fs::path target = folder.path() / (std::string("a") + endingOf(format));
        fs::create_symlink("/dev/full", target.string() + "." + std::to_string(::getpid()) + ".part");
        const std::string sentence = sentenceOf<Missing>([&] {
            writeIn(target, format, {48000, 1}, song(200'000, 48000));
        });
        EXPECT_NE(sentence.find("no room"), std::string::npos) << name << ": " << sentence;
        EXPECT_TRUE(fs::is_empty(folder.path())) << name;
    }
}

TEST(Formats, NameAndEndingMustAgree)
{
    EXPECT_EQ(outputFormatOf("a/b.WAV", "wav24"), OutputFormat::Wav24);
    EXPECT_EQ(outputFormatOf("b.Opus", ""), OutputFormat::Opus);
    EXPECT_THROW((void)outputFormatOf("b.mp3", "wav24"), UsageError);
    EXPECT_NE(sentenceOf<UsageError>([] { (void)outputFormatNamed("wma"); }).find("m4a"), std::string::npos);
    EXPECT_THROW((void)outputFormatOf("b.doc"), UsageError);
    EXPECT_EQ(writtenRateHz(OutputFormat::Mp3, 192000), 48000);
    EXPECT_EQ(writtenRateHz(OutputFormat::M4a, 7000), 8000);
}

TEST(Formats, CutTowardsZeroIsRvcsOnly)
{
    TemporaryFolder folder;
    const fs::path path = folder.path() / "a.wav";
    const std::vector<float> samples{0.7f / 32768, -1.9f / 32768, 0.5f};
    AudioWriter writer(path, OutputFormat::Wav16, {8000, 1}, 3, Steps::Cut16);
    writer.write(samples);
    writer.commit();
    EXPECT_EQ(decodeAudio(path).samples, (std::vector<float>{0.0f, -1.0f / 32768, 0.5f}));
}

TEST(Formats, WavOfMoreThanFourGigabytesIsRf64)
{
    TemporaryFolder folder;
    const fs::path path = folder.path() / "long.wav";
    const std::size_t frames = 1'200'000'007;
    const std::string header = wavHeader({48000, 2}, frames, WavSample::Pcm16);
    EXPECT_EQ(header.substr(0, 4), "RF64");
    std::ofstream(path, std::ios::binary) << header;
    fs::resize_file(path, header.size() + frames * 4); // holes: takes no room
    SF_INFO info{};
    SNDFILE* sound = sf_open(path.c_str(), SFM_READ, &info);
    ASSERT_NE(sound, nullptr);
    EXPECT_EQ(info.frames, static_cast<sf_count_t>(frames));
    EXPECT_EQ(info.samplerate, 48000);
    EXPECT_EQ(info.channels, 2);
    float last[2] = {1, 1};
    EXPECT_EQ(sf_seek(sound, info.frames - 1, SEEK_SET), info.frames - 1);
    EXPECT_EQ(sf_readf_float(sound, last, 1), 1);
    sf_close(sound);
    EXPECT_EQ(wavHeader({48000, 1}, 1000, WavSample::Pcm16).substr(0, 4), "RIFF");
    fs::resize_file(path, header.size() + 1000);
    EXPECT_NE(sentenceOf<InvalidInput>([&] { (void)decodeAudio(path); }).find("cut short"),
              std::string::npos);
}

struct In
{
    const char* name;
    int format;
    int channels;
    double leastDb;
};
void PrintTo(const In& in, std::ostream* to)
{
    *to << in.name << " of " << in.channels;
}

/// What other programs write, by libsndfile.
class BySndfile : public testing::TestWithParam<In>
{
};

TEST_P(BySndfile, IsReadToTheSample)
{
    const In& in = GetParam();
    TemporaryFolder folder;
    const fs::path path = folder.path() / in.name;
    const auto channels = static_cast<std::size_t>(in.channels);
    const auto mono = song(10'007, 44100);
    const auto all = interleaved(mono, channels);
    SF_INFO info{};
    info.samplerate = 44100;
    info.channels = in.channels;
    info.format = in.format;
    SNDFILE* sound = sf_open(path.c_str(), SFM_WRITE, &info);
    ASSERT_NE(sound, nullptr) << sf_strerror(nullptr);
    EXPECT_EQ(sf_writef_float(sound, all.data(), 10'007), 10'007);
    sf_close(sound);
    std::vector<float> got;
    const DecodedLength length =
        decodeChannels(path, [&](std::span<const float> block, const SoundLayout& layout) {
            EXPECT_EQ(layout, (SoundLayout{44100, in.channels}));
            got.insert(got.end(), block.begin(), block.end());
        });
    EXPECT_EQ(length.samples, 10'007u);
    EXPECT_EQ(length.channels, in.channels);
    EXPECT_GT(likenessDb(got, all), in.leastDb);
    const AudioBuffer mixed = decodeAudio(path);
    EXPECT_GT(likenessDb(mixed.samples, mono, mixOf(channels)), in.leastDb);
}

INSTANTIATE_TEST_SUITE_P(Formats, BySndfile,
                         testing::Values(In{"u8.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_U8, 1, 35},
                                         In{"16.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, 8, 80},
                                         In{"24.wav", SF_FORMAT_WAVEX | SF_FORMAT_PCM_24, 6, 120},
                                         In{"32.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_32, 2, 140},
                                         In{"float.wav", SF_FORMAT_WAV | SF_FORMAT_FLOAT, 2, 140},
                                         In{"double.wav", SF_FORMAT_WAV | SF_FORMAT_DOUBLE, 1, 140},
                                         In{"law.wav", SF_FORMAT_WAV | SF_FORMAT_ULAW, 1, 30},
                                         In{"rf64.wav", SF_FORMAT_RF64 | SF_FORMAT_PCM_16, 2, 80},
                                         In{"a.w64", SF_FORMAT_W64 | SF_FORMAT_PCM_24, 2, 120},
                                         In{"a.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_24, 2, 120},
                                         In{"a.aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_16, 2, 80},
                                         In{"a.aifc", SF_FORMAT_AIFF | SF_FORMAT_FLOAT, 1, 140},
                                         In{"a.caf", SF_FORMAT_CAF | SF_FORMAT_PCM_16, 1, 80},
                                         In{"alac.caf", SF_FORMAT_CAF | SF_FORMAT_ALAC_16, 2, 80},
                                         In{"a.au", SF_FORMAT_AU | SF_FORMAT_PCM_16, 1, 80},
                                         In{"a.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS, 6, 12},
                                         In{"a.mp3", SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III, 2, 20}));

struct Foreign
{
    const char* name;
    const char* container; ///< libavformat's
    const char* coder;     ///< libavcodec's
    int rateHz;
    int channels;
    bool exact; ///< the container says where the sound begins and ends; else the coder's whole blocks come
    std::size_t lost = 0; ///< samples at the start that FFmpeg's own encoder leaves out
};
void PrintTo(const Foreign& foreign, std::ostream* to)
{
    *to << foreign.name;
}

/// What libsndfile cannot read, made by FFmpeg's own encoders.
class ByLibav : public testing::TestWithParam<Foreign>
{
};

TEST_P(ByLibav, IsReadToTheSample)
{
    const Foreign& foreign = GetParam();
    TemporaryFolder folder;
    const fs::path path = folder.path() / foreign.name;
    const std::size_t samples = 40'013;
    const auto mono = song(samples, foreign.rateHz);
    {
        PartFile file(path);
        LibavEncoder encoder(file, foreign.container, foreign.coder, {foreign.rateHz, foreign.channels},
                             96'000 * foreign.channels);
        encoder.write(interleaved(mono, static_cast<std::size_t>(foreign.channels)));
        encoder.finish();
        file.commit();
    }
    const AudioBuffer got = decodeAudio(path);
    EXPECT_EQ(got.sampleRateHz, foreign.rateHz);
    RecordProperty("samples", std::to_string(got.samples.size()));
    const std::span<const float> sung = std::span<const float>(mono).subspan(foreign.lost);
    const auto searched = foreign.exact ? sung : sung.first(5000);
    std::size_t delay = 0;
    double best = -100.0;
    const std::size_t most = foreign.exact || foreign.lost > 0 ? 0 : 4096;
    for (std::size_t shift = 0; shift <= most; shift++) {
        const double db = likenessDb(std::span<const float>(got.samples).subspan(shift), searched,
                                     mixOf(static_cast<std::size_t>(foreign.channels)));
        if (db > best) {
            best = db;
            delay = shift;
        }
    }
    std::printf("%s: %zu samples, %zu before the sound, %.1f dB\n", foreign.name, got.samples.size(), delay,
                best);
    EXPECT_GT(best, 15.0);
    if (foreign.exact)
        EXPECT_EQ(got.samples.size(), samples);
    else {
        EXPECT_GE(got.samples.size(), sung.size() + delay) << "something was lost";
        EXPECT_LE(got.samples.size(), sung.size() + delay + 4096);
    }
}

INSTANTIATE_TEST_SUITE_P(Formats, ByLibav,
                         testing::Values(Foreign{"a.m4a", "ipod", "aac", 44100, 2, true},
                                         Foreign{"a.mp4", "mp4", "aac", 48000, 6, true},
                                         Foreign{"a.mov", "mov", "aac", 22050, 1, true},
                                         Foreign{"a.mkv", "matroska", "libopus", 48000, 2, true},
                                         Foreign{"a.webm", "webm", "libopus", 48000, 1, true},
                                         Foreign{"vorbis.mkv", "matroska", "libvorbis", 44100, 2, false},
                                         Foreign{"aac.mkv", "matroska", "aac", 44100, 1, false},
                                         Foreign{"a.aac", "adts", "aac", 44100, 1, false},
                                         Foreign{"a.ts", "mpegts", "aac", 48000, 2, false},
                                         Foreign{"a.wma", "asf", "wmav2", 44100, 2, false, 2048},
                                         Foreign{"lame.mp3", "mp3", "libmp3lame", 44100, 2, true},
                                         Foreign{"ac3.mka", "matroska", "ac3", 48000, 6, false}));

/// A long file passes in blocks: what waits is never more than a few of them.
TEST(Libav, LongFilesComeInSmallBlocks)
{
    TemporaryFolder folder;
    const fs::path path = folder.path() / "long.m4a";
    writeIn(path, OutputFormat::M4a, {16000, 1}, song(16000 * 60, 16000));
    std::size_t largest = 0, blocks = 0;
    const DecodedLength length = decodeInBlocks(path, [&](std::span<const float> block, int) {
        largest = std::max(largest, block.size());
        blocks++;
    });
    EXPECT_EQ(length.samples, 16000u * 60);
    EXPECT_LE(largest, 8192u);
    EXPECT_GT(blocks, 100u);
}

} // namespace
} // namespace koe::audio
