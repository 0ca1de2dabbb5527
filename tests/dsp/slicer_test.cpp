#include "dsp/slicer.h"

#include "audio/decode.h"
#include "audio/resample.h"
#include "core/error.h"
#include "dsp/filters.h"
#include "dsp/loudness.h"
#include "support/golden.h"
#include "support/signals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace koe::dsp {

void PrintTo(const Range& range, std::ostream* out)
{
    *out << '[' << range.begin << ", " << range.end << ')';
}

namespace {

struct PauseCase
{
    const char* name;
    int rateHz;
    std::vector<signals::Part> parts;
    std::vector<Range> slices; // what RVC's own slicer gives
};

class Pauses : public testing::TestWithParam<PauseCase>
{
};

TEST_P(Pauses, AreCutWhereRvcCuts)
{
    EXPECT_EQ(slicesAtPauses(signals::noiseParts(GetParam().parts, GetParam().rateHz), GetParam().rateHz),
              GetParam().slices);
}

const std::vector<signals::Part> kMany{{1.2, .002}, {1.7, .3},  {.5, .004}, {1.0, .2},   {.5, .001},
                                       {.7, .5},    {.5, .001}, {1.6, .5},  {.99, .003}, {2.5, .1},
                                       {3.0, .001}, {1.55, .3}, {.7, .002}};

INSTANTIATE_TEST_SUITE_P(
    Cases, Pauses,
    testing::Values(
        PauseCase{"short", 16000, {{2, .3}, {.5, .002}, {2, .3}}, {{0, 33360}, {33360, 72000}}},
        PauseCase{"soon", 16000, {{.5, .3}, {.5, .002}, {2, .3}}, {{0, 48000}}},
        PauseCase{"medium", 16000, {{2, .3}, {.85, .002}, {2, .3}}, {{0, 33360}, {41280, 77600}}},
        PauseCase{"long", 16000, {{2, .3}, {1.8, .002}, {2, .3}}, {{0, 33360}, {54000, 92800}}},
        PauseCase{"leadingMedium", 16000, {{.7, .002}, {2, .3}}, {{7440, 43200}}},
        PauseCase{"leadingLong", 16000, {{2, .002}, {2, .3}}, {{30000, 64000}}},
        PauseCase{"leadingShort", 16000, {{.42, .002}, {2, .3}}, {{0, 38720}}},
        PauseCase{"trailing", 16000, {{2, .3}, {.9, .002}}, {{0, 33360}}},
        PauseCase{"trailingShort", 16000, {{2, .3}, {.35, .002}}, {{0, 37600}}},
        PauseCase{"silence", 16000, {{2, .002}}, {}}, PauseCase{"loud", 16000, {{2, .3}}, {{0, 32000}}},
        PauseCase{"many16k",
                  16000,
                  kMany,
                  {{16320, 52080}, {52080, 74400}, {74400, 129120}, {136800, 179760}, {225120, 254880}}},
        PauseCase{"many32k",
                  32000,
                  kMany,
                  {{33120, 100320}, {100320, 155520}, {155520, 247680}, {261600, 371040}, {446880, 513120}}},
        PauseCase{"many44k",
                  44100,
                  kMany,
                  {{48988, 137034},
                   {137034, 201910},
                   {201910, 248912},
                   {248912, 362114},
                   {380650, 505106},
                   {623604, 698410}}}),
    [](const auto& one) { return std::string(one.param.name); });

TEST(PauseLevels, AreTheFrameRmsAndTakePieces)
{
    const auto samples = signals::noiseParts(kMany, 16000);
    for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{239}, std::size_t{240},
                                    std::size_t{961}, samples.size()}) {
        const std::span<const double> part = std::span(samples).first(count);
        PauseMeter whole(16000);
        whole.add(part);
        PauseMeter pieces(16000);
        pieces.add(part.first(count / 3));
        pieces.add(part.subspan(count / 3));
        EXPECT_EQ(whole.levels(), pieces.levels());
        EXPECT_EQ(whole.slices(), pieces.slices());
        const auto expected = frameRms(part, 960, 240);
        const auto levels = whole.levels();
        ASSERT_EQ(levels.size(), expected.size()) << count;
        for (std::size_t i = 0; i < levels.size(); i++)
            ASSERT_NEAR(levels[i], expected[i], 1e-12);
    }
}

