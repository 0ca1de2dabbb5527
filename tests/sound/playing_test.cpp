// What the device's thread would play, block by block, without a device.
#include "audio/decode.h"
#include "audio/encode.h"
#include "audio/resample.h"
#include "core/error.h"
#include "sound/feeder.h"
#include "sound/spare_threads.h"
#include "sound/take.h"
#include "support/signals.h"
#include "support/small_disk.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <future>
#include <latch>
#include <thread>

namespace koe::sound {
namespace {

using Frames = std::vector<float>; // stereo, interleaved

std::filesystem::path wav(const TemporaryFolder& folder, const std::string& name,
                          const std::vector<float>& samples, int rateHz)
{
    audio::encodeAudio(folder.path() / name, {samples, rateHz}, {audio::SampleFormat::Float32});
    return folder.path() / name;
}

std::vector<float> noise(std::size_t samples, double level)
{
    std::vector<float> made(samples);
    for (std::size_t i = 0; i < samples; i++)
        made[i] = static_cast<float>(level * signals::noiseAt(i));
    return made;
}

std::shared_ptr<Track> decoded(const std::filesystem::path& file)
{
    auto track = std::make_shared<Track>(file);
    track->begin();
    while (!track->isWhole() && track->problem().empty())
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return track;
}

/// A head that is fed and rendered by hand.
struct Deck
{
    explicit Deck(Tracks itsTracks, int rateHz = 48000) : rate(rateHz), tracks(std::move(itsTracks))
    {
        head.start(rate);
    }

    void jump(double seconds, std::optional<Range> loop = std::nullopt)
    {
        head.setGeneration(++generation);
        feeder.jump(generation, seconds, rate, tracks, loop);
    }
    Frames render(std::size_t frames)
    {
        Frames out;
        std::vector<float> block(2 * 480);
        while (out.size() < 2 * frames) {
            feeder.fill(64);
            const auto part = std::span(block).first(std::min(block.size(), 2 * frames - out.size()));
            head.render(part, 2);
            out.insert(out.end(), part.begin(), part.end());
        }
        return out;
    }

