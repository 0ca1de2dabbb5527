#include "pitch/track_repair.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace koe::pitch {
namespace {

std::vector<float> repaired(std::vector<float> hz)
{
    repairOctaves(hz);
    return hz;
}

std::vector<float> median(std::vector<float> hz, std::size_t width)
{
    medianFilter(hz, width);
    return hz;
}

TEST(MedianFilter, AsScipysMedfilt)
{
    const std::vector<float> hz{5, 1, 9, 0, 7, 7, 3};
    EXPECT_EQ(median(hz, 3), (std::vector<float>{1, 5, 1, 7, 7, 7, 3})); // scipy.signal.medfilt(hz, 3)
    EXPECT_EQ(median(hz, 5), (std::vector<float>{1, 1, 5, 7, 7, 3, 3})); // scipy.signal.medfilt(hz, 5)
    EXPECT_EQ(median(hz, 2), hz);
    EXPECT_TRUE(median({}, 3).empty());
}

TEST(RepairOctaves, StretchesComeBack)
{
    std::vector<float> right(300);
    for (std::size_t t = 0; t < right.size(); t++)
        right[t] = 300.0f + 20.0f * std::sin(static_cast<float>(t) / 10.0f);
    std::vector<float> wrong = right;
    for (std::size_t t = 100; t < 180; t++)
        wrong[t] /= 2.0f; // between two leaps
    for (std::size_t t = 0; t < 30; t++)
        wrong[t] *= 2.0f; // up to the first leap
    const std::vector<float> result = repaired(wrong);
    for (std::size_t t = 0; t < right.size(); t++)
        EXPECT_NEAR(result[t], right[t], 0.01f) << t;
    EXPECT_EQ(repaired(right), right);
}

TEST(RepairOctaves, AboveRmvpesRange)
{
    // A glissando up to 1200 Hz and down, of which a tracker gives the octave below above 1040 Hz.
    std::vector<float> right, wrong;
    for (int t = 0; t < 200; t++) {
        right.push_back(static_cast<float>(700.0 + 500.0 * std::sin(3.14159 * t / 200.0)));
        wrong.push_back(right.back() > 1040.0f ? right.back() / 2.0f : right.back());
    }
    const std::vector<float> result = repaired(wrong);
    for (std::size_t t = 0; t < right.size(); t++)
        EXPECT_NEAR(result[t], right[t], 0.01f) << t;
}

TEST(RepairOctaves, LeavesMusicAlone)
{
    std::vector<float> notes(200, 220.0f); // two held notes an octave apart
    std::fill(notes.begin() + 100, notes.end(), 440.0f);
    EXPECT_EQ(repaired(notes), notes);
    std::vector<float> glide(100,
                             220.0f); // up and down again within 0.2 s, but through all that lies between
    for (int t = 0; t < 10; t++)
        glide[static_cast<std::size_t>(40 + t)] = glide[static_cast<std::size_t>(59 - t)] =
            220.0f * std::exp2(static_cast<float>(t) / 9.0f);
    EXPECT_EQ(repaired(glide), glide);
    std::vector<float> phrases(60, 440.0f); // a pause between them: the leap may be meant
    std::fill(phrases.begin() + 20, phrases.begin() + 30, 0.0f);
    std::fill(phrases.begin(), phrases.begin() + 20, 220.0f);
    EXPECT_EQ(repaired(phrases), phrases);
    EXPECT_TRUE(repaired({}).empty());
    EXPECT_EQ(repaired(std::vector<float>(5)), std::vector<float>(5));
}

} // namespace
} // namespace koe::pitch
