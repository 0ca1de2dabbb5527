#include "dsp/filters.h"

#include "audio/decode.h"
#include "core/error.h"
#include "support/golden.h"
#include "support/signals.h"

#include <gtest/gtest.h>

namespace koe::dsp {
namespace {

TEST(Butterworth, MatchesTheTableOfEveryRate)
{
    struct Row
    {
        int rateHz;
        double gain;
        double a[5];
    };
    // scipy.signal.butter(5, 48, "high", fs=…)
    const Row rows[] = {
        {16000,
         0.9699606451838447,
         {-4.939001819168364, 9.757863526739543, -9.639544849413458, 4.761506797356209, -0.9408236532054606}},
        {32000,
         0.9848660067285749,
         {-4.969500810783352, 9.878467826012754, -9.818394245627738, 4.879388281681066, -0.9699610512094896}},
        {40000,
         0.9878743903588593,
         {-4.975600639140922, 9.902699956062799, -9.854493795461902, 4.903290289690988, -0.9758958111268883}},
        {44100,
         0.988995493413826,
         {-4.977869057733346, 9.911720922558905, -9.867946750887617, 4.912206972069711, -0.9781120859928573}},
        {48000,
         0.9898850753910278,
         {-4.979667194990071, 9.918875338137543, -9.878621548779623, 4.919285868123746, -0.9798724624819006}},
    };
    const double binomial[] = {1, -5, 10, -10, 5, -1};
    for (const Row& row : rows) {
        for (const IirFilter& filter : {butterworthHighPass(5, 48.0, row.rateHz), rumbleFilter(row.rateHz)}) {
            ASSERT_EQ(filter.b.size(), 6u);
            ASSERT_EQ(filter.a.size(), 6u);
            EXPECT_DOUBLE_EQ(filter.a[0], 1.0);
            for (std::size_t i = 0; i < 6; i++)
                EXPECT_NEAR(filter.b[i], row.gain * binomial[i], 1e-13) << row.rateHz;
            for (std::size_t i = 0; i < 5; i++)
                EXPECT_NEAR(filter.a[i + 1], row.a[i], 1e-13) << row.rateHz;
        }
    }
}

TEST(Butterworth, MatchesTheReference)
{
    const IirFilter filter = rumbleFilter(16000);
    const auto reference = golden::array("butter16k");
    ASSERT_EQ(reference.type, tensorfile::DType::Float64);
    const auto* values = reinterpret_cast<const double*>(reference.bytes.data());
    for (std::size_t i = 0; i < 6; i++) {
        EXPECT_NEAR(filter.b[i], values[i], 1e-9);
        EXPECT_NEAR(filter.a[i], values[6 + i], 1e-9);
    }
}

TEST(Butterworth, RefusesWhatIsNoHighPass)
{
    EXPECT_THROW((void)butterworthHighPass(5, 48, 96), InvalidInput);
    EXPECT_THROW((void)butterworthHighPass(0, 48, 16000), InvalidInput);
    EXPECT_THROW((void)butterworthHighPass(5, 0, 16000), InvalidInput);
    EXPECT_THROW((void)butterworthHighPass(5, 48, 0), InvalidInput);
}

TEST(Filtering, CausalOneMatchesScipy)
{
    const auto x = signals::noiseParts({{40.0 / 16000, 1.0}}, 16000);
    const auto y = filtered(rumbleFilter(16000), x);
    ASSERT_EQ(y.size(), x.size());
    EXPECT_NEAR(y[0], 0.7435927717191034, 1e-12);
    EXPECT_NEAR(y[1], 0.08376630360610898, 1e-12);
    EXPECT_NEAR(y[20], -0.5228326474367734, 1e-12);
    EXPECT_NEAR(y[39], 0.3732333392234318, 1e-12);
}

TEST(Filtering, PiecesGiveTheSameAsTheWhole)
{
    const auto x = signals::noiseParts({{0.1, 1.0}}, 16000);
    const auto whole = filtered(rumbleFilter(16000), x);
    std::vector<double> pieces = x;
    RunningFilter filter(rumbleFilter(16000));
    filter.process(std::span(pieces).first(7));
    filter.process(std::span(pieces).subspan(7, 900));
    filter.process(std::span(pieces).subspan(907));
    EXPECT_EQ(pieces, whole);
}

TEST(Filtering, BothWaysMatchesScipy)
{
    const auto x = signals::noiseParts({{40.0 / 16000, 1.0}}, 16000);
    const auto y = filteredBothWays(rumbleFilter(16000), x);
    ASSERT_EQ(y.size(), x.size());
    EXPECT_NEAR(y[0], 0.26756936029880185, 1e-6);
    EXPECT_NEAR(y[1], -0.34817830895416346, 1e-6);
    EXPECT_NEAR(y[20], -0.9289007718504667, 1e-6);
    EXPECT_NEAR(y[39], -0.21304832188765066, 1e-6);
}

TEST(Filtering, BothWaysMatchesTheReference)
{
    const AudioBuffer speech = audio::decodeAudio(golden::find("inputs/speech3_16k.wav"));
    const auto y = filteredBothWays(rumbleFilter(16000), speech.samples);
    const auto difference =
        golden::compare(std::vector<float>(y.begin(), y.end()), golden::floats("filtfilt_3s"));
    EXPECT_LT(difference.largest, 1e-6);
    EXPECT_LT(difference.rms, 1e-7);
}

TEST(Filtering, BothWaysTakesOffAConstant)
{
    const std::vector<float> constant(5000, 0.5f);
    for (const double value : filteredBothWays(rumbleFilter(16000), constant))
        EXPECT_NEAR(value, 0.0, 1e-7);
}

TEST(Filtering, TakesVeryShortSounds)
{
    const IirFilter filter = rumbleFilter(16000);
    EXPECT_TRUE(filteredBothWays(filter, std::vector<float>{}).empty());
    EXPECT_TRUE(filtered(filter, std::vector<float>{}).empty());
    EXPECT_EQ(filteredBothWays(filter, std::vector<float>{0.5f}).size(), 1u);
    EXPECT_EQ(filteredBothWays(filter, std::vector<float>(7, 0.5f)).size(), 7u);
}

} // namespace
} // namespace koe::dsp