TEST(PauseInput, MayBeTiny)
{
    EXPECT_TRUE(slicesAtPauses({}, 16000).empty());
    EXPECT_EQ(slicesAtPauses(std::vector<double>{0.5}, 16000), (std::vector<Range>{{0, 1}}));
    EXPECT_THROW((void)slicesAtPauses(std::vector<double>(10), 20), InvalidInput);
}

TEST(Clips, OverlapAndEndWithTheRest)
{
    EXPECT_EQ(clipWindows({0, 192000}, 16000, 3.7),
              (std::vector<Range>{{0, 59200}, {54400, 113600}, {108800, 168000}, {163200, 192000}}));
    EXPECT_EQ(clipWindows({0, 52800}, 16000, 3.0), (std::vector<Range>{{0, 52800}}));
    EXPECT_EQ(clipWindows({0, 52801}, 16000, 3.0), (std::vector<Range>{{0, 48000}, {43200, 52801}}));
    EXPECT_EQ(clipWindows({1000, 398023}, 44100, 3.0),
              (std::vector<Range>{{1000, 133300}, {120070, 252370}, {239140, 371440}, {358210, 398023}}));
    EXPECT_EQ(clipWindows({7, 507}, 16000, 3.0), (std::vector<Range>{{7, 507}}));
    EXPECT_TRUE(clipWindows({7, 7}, 16000, 3.0).empty());
    EXPECT_THROW((void)clipWindows({0, 500}, 16000, 0.3), InvalidInput);
}

/// A minute of speech through filter, slicer, windows and level, beside RVC's figures.
class Minute : public testing::Test
{
protected:
    void SetUp() override
    {
        const auto file = golden::find("inputs/speech60_40k.wav");
        if (file.empty() || golden::find("manifest.json").empty())
            GTEST_SKIP() << "needs the full golden set (KOE_GOLDEN=…)";
        m_samples = filtered(rumbleFilter(40000), audio::decodeAudio(file).samples);
        m_manifest = nlohmann::json::parse(std::ifstream(golden::find("manifest.json")));
    }

    std::vector<double> m_samples;
    nlohmann::json m_manifest;
};

TEST_F(Minute, HighPassAndFrameLevelsMatchTheReference)
{
    const auto difference = golden::compare(std::vector<float>(m_samples.begin(), m_samples.begin() + 40000),
                                            golden::floats("prep_highpass_1s"));
    EXPECT_LT(difference.largest, 1e-6);
    EXPECT_LT(difference.rms, 1e-7);
    PauseMeter meter(40000);
    meter.add(m_samples);
    const auto rms = meter.levels();
    const auto levels =
        golden::compare(std::vector<float>(rms.begin(), rms.end()), golden::floats("prep_slicer_rms"));
    EXPECT_LT(levels.largest, 1e-5);
}

TEST_F(Minute, ClipsMatchTheReference)
{
    const auto slices = slicesAtPauses(m_samples, 40000);
    const auto& cuts = m_manifest["values"]["slicer_cuts"]["value"]["begin/end, frames of hop"];
    ASSERT_EQ(slices.size(), cuts.size());
    std::vector<Range> clips;
    for (std::size_t i = 0; i < slices.size(); i++) {
        EXPECT_EQ(slices[i].begin, cuts[i][0].get<std::size_t>() * 600);
        EXPECT_EQ(slices[i].end, std::min(cuts[i][1].get<std::size_t>() * 600, m_samples.size()));
        const auto windows = clipWindows(slices[i], 40000, 3.7);
        clips.insert(clips.end(), windows.begin(), windows.end());
    }
    const auto& rows = m_manifest["values"]["prep_clips"]["value"]["rows"];
    ASSERT_EQ(clips.size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); i++) {
        EXPECT_EQ(clips[i], (Range{rows[i][0].get<std::size_t>(), rows[i][1].get<std::size_t>()}));
        const auto clip = levelledClip(std::span(m_samples).subspan(clips[i].begin, clips[i].size()));
        ASSERT_TRUE(clip);
        double power = 0;
        float peak = 0;
        for (const float sample : *clip) {
            power += static_cast<double>(sample) * static_cast<double>(sample);
            peak = std::max(peak, std::fabs(sample));
        }
        EXPECT_NEAR(std::sqrt(power / static_cast<double>(clip->size())), rows[i][6].get<double>(), 1e-5);
        EXPECT_NEAR(peak, rows[i][7].get<double>(), 1e-5);
        const AudioBuffer at16k = audio::resample({*clip, 40000}, 16000);
        EXPECT_EQ(at16k.samples.size(), rows[i][8].get<std::size_t>());
    }
}

} // namespace
} // namespace koe::dsp
