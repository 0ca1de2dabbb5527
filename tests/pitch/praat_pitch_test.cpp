#include "audio/decode.h"
#include "core/error.h"
#include "pitch/pitch_path.h"
#include "pitch/praat_pitch.h"
#include "pitch/sinc_peak.h"
#include "pitch/tones.h"
#include "support/golden.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace koe::pitch {
namespace {

using testing::errors;
using testing::tone;

AudioBuffer speech3()
{
    return audio::decodeAudio(golden::find("inputs/speech3_16k.wav"));
}

TEST(PraatPitch, ReferenceSpeech)
{
    const std::vector<float> expected = golden::floats("pm_f0_classic");
    const PitchTrack track = PraatPitch().track(speech3(), {});
    // RVC's arrays hold samples / 160 frames, ours one more.
    ASSERT_EQ(track.hz.size(), expected.size() + 1);
    std::size_t sameVoicing = 0;
    for (std::size_t i = 0; i < expected.size(); i++) {
        const bool same = (track.hz[i] > 0) == (expected[i] > 0);
        sameVoicing += same;
        if (same) {
            EXPECT_NEAR(track.hz[i], expected[i], 0.001) << "frame " << i;
        }
    }
    EXPECT_EQ(sameVoicing, expected.size());
}

TEST(PraatPitch, FollowsTones)
{
    const testing::Curve glissando = [](double t) { return 80.0 * std::pow(5.0, t / 2.0); };
    const testing::Curve vibrato = [](double t) {
        return 220.0 * std::exp2(std::sin(2 * std::numbers::pi * 6 * t) / 12.0);
    };
    for (const double snrDb : {200.0, 20.0, 10.0})
        for (const auto& curve : {glissando, vibrato}) {
            const auto e = errors(PraatPitch().track(tone(curve, 2.0, snrDb), {}), curve);
            EXPECT_LE(e.missed, 0.01) << snrDb << " dB: " << testing::text(e);
            EXPECT_EQ(e.octave, 0.0) << snrDb << " dB: " << testing::text(e);
            EXPECT_LE(e.gross, 0.01) << snrDb << " dB: " << testing::text(e);
            EXPECT_LE(e.medianCents, 14.0) << snrDb << " dB: " << testing::text(e);
        }
}

TEST(PraatPitch, WholeRange)
{
    for (const double hz : {60.0, 110.0, 440.0, 880.0, 1080.0}) {
        const testing::Curve curve = [hz](double) { return hz; };
        const auto e = errors(PraatPitch().track(tone(curve, 0.5), {}), curve);
        EXPECT_EQ(e.missed + e.gross, 0.0) << hz << " Hz: " << testing::text(e);
        EXPECT_LE(e.medianCents, 1.0) << hz << " Hz";
    }
}

TEST(PraatPitch, SilenceAndNoiseAreUnvoiced)
{
    const testing::Curve pause = [](double t) { return t > 0.5 && t < 1.0 ? 0.0 : 200.0; };
    const auto e = errors(PraatPitch().track(tone(pause, 1.5), {}), pause);
    EXPECT_EQ(e.invented + e.missed, 0.0) << testing::text(e);
    for (const float x : PraatPitch().track({std::vector<float>(16000, 0.25f), 16000}, {}).hz) // a constant
        EXPECT_EQ(x, 0.0f);
}

TEST(PraatPitch, AnyLengthGivesItsFrames)
{
    for (const std::size_t samples : {0u, 1u, 159u, 160u, 959u, 960u, 1121u, 4000u}) {
        AudioBuffer audio = tone([](double) { return 200.0; }, 1.0);
        audio.samples.resize(samples);
        EXPECT_EQ(PraatPitch().track(audio, {}).hz.size(), 1 + samples / 160) << samples;
    }
}

TEST(PraatPitch, EqualInputEqualOutput)
{
    PraatPitch tracker;
    const AudioBuffer audio = tone([](double) { return 150.0; }, 0.3, 10.0);
    EXPECT_EQ(tracker.track(audio, {}).hz, tracker.track(audio, {}).hz);
}

TEST(PraatPitch, RefusesOtherRatesAndNumbersThatAreNone)
{
    EXPECT_THROW((void)PraatPitch().track({std::vector<float>(100), 44100}, {}), InvalidInput);
    AudioBuffer broken{std::vector<float>(4000), 16000};
    broken.samples[1234] = std::numeric_limits<float>::quiet_NaN();
    EXPECT_THROW((void)PraatPitch().track(broken, {}), InvalidInput);
}

TEST(PraatPitch, StopsAndReports)
{
    const AudioBuffer audio = tone([](double) { return 200.0; }, 2.0);
    std::stop_source source;
    double last = 0.0;
    const Job job(source.get_token(), [&](double fraction, std::string_view) {
        EXPECT_GE(fraction, last);
        last = fraction;
        if (fraction > 0.4)
            source.request_stop();
    });
    EXPECT_THROW((void)PraatPitch().track(audio, job), Cancelled);
    EXPECT_LT(last, 1.0);
    const Job watched({}, [&](double fraction, std::string_view) { last = fraction; });
    (void)PraatPitch().track(audio, watched);
    EXPECT_EQ(last, 1.0);
}

TEST(SincPeak, FindsTheTopBetweenSamples)
{
    std::vector<double> curve(201);
    for (std::size_t i = 0; i < curve.size(); i++)
        curve[i] = std::cos(2 * std::numbers::pi * (static_cast<double>(i) - 100.3) / 17.0);
    const Peak peak = refinePeak(curve, 100, 70);
    EXPECT_NEAR(peak.position, 100.3, 1e-4);
    EXPECT_NEAR(peak.height, 1.0, 1e-4);
    EXPECT_EQ(sincInterpolate(curve, 57.0, 70), curve[57]);
    EXPECT_EQ(sincInterpolate(curve, -1.0, 70), curve.front());
    EXPECT_EQ(sincInterpolate(curve, 999.0, 70), curve.back());
}

TEST(PitchPath, JumpsCostMoreThanAWeakerFrame)
{
    // One frame in which the octave below looks a little stronger: the path stays.
    std::vector<PitchFrame> frames(5, PitchFrame{{{}, {200.0, 0.95}, {100.0, 0.80}}, 1.0});
    frames[2].candidates[2].strength = 0.99;
    EXPECT_EQ(bestPath(frames, {}), std::vector<float>(5, 200.0f));
    for (PitchFrame& frame : frames)
        frame.intensity = 0.0; // so quiet that nothing is a voice
    EXPECT_EQ(bestPath(frames, {}), std::vector<float>(5, 0.0f));
    EXPECT_TRUE(bestPath({}, {}).empty());
}

} // namespace
} // namespace koe::pitch
