#include "dsp/loudness.h"

#include "audio/decode.h"
#include "support/golden.h"
#include "support/signals.h"

#include <gtest/gtest.h>

#include <limits>

namespace koe::dsp {
namespace {

std::vector<float> fadedNoise(std::size_t count, double from, double to)
{
    std::vector<float> samples(count);
    for (std::size_t i = 0; i < count; i++)
        samples[i] = static_cast<float>(signals::noiseAt(i) * (from + (to - from) * static_cast<double>(i) /
                                                                          static_cast<double>(count - 1)));
    return samples;
}

TEST(LoudnessMix, HasTheFiguresOfTheRule)
{
    // The same signals through NumPy and torch's interpolation, by RVC's rule.
    struct Case
    {
        double rate;
        double expected[6];
    };
    const Case cases[] = {{0.25,
                           {0.21693386137485504, 0.03765815496444702, 0.14162331819534302,
                            -0.2124369591474533, 0.1770668625831604, 0.009667159989476204}},
                          {0.0,
                           {0.1534191071987152, 0.02663245238363743, 0.1106993705034256, -0.19215552508831024,
                            0.20005890727043152, 0.013439103960990906}}};
    const std::size_t at[] = {0, 1, 499, 1000, 1777, 2899};
    const auto input = fadedNoise(1200, 0.1, 1.0);
    for (const Case& c : cases) {
        auto output = fadedNoise(2900, 0.8, 0.05);
        mixLoudness(input, 400, output, 1000, c.rate);
        for (std::size_t i = 0; i < 6; i++)
            EXPECT_NEAR(output[at[i]], c.expected[i], 2e-6) << "rate " << c.rate << " sample " << at[i];
    }
}

TEST(LoudnessMix, RateOneChangesNothingAndSilenceStaysFinite)
{
    auto output = fadedNoise(2900, 0.8, 0.05);
    const auto before = output;
    mixLoudness(fadedNoise(1200, 0.1, 1.0), 400, output, 1000, 1.0);
    EXPECT_EQ(output, before);
    std::vector<float> silence(2900);
    mixLoudness(std::vector<float>(1200), 400, silence, 1000, 0.25);
    EXPECT_EQ(silence, std::vector<float>(2900));
}

TEST(LoudnessMix, MatchesTheReference)
{
    if (!golden::has("change_rms_in"))
        GTEST_SKIP() << "needs the full golden set (KOE_GOLDEN=…)";
    const AudioBuffer input = audio::decodeAudio(golden::find("inputs/speech3_16k.wav"));
    for (const auto& [name, rate] :
         {std::pair{"change_rms_0.25", 0.25}, {"change_rms_0.0", 0.0}, {"change_rms_0.7", 0.7}}) {
        auto output = golden::floats("change_rms_in");
        mixLoudness(input.samples, 16000, output, 40000, rate);
        const auto difference = golden::compare(output, golden::floats(name));
        EXPECT_LT(difference.largest, 1e-4) << name;
        EXPECT_LT(difference.rms, 1e-5) << name;
    }
}

TEST(FrameRms, CentresItsFrames)
{
    const std::vector<float> ones(100, 1.0f);
    const auto rms = frameRms(ones, 20, 10);
    ASSERT_EQ(rms.size(), 11u);
    EXPECT_NEAR(rms.front(), std::sqrt(0.5), 1e-12);
    EXPECT_NEAR(rms[5], 1.0, 1e-12);
    EXPECT_NEAR(rms.back(), std::sqrt(0.5), 1e-12);
    EXPECT_EQ(frameRms(std::vector<float>{}, 20, 10), std::vector<double>{0.0});
}

TEST(ClipLevel, IsThreeQuartersOfThePeak)
{
    const auto clip = levelledClip(std::vector<double>{0.1, -0.5, 0.25});
    ASSERT_TRUE(clip);
    EXPECT_FLOAT_EQ((*clip)[1], -(0.675f + 0.125f));
    EXPECT_FLOAT_EQ((*clip)[0], 0.1f / 0.5f * 0.675f + 0.025f);
}

TEST(ClipLevel, RefusesWhatHasNone)
{
    EXPECT_FALSE(levelledClip(std::vector<double>(100, 0.0)));
    EXPECT_FALSE(levelledClip(std::vector<double>{0.1, 2.6}));
    EXPECT_FALSE(levelledClip(std::vector<double>{0.1, std::numeric_limits<double>::quiet_NaN()}));
    EXPECT_FALSE(levelledClip(std::vector<double>{0.1, std::numeric_limits<double>::infinity()}));
    EXPECT_FALSE(levelledClip(std::vector<double>{}));
    EXPECT_TRUE(levelledClip(std::vector<double>{0.1, 2.5}));
}

TEST(Finish, CutsTowardsZeroAndScalesLoudSound)
{
    // What RVC computes: x · (32768 / max(peak / 0.99, 1)), cut towards zero.
    for (const double level : {0.5, 0.99, 0.9901, 1.7, 40.0}) {
        std::vector<float> samples(200'000);
        for (std::size_t i = 0; i < samples.size(); i++)
            samples[i] = static_cast<float>(level * signals::noiseAt(i));
        samples[1000] = static_cast<float>(level);
        const double over = std::max(static_cast<double>(peakOf(samples)) / 0.99, 1.0);
        const std::vector<float> before = samples;
        scaleToPeak(samples, peakOf(samples));
        for (std::size_t i = 0; i < samples.size(); i++)
            ASSERT_EQ(static_cast<int>(static_cast<double>(samples[i]) * 32768.0),
                      static_cast<int>(static_cast<double>(before[i]) * (32768.0 / over)))
                << level << " " << i;
    }
}

} // namespace
} // namespace koe::dsp
