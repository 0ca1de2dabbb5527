#include "audio/encode.h"
#include "core/error.h"
#include "sound/overview.h"
#include "sound/spectrogram.h"
#include "studio/sound_library.h"
#include "support/signals.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>

namespace koe::sound {
namespace {

std::filesystem::path wav(const TemporaryFolder& folder, const std::vector<float>& samples, int rateHz)
{
    const auto file = folder.path() / "声 ü.wav";
    audio::encodeAudio(file, {samples, rateHz}, {audio::SampleFormat::Float32});
    return file;
}

TEST(Overview, ShowsLowestHighestAndLoudnessOfEachStep)
{
    // Ten steps of 0.1 s: constant −0.1·k … then a sine.
    std::vector<float> samples;
    for (int step = 0; step < 10; step++)
        for (int i = 0; i < 1600; i++)
            samples.push_back(i % 2 == 0 ? 0.05F * static_cast<float>(step)
                                         : -0.02F * static_cast<float>(step));
    const TemporaryFolder folder;
    const Overview overview = overviewOf(wav(folder, samples, 16000), 10, Job());
    EXPECT_DOUBLE_EQ(overview.seconds, 1.0);
    EXPECT_EQ(overview.sampleRateHz, 16000);
    EXPECT_EQ(overview.channels, 1);
    ASSERT_EQ(overview.rms.size(), 10U);
    for (int step = 0; step < 10; step++) {
        const auto k = static_cast<float>(step);
        const auto at = static_cast<std::size_t>(step);
        EXPECT_FLOAT_EQ(overview.highest[at], 0.05F * k);
        EXPECT_FLOAT_EQ(overview.lowest[at], -0.02F * k);
        EXPECT_NEAR(overview.rms[at], k * std::sqrt((0.05F * 0.05F + 0.02F * 0.02F) / 2.0F), 1e-6);
    }
}

TEST(Overview, PutsALongRecordingsEventsWhereTheyAre)
{
    // More samples than it keeps stretches of: a click at each quarter.
    std::vector<float> samples(1'000'003, 0.0F);
    for (const double quarter : {0.25, 0.5, 0.75})
        samples[static_cast<std::size_t>(quarter * 1'000'003)] = -0.75F;
    const TemporaryFolder folder;
    const Overview overview = overviewOf(wav(folder, samples, 48000), 1000, Job());
    ASSERT_EQ(overview.lowest.size(), 1000U);
    for (std::size_t bin = 0; bin < 1000; bin++)
        if (overview.lowest[bin] != 0.0F) {
            EXPECT_EQ(overview.lowest[bin], -0.75F);
            EXPECT_LE(std::min({std::abs(static_cast<int>(bin) - 250), std::abs(static_cast<int>(bin) - 500),
                                std::abs(static_cast<int>(bin) - 750)}),
                      1)
                << bin;
        }
    EXPECT_EQ(
        std::count_if(overview.lowest.begin(), overview.lowest.end(), [](float low) { return low < 0; }), 3);
}

TEST(Overview, OfFewerSamplesThanSteps)
{
    const TemporaryFolder folder;
    const Overview overview = overviewOf(wav(folder, {0.5F, -0.25F}, 8000), 8, Job());
    EXPECT_EQ(overview.highest, (std::vector<float>{0.5F, 0.5F, 0.5F, 0.5F, -0.25F, -0.25F, -0.25F, -0.25F}));
}

TEST(Spectrogram, ShowsATonesHeightAndLevel)
{
    const TemporaryFolder folder;
    std::vector<float> samples = signals::tone(1000.0, 1.0, 44100, 1.0);
    samples.resize(2 * samples.size(), 0.0F); // then a second of silence
    const Spectrogram picture = spectrogramOf(wav(folder, samples, 44100), 200, 96, Job());
    EXPECT_DOUBLE_EQ(picture.seconds, 2.0);
    ASSERT_EQ(picture.levelsDb.size(), 200U * 96U);
    const auto level = [&](std::size_t row, std::size_t column) {
        return picture.levelsDb[row * 200 + column];
    };
    std::size_t loudest = 0;
    for (std::size_t row = 0; row < 96; row++)
        if (level(row, 50) > level(loudest, 50))
            loudest = row;
    EXPECT_NEAR(picture.centresHz[loudest], 1000.0, 25.0);
    EXPECT_NEAR(level(loudest, 50), 0.0F, 1.5F); // a sine between two Fourier bins shows up to 1.4 dB less
    EXPECT_LT(level(90, 50), -60.0F);
    EXPECT_EQ(level(loudest, 150), -120.0F);
    EXPECT_LT(level(loudest, 104), -50.0F) << "the tone reaches two hundredths of its length too far";
    EXPECT_TRUE(std::is_sorted(picture.centresHz.begin(), picture.centresHz.end()));
}

TEST(Pictures, OfFilesThatAreNoneAreRefused)
{
    const TemporaryFolder folder;
    const auto noSound = folder.write("song.mp3", "<html>not found</html>");
    const auto empty = folder.write("empty.wav", "");
    const auto absent = folder.path() / "gone.wav";
    EXPECT_NE(sentenceOf<InvalidInput>([&] { (void)overviewOf(noSound, 10, Job()); }).find("song.mp3"),
              std::string::npos);
    EXPECT_THROW((void)spectrogramOf(empty, 10, 10, Job()), InvalidInput);
    EXPECT_THROW((void)overviewOf(absent, 10, Job()), Missing);
    EXPECT_THROW((void)spectrogramOf(absent, 10, 10, Job()), Missing);
    const auto good = wav(folder, {0.1F, 0.2F}, 8000);
    EXPECT_THROW((void)overviewOf(good, 0, Job()), InvalidInput);
    EXPECT_THROW((void)spectrogramOf(good, 0, 10, Job()), InvalidInput);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW((void)overviewOf(good, 10, Job(stop.get_token(), {})), Cancelled);
}

TEST(SoundLibrary, IsLoadedWithoutLibTorch)
{
    const TemporaryFolder folder;
    const auto sound = studio::loadSound();
    EXPECT_EQ(sound->overview(wav(folder, {0.5F, -0.25F}, 8000), 2, Job()).highest,
              (std::vector<float>{0.5F, -0.25F}));
    EXPECT_THROW((void)sound->overview(folder.path() / "gone.wav", 2, Job()),
                 Missing); // it crosses the border whole
    std::ifstream maps("/proc/self/maps");
    const std::string all{std::istreambuf_iterator<char>(maps), {}};
    EXPECT_NE(all.find("libkoe-sound.so"), std::string::npos);
    EXPECT_EQ(all.find("libtorch"), std::string::npos);
}

} // namespace
} // namespace koe::sound
