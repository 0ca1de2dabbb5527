#include "studio/training_event.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

namespace koe::studio {
namespace {

template <typename Event> Event roundTrip(const Event& event)
{
    const std::string line = toJsonLine(event);
    EXPECT_EQ(line.find('\n'), std::string::npos);
    EXPECT_TRUE(nlohmann::json::accept(line)) << line;
    const auto read = trainingEventFromJson(line);
    EXPECT_TRUE(read.has_value()) << line;
    return std::get<Event>(*read);
}

TEST(TrainingEvent, StepSurvivesTheLine)
{
    training::StepReport step;
    step.epoch = 3;
    step.epochs = 20;
    step.step = 1'234'567'890'123;
    step.lossMel = 18.25;
    step.learningRate = 1e-4;
    step.gradNormD = std::numeric_limits<double>::quiet_NaN();
    const training::StepReport read = roundTrip(step);
    EXPECT_EQ(read.epoch, 3);
    EXPECT_EQ(read.epochs, 20);
    EXPECT_EQ(read.step, 1'234'567'890'123);
    EXPECT_EQ(read.lossMel, 18.25);
    EXPECT_EQ(read.learningRate, 1e-4);
    EXPECT_TRUE(std::isnan(read.gradNormD));
}

TEST(TrainingEvent, ReportSurvivesTheLine)
{
    training::TrainReport report;
    report.voice = "/tmp/声 «ü»/voice.pth";
    report.index = "/tmp/added.index";
    report.epoch = 7;
    report.steps = 99;
    report.stopped = true;
    report.warnings = {"one \"quoted\"", "two\nlines"};
    const training::TrainReport read = roundTrip(report);
    EXPECT_EQ(read.voice, report.voice);
    EXPECT_EQ(read.index, report.index);
    EXPECT_EQ(read.epoch, 7);
    EXPECT_EQ(read.steps, 99);
    EXPECT_TRUE(read.stopped);
    EXPECT_EQ(read.warnings, report.warnings);
}

TEST(TrainingEvent, SmallOnesSurviveTheLine)
{
    const StageProgress progress = roundTrip(StageProgress{0.375, "pitch"});
    EXPECT_EQ(progress.fraction, 0.375);
    EXPECT_EQ(progress.stage, "pitch");
    EXPECT_EQ(roundTrip(Warning{"left out: a.wav"}).sentence, "left out: a.wav");
    const Failure failure = roundTrip(Failure{"bad-input", "No speech in it.", 3});
    EXPECT_EQ(failure.kind, "bad-input");
    EXPECT_EQ(failure.sentence, "No speech in it.");
    EXPECT_EQ(failure.exitCode, 3);
}

TEST(TrainingEvent, NamesThatAreNoUtf8StillMakeALine)
{
    EXPECT_TRUE(nlohmann::json::accept(toJsonLine(Warning{"left out: \xFF\xFE.wav"})));
}

TEST(TrainingEvent, OtherLinesAreNotOurs)
{
    for (const char* line :
         {"", "hello", "[1]", "{}", R"({"event":"step"})", R"({"event":7})", R"({"event":"else"})",
          R"({"event":"progress","fraction":"x","stage":"a"})", R"({"event":"progress")"})
        EXPECT_FALSE(trainingEventFromJson(line).has_value()) << line;
}

} // namespace
} // namespace koe::studio
