#include "pitch/coarse_pitch.h"
#include "support/golden.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace koe::pitch {
namespace {

double unrounded(double hz)
{
    return (1127.0 * std::log(1.0 + hz / 700.0) - 77.75496616579426) * 254.0 /
               (1064.4082331636394 - 77.75496616579426) +
           1.0;
}

void expectBins(const std::vector<float>& hz, const std::string& expectedName)
{
    const std::vector<float> expected = golden::floats(expectedName);
    const std::vector<std::int64_t> bins = coarsePitch(hz);
    ASSERT_EQ(bins.size(), expected.size());
    for (std::size_t i = 0; i < bins.size(); i++) {
        const double place = unrounded(static_cast<double>(hz[i]));
        const bool edge =
            std::fabs(std::fabs(place - std::floor(place)) - 0.5) < 1e-5; // f0 has become float32
        EXPECT_LE(std::abs(bins[i] - static_cast<std::int64_t>(expected[i])), edge ? 1 : 0) << hz[i] << " Hz";
    }
}

TEST(CoarsePitch, FactSheetValues)
{
    const std::vector<float> hz{50, 60, 100, 150, 220, 300, 440, 500, 700, 880, 1000, 1100, 1200, 0};
    EXPECT_EQ(coarsePitch(hz),
              (std::vector<std::int64_t>{1, 5, 20, 37, 60, 84, 122, 137, 182, 217, 238, 255, 255, 1}));
}

TEST(CoarsePitch, ReferenceTable)
{
    expectBins(golden::floats("pitch_in"), "pitch_coarse_0_classic");
}

TEST(CoarsePitch, ReferenceAfterKeyShift)
{
    for (const std::string key : {"+12", "-5"})
        for (const std::string variant : {"classic", "rewrite"})
            expectBins(golden::floats("pitch_f0_" + key + "_" + variant),
                       "pitch_coarse_" + key + "_" + variant);
    expectBins(golden::floats("pitch_f0_0_rewrite"), "pitch_coarse_0_rewrite");
}

TEST(CoarsePitch, WhatIsNoFrequencyIsUnvoiced)
{
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const float infinite = std::numeric_limits<float>::infinity();
    EXPECT_EQ(coarsePitch(std::vector<float>{nan, -100.0f, -800.0f, infinite, 0.001f}),
              (std::vector<std::int64_t>{1, 1, 1, 255, 1}));
    EXPECT_TRUE(coarsePitch({}).empty());
}

} // namespace
} // namespace koe::pitch
