#include "studio/time_left.h"

#include <gtest/gtest.h>

namespace koe::studio {
namespace {

using namespace std::chrono_literals;

TEST(TimeLeft, SaysNothingBeforeItKnows)
{
    TimeLeft left;
    const TimeLeft::Clock::time_point start{};
    EXPECT_FALSE(left.seconds(start).has_value());
    left.update(0.0, start);
    left.update(0.1, start + 1s);
    EXPECT_FALSE(left.seconds(start + 1s).has_value());
}

TEST(TimeLeft, FollowsASteadyPace)
{
    TimeLeft left;
    const TimeLeft::Clock::time_point start{};
    for (int second = 0; second <= 40; ++second)
        left.update(second / 100.0, start + std::chrono::seconds(second));
    EXPECT_NEAR(left.seconds(start + 40s).value(), 60.0, 0.5);
    EXPECT_NEAR(left.seconds(start + 45s).value(), 55.0, 0.5); // counts down between reports
}

TEST(TimeLeft, ForgetsAnOldPace)
{
    TimeLeft left;
    const TimeLeft::Clock::time_point start{};
    left.update(0.0, start);
    left.update(0.5, start + 5s); // a quick stage, then one part in a hundred per second
    for (int second = 6; second <= 45; ++second)
        left.update(0.5 + (second - 5) / 100.0, start + std::chrono::seconds(second));
    EXPECT_NEAR(left.seconds(start + 45s).value(), 10.0, 1.5);
}

TEST(TimeLeft, JudgesANewStageByItself)
{
    TimeLeft left;
    const TimeLeft::Clock::time_point start{};
    for (int second = 0; second <= 20; ++second) // one part in a hundred per second …
        left.update(second / 100.0, start + std::chrono::seconds(second));
    left.beginStage(start + 20s);
    left.update(0.25, start + 25s);                            // … then one
    EXPECT_NEAR(left.seconds(start + 25s).value(), 75.0, 1.0); // too early to say more
    for (int second = 26; second <= 40; ++second)              // … and four times as fast
        left.update(0.25 + 4 * (second - 25) / 100.0, start + std::chrono::seconds(second));
    EXPECT_NEAR(left.seconds(start + 40s).value(), 15.0 / 3.25, 0.3); // 65 parts in the 20 s of the stage
}

TEST(TimeLeft, APauseIsNoTime)
{
    TimeLeft left;
    const TimeLeft::Clock::time_point start{};
    for (int second = 0; second <= 40; ++second)
        left.update(second / 100.0, start + std::chrono::seconds(second));
    left.skip(3600s);
    const auto again = start + 3600s;
    EXPECT_NEAR(left.seconds(again + 40s).value(), 60.0, 0.5);
    left.update(0.41, again + 41s);
    EXPECT_NEAR(left.seconds(again + 41s).value(), 59.0, 0.5);
}

TEST(TimeLeft, StartsAnewWhenTheWorkDoes)
{
    TimeLeft left;
    const TimeLeft::Clock::time_point start{};
    left.update(0.0, start);
    left.update(0.9, start + 10s);
    left.update(0.0, start + 20s);
    EXPECT_FALSE(left.seconds(start + 20s).has_value());
}

TEST(DurationText, ReadsLikeAClockAndThenLikeWords)
{
    EXPECT_EQ(durationText(0.4), "0:00");
    EXPECT_EQ(durationText(21), "0:21");
    EXPECT_EQ(durationText(192), "3:12");
    EXPECT_EQ(durationText(41 * 60), "41 min");
    EXPECT_EQ(durationText(130 * 60), "2 h 10 min");
    EXPECT_EQ(durationText(-5), "0:00");
}

} // namespace
} // namespace koe::studio
