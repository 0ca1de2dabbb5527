#include "core/error.h"
#include "studio/training_process.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

namespace koe::studio {
namespace {

namespace fs = std::filesystem;

/// A shell script in the place of koe: what a child may do is tried without an engine.
class TrainingProcessTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        m_folder = fs::temp_directory_path() / ("koe-tp-" + std::to_string(::getpid()));
        fs::create_directories(m_folder);
    }
    void TearDown() override { fs::remove_all(m_folder); }

    fs::path program(const std::string& script) const
    {
        const fs::path file = m_folder / "koe";
        {
            std::ofstream(file) << "#!/bin/sh\n" << script;
        }
        fs::permissions(file, fs::perms::owner_all);
        return file;
    }

    TrainingProcess::Outcome follow(TrainingProcess& process)
    {
        return process.follow([this](const TrainingEvent& event) { m_events.push_back(event); },
                              [this](std::string_view line) { m_log.emplace_back(line); });
    }

    TrainingProcess::Outcome run(const std::string& script)
    {
        training::TrainRequest request;
        request.name = "a voice";
        TrainingProcess process(program(script), request);
        return follow(process);
    }

    fs::path m_folder;
    std::vector<TrainingEvent> m_events;
    std::vector<std::string> m_log;
};

TEST_F(TrainingProcessTest, HandsOnWhatTheChildSays)
{
    const auto outcome = run(R"(
echo '{"event":"progress","fraction":0.5,"stage":"train"}'
echo 'a library talks' >&2
printf '{"event":"done","voice":"v.pth","index":"i","epoch":2,"steps":4,"stopped":false,"warnings":[]}'
)");
    EXPECT_EQ(outcome.exitCode, 0);
    ASSERT_TRUE(outcome.report.has_value());
    EXPECT_EQ(outcome.report->voice, "v.pth");
    ASSERT_EQ(m_events.size(), 2U);
    EXPECT_EQ(std::get<StageProgress>(m_events[0]).stage, "train");
    EXPECT_EQ(m_log, std::vector<std::string>{"a library talks"});
}

TEST_F(TrainingProcessTest, PassesOnTheChildsFailure)
{
    const auto outcome = run("echo '{\"event\":\"error\",\"kind\":\"bad-input\",\"message\":\"No "
                             "speech.\",\"exit_code\":3}'; exit 3");
    EXPECT_EQ(outcome.exitCode, 3);
    EXPECT_EQ(outcome.sentence, "No speech.");
    EXPECT_FALSE(outcome.report.has_value());
}

TEST_F(TrainingProcessTest, ACrashBecomesASentence)
{
    const auto outcome = run("kill -9 $$");
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_NE(outcome.sentence.find("signal 9, perhaps out of memory"), std::string::npos)
        << outcome.sentence;
    EXPECT_NE(outcome.sentence.find("run the same command again"), std::string::npos) << outcome.sentence;
}

TEST_F(TrainingProcessTest, AnEndWithoutALastWordBecomesASentence)
{
    const auto outcome = run("exit 7");
    EXPECT_EQ(outcome.exitCode, 7);
    EXPECT_NE(outcome.sentence.find("exit code 7"), std::string::npos) << outcome.sentence;
    EXPECT_EQ(run("exit 0").exitCode, 1); // nothing said is not success
}

TEST_F(TrainingProcessTest, StopReachesTheChildAsInterrupt)
{
    training::TrainRequest request;
    request.name = "v";
    TrainingProcess process(
        program("trap 'echo \"{\\\"event\\\":\\\"error\\\",\\\"kind\\\":\\\"stopped\\\","
                "\\\"message\\\":\\\"Stopped.\\\",\\\"exit_code\\\":130}\"; exit 130' INT\n"
                "echo ready >&2\nwhile :; do sleep 0.05; done"),
        request);
    bool asked = false;
    const auto outcome = process.follow([](const TrainingEvent&) {},
                                        [&](std::string_view line) {
                                            if (line == "ready") {
                                                asked = true;
                                                process.stop();
                                            }
                                        });
    EXPECT_TRUE(asked);
    EXPECT_EQ(outcome.exitCode, 130);
    process.stop(); // nothing to stop any more: nothing happens
}

TEST_F(TrainingProcessTest, AChildThatIsStoppedAsItStartsIsStopped)
{
    training::TrainRequest request;
    request.name = "a voice";
    TrainingProcess process(program("echo here >&2; exec sleep 60\n"), request); // it never learns to listen
    const auto outcome =
        process.follow([](const TrainingEvent&) {}, [&](std::string_view) { process.stop(); });
    EXPECT_EQ(outcome.exitCode, kExitStopped) << outcome.sentence;
}

TEST_F(TrainingProcessTest, KillEndsAChildThatDoesNotListen)
{
    training::TrainRequest request;
    request.name = "v";
    TrainingProcess process(program("trap '' INT\necho ready >&2\nwhile :; do sleep 0.05; done"), request);
    const auto outcome =
        process.follow([](const TrainingEvent&) {}, [&](std::string_view) { process.kill(); });
    EXPECT_EQ(outcome.exitCode, kExitStopped);
    EXPECT_NE(outcome.sentence.find("kept"), std::string::npos) << outcome.sentence;
}

TEST_F(TrainingProcessTest, AProgramThatIsNotThereIsMissing)
{
    training::TrainRequest request;
    request.name = "v";
    EXPECT_THROW(TrainingProcess(m_folder / "nothing", request), Missing);
}

TEST(TrainArguments, SayOnlyWhatDiffers)
{
    training::TrainRequest request;
    request.name = "-Mika";
    EXPECT_EQ(trainArguments(request), (std::vector<std::string>{"train", "--", "-Mika"}));
    request.data = "/songs/ü";
    request.epochs = 3;
    request.seed = 18'446'744'073'709'551'615U;
    request.f0 = false;
    EXPECT_EQ(trainArguments(request),
              (std::vector<std::string>{"train", "--data", "/songs/ü", "--no-f0", "--epochs", "3", "--seed",
                                        "18446744073709551615", "--", "-Mika"}));
}

} // namespace
} // namespace koe::studio
