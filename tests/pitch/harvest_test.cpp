#include "pitch/harvest.h"

#include "audio/decode.h"
#include "core/error.h"
#include "pitch/real_weights.h"
#include "pitch/tones.h"
#include "tensorfile/npy.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace koe::pitch {
namespace {

namespace fs = std::filesystem;

TEST(Harvest, ReferenceSpeech)
{
    for (const std::string name : {"kathleen_16k", "flemishguy_16k"}) {
        const std::vector<float> expected =
            tensorfile::readNpy(fs::path(KOE_FIXTURES) / "pitch" / (name + ".harvest.npy")).toFloats();
        const PitchTrack track =
            Harvest().track(audio::decodeAudio(fs::path(KOE_FIXTURES) / "speech" / (name + ".wav")), {});
        ASSERT_EQ(track.hz.size(), expected.size());
        for (std::size_t t = 0; t < expected.size(); t++)
            testing::expectSamePitch(track.hz[t], expected[t], t);
    }
}

TEST(Harvest, FollowsTones)
{
    const testing::Curve vibrato = [](double t) {
        return 220.0 * std::exp2(std::sin(2 * std::numbers::pi * 5 * t) / 12.0);
    };
    const testing::Curve pause = [](double t) { return t > 0.4 && t < 0.8 ? 0.0 : 300.0; };
    for (const auto& curve : {vibrato, pause}) {
        const auto e = testing::errors(Harvest().track(testing::tone(curve, 1.2, 40.0), {}), curve);
        EXPECT_LE(e.missed, 0.05) << testing::text(e);
        EXPECT_EQ(e.octave, 0.0) << testing::text(e);
        EXPECT_LE(e.gross, 0.02) << testing::text(e);
        EXPECT_LE(e.medianCents, 12.0) << testing::text(e);
    }
}

TEST(Harvest, LongSoundInPieces)
{
    const AudioBuffer audio =
        testing::tone([](double t) { return 150.0 + 30.0 * std::sin(4.0 * t); }, 1.8, 40.0);
    const PitchTrack whole = Harvest().track(audio, {});
    const PitchTrack cut = Harvest({.most = 100, .context = 30}).track(audio, {});
    ASSERT_EQ(cut.hz.size(), whole.hz.size());
    for (std::size_t t = 0; t < whole.hz.size(); t++)
        EXPECT_NEAR(cut.hz[t], whole.hz[t], 0.5) << t;
}

TEST(Harvest, AnyLengthGivesItsFrames)
{
    for (const std::size_t samples : {0u, 1u, 2u, 159u, 160u, 1121u}) {
        AudioBuffer audio = testing::tone([](double) { return 200.0; }, 1.0);
        audio.samples.resize(samples);
        EXPECT_EQ(Harvest().track(audio, {}).hz.size(), 1 + samples / 160) << samples;
    }
    for (const float hz : Harvest().track({std::vector<float>(8000), 16000}, {}).hz)
        EXPECT_EQ(hz, 0.0f);
}

TEST(Harvest, StopsAndReports)
{
    const AudioBuffer audio = testing::tone([](double) { return 200.0; }, 1.0);
    std::stop_source source;
    double last = 0.0;
    const Job job(source.get_token(), [&](double fraction, std::string_view) {
        EXPECT_GE(fraction, last);
        last = fraction;
        if (fraction > 0.4)
            source.request_stop();
    });
    EXPECT_THROW((void)Harvest().track(audio, job), Cancelled);
    EXPECT_LT(last, 0.5);
    EXPECT_THROW((void)Harvest().track({std::vector<float>(100), 48000}, {}), InvalidInput);
}

} // namespace
} // namespace koe::pitch
