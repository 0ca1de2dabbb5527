// Player and recorder on JACK's dummy driver, with a cable from one to the other.
#include "audio/decode.h"
#include "audio/encode.h"
#include "sound/deck.h"
#include "sound/jack_suite.h"
#include "support/signals.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <thread>
#include <utility>

namespace koe::sound {
namespace {

using Clock = std::chrono::steady_clock;
using Activity = RecorderState::Activity;

[[nodiscard]] bool waitFor(const std::function<bool()>& isSo, double seconds = 120.0)
{
    const auto end = Clock::now() + std::chrono::duration<double>(seconds);
    while (!isSo()) { // which may be so for a moment only
        if (Clock::now() >= end)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return true;
}

class Jack : public WithJack<testing::Test>
{
protected:
    static void SetUpTestSuite()
    {
        WithJack::SetUpTestSuite();
        s_sound = makeSound();
    }
    static void TearDownTestSuite()
    {
        s_sound.reset();
        WithJack::TearDownTestSuite();
    }
    void SetUp() override
    {
        if (!s_jack)
            GTEST_SKIP() << "no jackd on this machine";
        WithJack::SetUp();
        ASSERT_TRUE(waitFor([] { return isOffered(); }));
    }
    /// Whether JACK's system device is listed.
    static bool isOffered()
    {
        const auto devices = s_sound->devices();
        return std::any_of(devices.begin(), devices.end(),
                           [](const SoundDevice& device) { return device.id == "jack:system"; });
    }

    std::filesystem::path wav(const std::string& name, const std::vector<float>& samples, int rateHz = 48000)
    {
        audio::encodeAudio(m_folder.path() / name, {samples, rateHz}, {audio::SampleFormat::Float32});
        return m_folder.path() / name;
    }

    static std::unique_ptr<Sound> s_sound;
    TemporaryFolder m_folder;
};
std::unique_ptr<Sound> Jack::s_sound;

std::vector<float> noise(std::size_t samples)
{
    std::vector<float> made(samples);
    for (std::size_t i = 0; i < samples; i++)
        made[i] =
            static_cast<float>(std::round(signals::noiseAt(i) * 4194304.0) / 8388608.0); // exact in 24 bits
    return made;
}

TEST_F(Jack, IsAmongTheDevices)
{
    const auto devices = s_sound->devices();
    const auto system = std::find_if(devices.begin(), devices.end(),
                                     [](const SoundDevice& device) { return device.id == "jack:system"; });
    ASSERT_NE(system, devices.end());
    EXPECT_EQ(system->inputs, 2);
    EXPECT_EQ(system->outputs, 2);
    EXPECT_EQ(system->sampleRateHz, 48000);
    EXPECT_TRUE(system->usualInput && system->usualOutput);
}

TEST_F(Jack, WhatIsPlayedComesBackToTheSample)
{
    const std::vector<float> samples = noise(48000);
    const auto player = s_sound->player();
    const auto recorder = s_sound->recorder();
    recorder->listen({});
    ASSERT_TRUE(waitFor([&] { return recorder->state().activity == Activity::Listening; }))
        << recorder->state().problem;
    recorder->record(m_folder.path() / "heard.wav");
    ASSERT_TRUE(waitFor([&] { return recorder->state().activity == Activity::Recording; }))
        << recorder->state().problem;

    player->load(Side::Source, wav("played.wav", samples));
    EXPECT_TRUE(waitFor([&] { return !player->state().source.isLoading; }));
    EXPECT_DOUBLE_EQ(player->state().seconds, 1.0);
    const auto pressed = Clock::now();
    player->play();
    EXPECT_TRUE(player->state().isPlaying);
    ASSERT_TRUE(waitFor([&] { return player->state().positionSeconds > 0.0; })) << player->state().problem;
    const double untilSound = std::chrono::duration<double>(Clock::now() - pressed).count();
    RecordProperty("until_sound_ms", static_cast<int>(1000 * untilSound));
    ASSERT_TRUE(s_jack->connect("Koe Studio:out_0", "Koe Studio:in_0"));
    EXPECT_FALSE(player->state().isWaiting);
    ASSERT_TRUE(waitFor([&] { return player->state().hasEnded; }));
    EXPECT_FALSE(player->state().isPlaying);
    EXPECT_DOUBLE_EQ(player->state().positionSeconds, 1.0);

    // Again, with the cable in place from the first sample on. Where other programs keep the driver waiting a
    // period may be lost: then once more.
    for (int round = 0; round < 6; round++) {
        const std::uint64_t lost = player->state().dropouts + recorder->state().dropouts;
        player->play();
        float played = 0.0F;
        float recorded = 0.0F;
        ASSERT_TRUE(waitFor([&] {
            played = std::max(played, player->state().level.rms);
            recorded = std::max(recorded, recorder->state().level.rms);
            return player->state().hasEnded;
        }));
        if (player->state().dropouts + recorder->state().dropouts == lost) {
            EXPECT_NEAR(played, 0.5F / std::sqrt(3.0F), 0.05F);
            EXPECT_NEAR(recorded, 0.5F / std::sqrt(3.0F), 0.05F);
            break;
        }
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(100)); // what is still under way
    recorder->stop();
    ASSERT_TRUE(waitFor([&] { return !recorder->state().written.empty(); })) << recorder->state().problem;
    EXPECT_EQ(recorder->state().clipped, 0U);
    EXPECT_GT(recorder->state().seconds, 1.0);

    const AudioBuffer heard = audio::decodeAudio(m_folder.path() / "heard.wav");
    EXPECT_EQ(heard.sampleRateHz, 48000);
    EXPECT_NEAR(heard.seconds(), recorder->state().seconds, 1e-9);
    const std::size_t fade = 240;
    const auto found =
        std::search(heard.samples.rbegin(), heard.samples.rend(), samples.rbegin(), samples.rend() - fade);
    EXPECT_NE(found, heard.samples.rend()) << "the sound did not come back as it was";
}

TEST_F(Jack, SeekLoopAndSidesWhileItPlays)
{
    const auto player = s_sound->player();
    player->load(Side::Source, wav("a.wav", signals::tone(300, 5.0, 44100, 0.1), 44100));
    player->load(Side::Result, wav("b.wav", signals::tone(300, 5.0, 48000, 0.8)));
    ASSERT_TRUE(waitFor([&] { return player->state().seconds == 5.0; }));
    player->seek(4.0);
    EXPECT_DOUBLE_EQ(player->state().positionSeconds, 4.0);
    player->loop(Range{1.0, 1.2});
    EXPECT_DOUBLE_EQ(player->state().positionSeconds, 1.0);
    player->play();
    bool inside = true;
    EXPECT_FALSE(waitFor(
        [&] {
            const double at = player->state().positionSeconds;
            inside = inside && at >= 1.0 && at <= 1.2;
            return !inside;
        },
        1.0));
    EXPECT_TRUE(inside);
    EXPECT_TRUE(waitFor([&] { return std::abs(player->state().level.peak - 0.1F) < 0.02F; }));
    player->choose(Side::Result);
    EXPECT_TRUE(waitFor([&] { return std::abs(player->state().level.peak - 0.8F) < 0.05F; }));
    player->setGainDb(-6.0206);
    EXPECT_TRUE(waitFor([&] { return std::abs(player->state().level.peak - 0.4F) < 0.03F; }));
    player->loop(std::nullopt);
    EXPECT_TRUE(waitFor([&] { return player->state().positionSeconds > 1.3; }));
    player->pause();
    EXPECT_FALSE(player->state().isPlaying);
    double at = -1.0;
    EXPECT_TRUE(waitFor([&] { // it is quiet, and stays where it is
        const double before = std::exchange(at, player->state().positionSeconds);
        std::this_thread::sleep_for(std::chrono::milliseconds(60));
        return player->state().level.peak < 0.01F && before == at;
    }));
    EXPECT_DOUBLE_EQ(player->state().positionSeconds, at);
    player->load(Side::Result, {});
    EXPECT_TRUE(waitFor([&] { return player->state().result.seconds == 0.0; }));
    EXPECT_DOUBLE_EQ(player->state().positionSeconds, at);
}

TEST_F(Jack, FilesThatCannotBePlayedSaySo)
{
    const auto player = s_sound->player();
    player->load(Side::Source, m_folder.path() / "gone.wav");
    player->load(Side::Result, m_folder.write("page.wav", "<html>"));
    ASSERT_TRUE(waitFor(
        [&] { return !player->state().source.problem.empty() && !player->state().result.problem.empty(); }));
    EXPECT_NE(player->state().source.problem.find("gone.wav"), std::string::npos);
    EXPECT_NE(player->state().result.problem.find("page.wav"), std::string::npos);
    player->load(Side::Source, wav("a.wav", noise(4800)));
    ASSERT_TRUE(waitFor([&] { return player->state().seconds == 0.1; }));
    EXPECT_TRUE(player->state().source.problem.empty());
}

TEST_F(Jack, DevicesThatAreNotThereSaySo)
{
    const auto player = s_sound->player();
    player->load(Side::Source, wav("a.wav", noise(4800)));
    s_sound->chooseOutput("jack:Kopfhörer");
    player->play(); // on the usual one
    EXPECT_TRUE(waitFor([&] { return player->state().hasEnded; })) << player->state().problem;
    EXPECT_NE(player->state().problem.find("Kopfhörer"), std::string::npos) << player->state().problem;
    s_sound->chooseOutput("jack:system");
    player->play();
    EXPECT_TRUE(waitFor([&] { return player->state().hasEnded; })) << player->state().problem;
    EXPECT_EQ(player->state().problem, "");
    player->load(Side::Source, wav("long.wav", noise(480'000)));
    ASSERT_TRUE(waitFor([&] { return player->state().seconds == 10.0; }));
    player->play();
    ASSERT_TRUE(waitFor([&] { return player->state().positionSeconds > 0.1; })) << player->state().problem;
    s_sound->chooseOutput("jack:Kopfhörer"); // while it plays
    ASSERT_TRUE(waitFor([&] { return !player->state().problem.empty(); }));
    EXPECT_TRUE(player->state().isPlaying);
    const double from = player->state().positionSeconds;
    EXPECT_TRUE(waitFor([&] { return player->state().positionSeconds > from; }));
    player->pause();
    s_sound->chooseOutput("");

    const auto recorder = s_sound->recorder();
    recorder->listen({"jack:Kopfhörer", 48000});
    ASSERT_TRUE(waitFor([&] { return !recorder->state().problem.empty(); }));
    EXPECT_EQ(recorder->state().activity, Activity::Resting);
}

TEST_F(Jack, ARecordingCanBeThrownAwayAndTakenAgainAtAnotherRate)
{
    const auto recorder = s_sound->recorder();
    recorder->listen({"", 40000}); // JACK has 48000 only
    recorder->record(m_folder.path() / "take.wav");
    ASSERT_TRUE(waitFor([&] { return recorder->state().seconds > 0.2; })) << recorder->state().problem;
    recorder->cancel();
    ASSERT_TRUE(waitFor([&] { return recorder->state().activity == Activity::Listening; }));
    EXPECT_TRUE(std::filesystem::is_empty(m_folder.path()));
    recorder->record(m_folder.path() / "take.wav");
    EXPECT_DOUBLE_EQ(recorder->state().seconds, 0.0);
    ASSERT_TRUE(waitFor([&] { return recorder->state().seconds > 0.2; }));
    recorder->stop();
    ASSERT_TRUE(waitFor([&] { return !recorder->state().written.empty(); })) << recorder->state().problem;
    EXPECT_EQ(audio::decodeAudio(recorder->state().written).sampleRateHz, 40000);
    recorder->rest();
    EXPECT_TRUE(waitFor([&] { return recorder->state().activity == Activity::Resting; }));
    recorder->record("/proc/nowhere/take.wav");
    EXPECT_TRUE(waitFor([&] { return !recorder->state().problem.empty(); }));
}

TEST_F(Jack, AServerThatDiesIsSaidAndWhatWasRecordedIsKeptAndTheNextOneIsUsed)
{
    const auto player = s_sound->player();
    const auto recorder = s_sound->recorder();
    player->load(Side::Source, wav("a.wav", noise(480'000)));
    for (int round = 0; round < 2; round++) {
        player->play();
        recorder->record(m_folder.path() / "take.wav");
        const double from = player->state().positionSeconds;
        ASSERT_TRUE(waitFor([&] {
            return recorder->state().seconds > 0.2 && player->state().positionSeconds > from + 0.1;
        })) << player->state().problem
            << recorder->state().problem;
        s_jack->kill();
        ASSERT_TRUE(
            waitFor([&] { return !player->state().problem.empty() && !recorder->state().problem.empty(); }));
        EXPECT_FALSE(player->state().isPlaying);
        EXPECT_NE(recorder->state().problem.find("kept"), std::string::npos) << recorder->state().problem;
        EXPECT_GT(audio::decodeAudio(recorder->state().written).seconds(), 0.2);
        const double at = player->state().positionSeconds;
        EXPECT_GT(at, from + 0.1);
        player->play(); // there is no other device here
        ASSERT_TRUE(waitFor([&] { return !player->state().problem.empty(); }));
        EXPECT_DOUBLE_EQ(player->state().positionSeconds, at);
        EXPECT_TRUE(waitFor([] { return !isOffered(); }));

        renewJack();
        ASSERT_TRUE(s_jack->isRunning());
    }
    EXPECT_TRUE(waitFor([] { return isOffered(); }));
}

TEST_F(Jack, AServerMayDieAndComeWhileNothingSounds)
{
    const auto second = makeSound(); // it is one sound system for all
    const auto player = second->player();
    player->load(Side::Source, wav("a.wav", noise(4'800)));
    for (int round = 0; round < 3; round++) {
        EXPECT_TRUE(waitFor([] { return isOffered(); }));
        s_jack->kill();
        if (round > 0) {
            EXPECT_TRUE(waitFor([] { return !isOffered(); }));
        }
        if (round > 1) {
            player->play();
            EXPECT_TRUE(waitFor([&] { return !player->state().problem.empty(); }));
        }
        renewJack();
        ASSERT_TRUE(s_jack->isRunning());
        player->play();
        EXPECT_TRUE(waitFor([&] { return player->state().hasEnded; })) << player->state().problem;
    }
}

TEST_F(Jack, AServerThatHangsHoldsNothingUp)
{
    {
        const auto player = s_sound->player();
        player->load(Side::Source, wav("a.wav", noise(480'000)));
        player->play();
        ASSERT_TRUE(waitFor([&] { return player->state().positionSeconds > 0.1; }))
            << player->state().problem;
        s_jack->setHanging(true);
        EXPECT_TRUE(waitFor([&] { return !player->state().problem.empty(); }));
        player->play();
        EXPECT_TRUE(waitFor([&] { return !player->state().problem.empty(); }));
        EXPECT_FALSE(isOffered());
        s_jack->setHanging(false);
        EXPECT_TRUE(waitFor([] { return isOffered(); }));
        player->play();
        const double from = player->state().positionSeconds;
        EXPECT_TRUE(waitFor([&] { return player->state().positionSeconds > from + 0.3; }))
            << player->state().problem;
        s_jack->setHanging(true);
    }
    s_sound.reset(); // the program ends
    s_sound = makeSound();
    EXPECT_FALSE(isOffered());
    s_jack->setHanging(false);
    EXPECT_TRUE(waitFor([] { return isOffered(); }));
}

TEST_F(Jack, OneStreamThatHasNotSeenItsServerDieOutlivesTheNextOne)
{
    const auto player = s_sound->player();
    player->load(Side::Source, wav("a.wav", noise(480'000)));
    for (int round = 0; round < 3; round++) {
        player->play();
        const double from = player->state().positionSeconds;
        ASSERT_TRUE(waitFor([&] { return player->state().positionSeconds > from; }))
            << player->state().problem;
        s_jack->kill();
        renewJack();
        ASSERT_TRUE(s_jack->isRunning());
        const auto recorder = s_sound->recorder();
        recorder->listen({});
        EXPECT_TRUE(waitFor([&] { return recorder->state().activity == Activity::Listening; }))
            << recorder->state().problem;
        EXPECT_TRUE(waitFor([&] { return !player->state().problem.empty(); }));
    }
    player->play();
    EXPECT_TRUE(waitFor([&] { return player->state().isPlaying && !player->state().isWaiting; }));
    s_jack->kill(); // and so the program ends
}

} // namespace
} // namespace koe::sound