    int rate;
    Tracks tracks;
    PlayHead head{64};
    Feeder feeder{head};
    std::uint32_t generation = 1;
};

double largestStep(const Frames& frames)
{
    double step = 0.0;
    for (std::size_t i = 2; i < frames.size(); i += 2)
        step = std::max(step, static_cast<double>(std::abs(frames[i] - frames[i - 2])));
    return step;
}

constexpr std::size_t kFade = 240; // 5 ms

TEST(Playing, IsTheFileToTheSampleBehindTheFade)
{
    const TemporaryFolder folder;
    const std::vector<float> samples = noise(5000, 0.5);
    Deck deck({decoded(wav(folder, "a.wav", samples, 48000)), nullptr});
    deck.jump(0.0);
    deck.head.setPlaying(true);
    const Frames heard = deck.render(6000);
    for (std::size_t i = kFade; i < 5000; i++) {
        ASSERT_EQ(heard[2 * i], samples[i]) << i;
        ASSERT_EQ(heard[2 * i + 1], samples[i]) << i;
    }
    for (std::size_t i = 2 * 5000; i < heard.size(); i++)
        ASSERT_EQ(heard[i], 0.0F);
    EXPECT_EQ(deck.head.endedGeneration(), deck.generation);
    EXPECT_EQ(deck.head.place().frame, 5000);
    EXPECT_EQ(deck.head.dropouts(), 0U);
}

TEST(Playing, AtTheDevicesRateIsWhatResamplingTheWholeGives)
{
    const TemporaryFolder folder;
    for (const int fileHz : {16000, 40000, 44100, 96000}) {
        const auto file = wav(folder, std::to_string(fileHz) + ".wav",
                              noise(static_cast<std::size_t>(fileHz), 0.4), fileHz);
        const AudioBuffer whole = audio::decodeAudio(file, 48000);
        TrackReader reader(decoded(file), 48000);
        ASSERT_EQ(reader.length(), static_cast<std::int64_t>(whole.samples.size()));
        // Forward in odd steps, then places here and there, backwards too.
        std::int64_t next = 0;
        for (const std::int64_t first : {0L, 777L, 1554L, 20000L, 20777L, 333L, 40001L, 12345L, 47900L}) {
            std::vector<float> block(2 * 777);
            ASSERT_TRUE(reader.read(first, block));
            for (std::size_t i = 0; i < 777; i++) {
                const auto at = static_cast<std::size_t>(first) + i;
                ASSERT_NEAR(block[2 * i], at < whole.samples.size() ? whole.samples[at] : 0.0F, 2e-6)
                    << fileHz << " Hz, frame " << at;
            }
            next = first;
        }
        EXPECT_EQ(next, 47900);
    }
}

TEST(Playing, KeepsTheSidesOfAStereoFile)
{
    const TemporaryFolder folder;
    // A hand-made stereo wav, 16 bit: left 0.25, right −0.5.
    std::string bytes(
        "RIFF\x24\x40\0\0WAVEfmt \x10\0\0\0\x01\0\x02\0\x80\xbb\0\0\0\xee\x02\0\x04\0\x10\0data\0\x40\0\0",
        44);
    for (int i = 0; i < 4096; i++)
        bytes += std::string("\0\x20\0\xc0", 4);
    Deck deck({decoded(folder.write("stereo.wav", bytes)), nullptr});
    deck.jump(0.0);
    deck.head.setPlaying(true);
    const Frames heard = deck.render(2000);
    EXPECT_EQ(heard[2 * 1000], 0.25F);
    EXPECT_EQ(heard[2 * 1000 + 1], -0.5F);
}

TEST(Playing, ChangesSidesAtTheSamePlaceWithoutAClick)
{
    const TemporaryFolder folder;
    const auto slow = signals::tone(100.0, 1.0, 48000, 0.5);
    std::vector<float> turned = slow;
    for (float& sample : turned)
        sample *= -1.0F;
    Deck deck({decoded(wav(folder, "a.wav", slow, 48000)), decoded(wav(folder, "b.wav", turned, 48000))});
    deck.jump(0.0);
    deck.head.setPlaying(true);
    Frames heard = deck.render(4800 + 120); // at a peak, where a cut would be widest
    deck.head.setSide(Side::Result);
    const Frames later = deck.render(4800);
    heard.insert(heard.end(), later.begin(), later.end());
    for (std::size_t i = 1000; i < 9000; i++)
        if (i < 4920 || i >= 4920 + kFade) {
            ASSERT_EQ(heard[2 * i], i < 4920 ? slow[i] : turned[i]) << i;
        }
    EXPECT_LT(largestStep(heard), 0.02); // the tone's own steps are 0.0065, a cut would be 1
}

TEST(Playing, JumpsAndPausesWithoutAClick)
{
    const TemporaryFolder folder;
    const auto samples = signals::tone(100.0, 2.0, 48000, 0.5);
    Deck deck({decoded(wav(folder, "a.wav", samples, 48000)), nullptr});
    deck.jump(0.0);
    deck.head.setPlaying(true);
    Frames heard = deck.render(4800 + 120);
    deck.jump(1.0); // from a peak to a zero crossing
    const Frames after = deck.render(4800);
    EXPECT_GE(deck.head.place().frame, 48000 + 4000);
    heard.insert(heard.end(), after.begin(), after.end());
    const auto before = deck.head.place().frame;
    deck.head.setPlaying(false);
    const Frames paused = deck.render(4800);
    heard.insert(heard.end(), paused.begin(), paused.end());
    EXPECT_LT(largestStep(heard), 0.02);
    EXPECT_TRUE(deck.head.isSilent());
    EXPECT_NEAR(static_cast<double>(deck.head.place().frame - before), kFade, 2);
    const auto place = static_cast<std::size_t>(deck.head.place().frame);
    deck.head.setPlaying(true);
    const Frames again = deck.render(1000); // goes on where it stopped
    EXPECT_EQ(again[2 * 999], samples[place + 999]);
    EXPECT_EQ(deck.head.dropouts(), 0U);
}

TEST(Playing, RepeatsARangeToTheSampleWithASeamThatIsNotHeard)
{
    const TemporaryFolder folder;
    const auto samples = signals::tone(100.0, 2.0, 48000, 0.5);
    Deck deck({decoded(wav(folder, "a.wav", samples, 48000)), nullptr});
    const std::int64_t from = 12000; // 25 periods in
    const std::int64_t to = 24120;   // a quarter of a period off
    deck.jump(0.25, Range{0.25, 24120.0 / 48000.0});
    deck.head.setPlaying(true);
    const Frames heard = deck.render(40000);
    for (std::size_t i = kFade; i < 40000; i++) {
        const std::int64_t at = from + static_cast<std::int64_t>(i) % (to - from);
        if (at < to - static_cast<std::int64_t>(kFade)) {
            ASSERT_EQ(heard[2 * i], samples[static_cast<std::size_t>(at)]) << i;
        }
    }
    EXPECT_LT(largestStep(heard), 0.02);
    EXPECT_EQ(deck.head.endedGeneration(), 0U);
}

TEST(Playing, GoesToTheEndOfTheLongerSide)
{
    const TemporaryFolder folder;
    Deck deck({decoded(wav(folder, "a.wav", noise(3000, 0.5), 48000)),
               decoded(wav(folder, "b.wav", noise(5000, 0.5), 48000))});
    deck.jump(0.0);
    deck.head.setPlaying(true);
    const Frames heard = deck.render(6000);
    EXPECT_EQ(heard[2 * 3500], 0.0F); // the source has ended, the playhead goes on
    EXPECT_EQ(deck.head.place().frame, 5000);
}

TEST(Playing, ShowsTheLevelOfWhatIsHeard)
{
    const TemporaryFolder folder;
    Deck deck({decoded(wav(folder, "a.wav", signals::tone(440.0, 2.0, 48000, 0.5), 48000)), nullptr});
    deck.jump(0.0);
    deck.head.setPlaying(true);
    deck.render(48000);
    EXPECT_NEAR(deck.head.level().peak, 0.5F, 0.01F);
    EXPECT_NEAR(deck.head.level().rms, 0.5F / std::sqrt(2.0F), 0.01F);
    deck.head.setGain(0.5F);
    deck.render(24000);
    EXPECT_NEAR(deck.head.level().rms, 0.25F / std::sqrt(2.0F), 0.01F);
}

TEST(SpareThreads, WorkAgainAndMoreAreBegunWhereNoneRests)
{
    SpareThreads threads(1);
    const auto idOf = [&] {
        std::promise<std::thread::id> id;
        auto told = id.get_future();
        const auto shift =
            threads.begin([&](const std::stop_token&) { id.set_value(std::this_thread::get_id()); });
        return told.get();
    };
    const auto first = idOf();
    EXPECT_EQ(idOf(), first);
    std::latch both(3);
    const auto wait = [&](const std::stop_token& stop) {
        both.arrive_and_wait();
        while (!stop.stop_requested())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
    };
    const auto one = threads.begin(wait);
    const auto other = threads.begin(wait);
    both.arrive_and_wait(); // at the same time; and both end with their shifts
}

TEST(Tracks, ThatCannotBeDecodedSayWhy)
{
    const TemporaryFolder folder;
    EXPECT_NE(decoded(folder.path() / "gone.wav")->problem().find("gone.wav"), std::string::npos);
    EXPECT_NE(decoded(folder.write("page.wav", "<html>"))->problem().find("page.wav"), std::string::npos);
}

TEST(Recording, OfAnyLengthIsKeptWhenTheDiskIsFull)
{
    constexpr int kRateHz = 48000;
    constexpr std::size_t kMinute = 60 * kRateHz;
    const TemporaryFolder folder;
    const SmallDisk disk(folder.path() / "disk", 22 * kMinute * sizeof(float) / 1024);
    if (!disk.mounted())
        GTEST_SKIP() << "no right to mount";
    Take take(folder.path() / "disk" / "take.wav", kRateHz, kRateHz);
    const std::vector<float> minute = noise(kMinute, 0.5);
    try {
        for (;;)
            take.add(minute);
    } catch (const Missing&) {
    }
    const double minutes = take.seconds() / 60.0;
    EXPECT_GT(minutes, 21.0);
    take.write();

    std::size_t samples = 0;
    float worst = 0.0F;
    audio::decodeInBlocks(take.target(), [&](std::span<const float> block, int) {
        for (const float sample : block)
            worst = std::max(worst, std::abs(sample - minute[samples++ % kMinute]));
    });
    EXPECT_DOUBLE_EQ(static_cast<double>(samples), minutes * kMinute);
    EXPECT_LT(worst, 1.0F / (1 << 23)) << "24 bits";
}

} // namespace
} // namespace koe::sound
