#include "audio/decode.h"
#include "audio/encode.h"
#include "audio/resample.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "support/signals.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <limits>
#include <unistd.h>

namespace koe::audio {
namespace fs = std::filesystem;
namespace {

const fs::path kFixtures = fs::path(KOE_FIXTURES) / "audio";

double largestDifference(const std::vector<float>& a, const std::vector<float>& b)
{
    EXPECT_EQ(a.size(), b.size());
    double largest = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); i++)
        largest = std::max(largest, std::fabs(static_cast<double>(a[i]) - static_cast<double>(b[i])));
    return largest;
}

void writeBytes(const fs::path& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

class Files : public testing::Test
{
protected:
    TemporaryFolder m_folder;
    [[nodiscard]] fs::path file(const std::string& name) const { return m_folder.path() / name; }
};

TEST_F(Files, FloatWavComesBackBitForBitUnderANonAsciiName)
{
    const AudioBuffer tone{signals::tone(440, 0.1, 40000, 1.5), 40000};
    const fs::path path = file("声 ñandú é.wav");
    encodeAudio(path, tone, {SampleFormat::Float32});
    const AudioBuffer back = decodeAudio(path);
    EXPECT_EQ(back.sampleRateHz, 40000);
    EXPECT_EQ(back.samples, tone.samples);
    const std::string bytes = readTextFile(path);
    EXPECT_EQ(bytes.size(), 58 + 4 * tone.samples.size()); // the same head that scipy writes
    EXPECT_EQ(bytes.substr(0, 4) + bytes.substr(8, 8), "RIFFWAVEfmt ");
    EXPECT_EQ(bytes[20], 3); // format tag of float
    EXPECT_EQ(std::distance(fs::directory_iterator(m_folder.path()), {}), 1);
}

TEST_F(Files, WholeNumbersRoundAndStayInRange)
{
    const AudioBuffer sound{{0.0f, 0.5f, -0.5f, 1.0f, -1.0f, 3.0f, 0.6f / 32768}, 16000};
    const std::vector<float> expected{0.0f,        0.5f, -0.5f, 32767 / 32768.0f, -1.0f, 32767 / 32768.0f,
                                      1 / 32768.0f};
    for (const char* name : {"a.wav", "a.flac", "A.FLAC"}) {
        encodeAudio(file(name), sound);
        EXPECT_EQ(decodeAudio(file(name)).samples, expected) << name;
    }
    const AudioBuffer fine{{0.3f, -0.7f, 1.0f / 8388608}, 48000};
    for (const char* name : {"b.wav", "b.flac"}) {
        encodeAudio(file(name), fine, {SampleFormat::Pcm24});
        EXPECT_LE(largestDifference(decodeAudio(file(name)).samples, fine.samples), 0.51 / 8388608) << name;
    }
}

TEST_F(Files, SixteenBitSamplesArePassedThrough)
{
    const std::vector<std::int16_t> samples{0, 1, -1, 32767, -32768, 12345};
    for (const char* name : {"a.wav", "a.flac"}) {
        encodePcm16(file(name), samples, 48000);
        const AudioBuffer back = decodeAudio(file(name));
        ASSERT_EQ(back.samples.size(), samples.size());
        for (std::size_t i = 0; i < samples.size(); i++)
            EXPECT_EQ(back.samples[i] * 32768.0f, samples[i]);
    }
}

TEST_F(Files, OddNumberOf24BitSamplesIsPadded)
{
    encodeAudio(file("a.wav"), {{0.5f, 0.25f, 0.125f}, 8000}, {SampleFormat::Pcm24});
    EXPECT_EQ(fs::file_size(file("a.wav")), 44u + 10u);
    EXPECT_EQ(decodeAudio(file("a.wav")).samples, (std::vector<float>{0.5f, 0.25f, 0.125f}));
}

TEST_F(Files, RefusesWhatCannotBeWritten)
{
    const AudioBuffer good{{0.1f}, 16000};
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const float infinite = std::numeric_limits<float>::infinity();
    EXPECT_NE(sentenceOf<InvalidInput>([&] {
                  encodeAudio(file("a.wav"), {{0.1f, nan}, 16000});
              }).find("a.wav"),
              std::string::npos);
    EXPECT_THROW(encodeAudio(file("a.flac"), {{infinite}, 16000}), InvalidInput);
    EXPECT_THROW(encodeAudio(file("a.wav"), {{0.1f}, 0}), InvalidInput);
    EXPECT_THROW(encodePcm16(file("a.wav"), std::vector<std::int16_t>{1}, -1), InvalidInput);
    EXPECT_THROW(encodeAudio(file("a.xyz"), good), UsageError);
    EXPECT_THROW(encodeAudio(file("wav"), good), UsageError);
    EXPECT_THROW(encodeAudio(file("a.flac"), good, {SampleFormat::Float32}), UsageError);
    EXPECT_THROW(encodeAudio(file("a.flac"), {{0.1f}, 700000}), InvalidInput);
    EXPECT_THROW(encodeAudio(file("no/such/folder/a.wav"), good), InvalidInput);
    EXPECT_TRUE(fs::is_empty(m_folder.path())) << "something was left behind";
}

TEST(FullDisk, IsASentence)
{
    // Every write to /dev/full fails for want of room; the part file stands beside its target, so a link
    // makes it so.
    TemporaryFolder folder;
    const fs::path target = folder.path() / "a.wav";
    fs::create_symlink("/dev/full", target.string() + "." + std::to_string(::getpid()) + ".part");
    const std::string sentence = sentenceOf<Missing>([&] {
        encodeAudio(target, {std::vector<float>(100000, 0.1f), 16000});
    });
    EXPECT_NE(sentence.find("no room"), std::string::npos) << sentence;
    EXPECT_FALSE(fs::exists(target));
}

TEST_F(Files, ChannelsAreAveraged)
{
    // RIFF by hand: two channels, 16 bit, frames (0.5, 0.25) and (-1, 0).
    std::string bytes(
        "RIFF\x2c\0\0\0WAVEfmt \x10\0\0\0\x01\0\x02\0\x40\x1f\0\0\0\x7d\0\0\x04\0\x10\0data\x08\0\0\0", 44);
    bytes += std::string("\x00\x40\x00\x20\x00\x80\x00\x00", 8);
    writeBytes(file("stereo.wav"), bytes);
    const AudioBuffer mono = decodeAudio(file("stereo.wav"));
    EXPECT_EQ(mono.sampleRateHz, 8000);
    EXPECT_EQ(mono.samples, (std::vector<float>{0.375f, -0.5f}));
}

TEST_F(Files, WavOfAnEndlessRecorderIsRead)
{
    std::string bytes("RIFF\xff\xff\xff\xffWAVEfmt "
                      "\x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0data\xff\xff\xff\xff",
                      44);
    bytes += std::string("\x00\x40\x00\x20", 4);
    writeBytes(file("stream.wav"), bytes);
    EXPECT_EQ(decodeAudio(file("stream.wav")).samples, (std::vector<float>{0.5f, 0.25f}));
}

TEST_F(Files, BadOnesGiveASentenceThatNamesThem)
{
    encodeAudio(file("whole.wav"), {signals::tone(440, 1.0, 16000, 0.5), 16000});
    const std::string whole = readTextFile(file("whole.wav"));
    encodeAudio(file("whole.flac"), {signals::tone(440, 1.0, 16000, 0.5), 16000});
    const std::string flac = readTextFile(file("whole.flac"));
    const std::string m4a = readTextFile(kFixtures / "stereo_tone_48k.m4a");
    const std::pair<const char*, std::string> cases[] = {
        {"empty.wav", ""},
        {"text.wav", "Dear diary, this is no sound at all.\n"},
        {"long text.wav", std::string(100000, 'x')},
        {"playlist.m3u8", "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nhttp://localhost:1/a.ts\n"},
        {"cut.wav", whole.substr(0, 20000)},
        {"cut in head.wav", whole.substr(0, 30)},
        {"only head.wav", std::string(whole).replace(40, 4, std::string(4, '\0')).substr(0, 44)},
        {"cut.flac", flac.substr(0, flac.size() / 2)},
        {"cut.m4a", m4a.substr(0, m4a.size() / 2)},
        {"noise.mp3", std::string(5000, '\x55')},
    };
    for (const auto& [name, bytes] : cases) {
        writeBytes(file(name), bytes);
        const std::string sentence = sentenceOf<InvalidInput>([&] { (void)decodeAudio(file(name)); });
        EXPECT_NE(sentence.find(name), std::string::npos) << name << ": " << sentence;
    }
    EXPECT_NE(sentenceOf<Missing>([&] { (void)decodeAudio(file("absent.wav")); }).find("absent.wav"),
              std::string::npos);
    EXPECT_THROW((void)decodeAudio(m_folder.path()), InvalidInput);
}

TEST_F(Files, NumbersThatAreNoSoundAreRefused)
{
    encodeAudio(file("nan.wav"), {{0.1f, 0.2f, 0.3f, 0.4f}, 16000}, {SampleFormat::Float32});
    std::string bytes = readTextFile(file("nan.wav"));
    const float nan = std::numeric_limits<float>::quiet_NaN();
    std::memcpy(bytes.data() + 58 + 4 * 2, &nan, 4);
    writeBytes(file("nan.wav"), bytes);
    const std::string sentence = sentenceOf<InvalidInput>([&] { (void)decodeAudio(file("nan.wav")); });
    EXPECT_NE(sentence.find("sample 2"), std::string::npos) << sentence;
}

/// Level of a 440 Hz tone in the middle of a sound, by correlation.
double toneLevel(const AudioBuffer& audio)
{
    const std::size_t margin = audio.samples.size() / 5;
    double re = 0, im = 0;
    for (std::size_t i = margin; i < audio.samples.size() - margin; i++) {
        const double phase = 2 * std::numbers::pi * 440 * static_cast<double>(i) / audio.sampleRateHz;
        re += static_cast<double>(audio.samples[i]) * std::cos(phase);
        im += static_cast<double>(audio.samples[i]) * std::sin(phase);
    }
    return 2 * std::hypot(re, im) / static_cast<double>(audio.samples.size() - 2 * margin);
}

TEST(Libav, ReadsWhatSndfileCannot)
{
    const AudioBuffer m4a =
        decodeAudio(kFixtures / "stereo_tone_48k.m4a"); // 12,000 samples: 0.5 left, 0.25 right
    EXPECT_EQ(m4a.sampleRateHz, 48000);
    EXPECT_EQ(m4a.samples.size(), 12000u);
    EXPECT_NEAR(toneLevel(m4a), 0.375, 0.01);

    const AudioBuffer g722 = decodeAudio(kFixtures / "tone_16k.g722"); // 4,000 samples
    EXPECT_EQ(g722.sampleRateHz, 16000);
    EXPECT_EQ(g722.samples.size(), 4000u);
    EXPECT_NEAR(toneLevel(g722), 0.5, 0.02);

    const AudioBuffer mp4 =
        decodeAudio(kFixtures / "video_with_tone_44k.mp4"); // 11,025 samples, behind a picture track
    EXPECT_EQ(mp4.sampleRateHz, 44100);
    EXPECT_EQ(mp4.samples.size(), 11025u);
    EXPECT_NEAR(toneLevel(mp4), 0.5, 0.02);
}

TEST(Libav, GivesAnyRate)
{
    const AudioBuffer audio = decodeAudio(kFixtures / "tone_16k.g722", 40000);
    EXPECT_EQ(audio.sampleRateHz, 40000);
    EXPECT_EQ(audio.samples.size(), 10000u);
    EXPECT_NEAR(toneLevel(audio), 0.5, 0.02);
}

class Rates : public testing::TestWithParam<std::pair<int, int>>
{
};

TEST_P(Rates, AToneStaysTheSameToneWithoutDelay)
{
    const auto [from, to] = GetParam();
    const AudioBuffer out = resample({signals::tone(1000, 0.4, from, 0.5), from}, to);
    EXPECT_EQ(out.sampleRateHz, to);
    const std::vector<float> expected = signals::tone(1000, 0.4, to, 0.5);
    ASSERT_EQ(out.samples.size(), expected.size());
    const std::size_t margin = expected.size() / 10; // the ends ring
    double largest = 0;
    for (std::size_t i = margin; i < expected.size() - margin; i++)
        largest = std::max(largest,
                           std::fabs(static_cast<double>(out.samples[i]) - static_cast<double>(expected[i])));
    EXPECT_LT(largest, 2e-5);
}

TEST_P(Rates, LengthIsExactForAnyInput)
{
    const auto [from, to] = GetParam();
    for (const std::size_t count : {1u, 2u, 3u, 7u, 100u, 1001u, 5003u}) {
        const AudioBuffer out = resample({std::vector<float>(count, 0.1f), from}, to);
        EXPECT_EQ(out.samples.size(),
                  static_cast<std::size_t>(std::llround(static_cast<double>(count) * to / from)))
            << count;
    }
    EXPECT_TRUE(resample({{}, from}, to).samples.empty());
}
INSTANTIATE_TEST_SUITE_P(Pairs, Rates,
                         testing::Values(std::pair{48000, 16000}, std::pair{44100, 16000},
                                         std::pair{40000, 16000}, std::pair{16000, 40000},
                                         std::pair{32000, 48000}, std::pair{48000, 44100},
                                         std::pair{22050, 40000}, std::pair{11025, 48000},
                                         std::pair{16000, 16000}));

TEST(Resample, WhatTheNewRateCannotHoldGoes)
{
    const AudioBuffer out = resample({signals::tone(9000, 0.5, 48000, 0.5), 48000}, 16000);
    float largest = 0;
    for (std::size_t i = 800; i < out.samples.size() - 800; i++)
        largest = std::max(largest, std::fabs(out.samples[i]));
    EXPECT_LT(largest, 1e-4f);
}

TEST(Stopping, EndsDecodingAndResampling)
{
    std::stop_source stop;
    stop.request_stop();
    const Job job(stop.get_token(), {});
    EXPECT_THROW((void)resample({std::vector<float>(100, 0.1f), 16000}, 40000, job), Cancelled);
    EXPECT_THROW((void)decodeAudio(kFixtures / "stereo_tone_48k.m4a", 0, job), Cancelled);
    TemporaryFolder folder;
    encodeAudio(folder.path() / "a.wav", {std::vector<float>(100, 0.1f), 16000});
    EXPECT_THROW((void)decodeAudio(folder.path() / "a.wav", 0, job), Cancelled);
}

TEST(Resample, RefusesImpossibleRates)
{
    EXPECT_THROW((void)resample({{0.1f}, 16000}, 0), InvalidInput);
    EXPECT_THROW((void)resample({{0.1f}, 0}, 16000), InvalidInput);
    EXPECT_THROW((void)resample({{0.1f}, 48000}, 10), InvalidInput);
}

} // namespace
} // namespace koe::audio
