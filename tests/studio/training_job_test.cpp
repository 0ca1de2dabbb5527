// A training as the studio sees it: what was asked for, what an experiment is, its stages, losses and time.
#include "core/error.h"
#include "studio/experiments.h"
#include "studio/loss_history.h"
#include "studio/settings.h"
#include "studio/train_request_text.h"
#include "studio/training_estimate.h"
#include "studio/training_job.h"
#include "studio/training_process.h"
#include "studio/training_progress.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <thread>

namespace koe::studio {
namespace {
namespace fs = std::filesystem;
using training::TrainRequest;

class TrainingJobTest : public ::testing::Test
{
protected:
    TrainingJobTest() : home{folder.path() / "weights", folder.path() / "logs", folder.path() / "starter", {}}
    {
    }

    void write(const fs::path& file, const std::string& text) const
    {
        fs::create_directories(file.parent_path());
        std::ofstream(file) << text;
    }
    fs::path program(const std::string& script) const
    {
        const fs::path file = folder.path() / "koe";
        write(file, "#!/bin/sh\n" + script);
        fs::permissions(file, fs::perms::owner_all);
        return file;
    }

    TemporaryFolder folder;
    Home home;
};

TEST_F(TrainingJobTest, WhatWasAskedForComesBackWhole)
{
    TrainRequest request;
    request.home = home;
    request.name = "声 \"Mika\"";
    request.data = "/a b/録音";
    request.sampleRateHz = 48000;
    request.version = "v1";
    request.f0 = false;
    request.epochs = 7;
    request.batch = 3;
    request.saveEvery = 2;
    request.base = "G.pth,D.pth";
    request.modelConfig = "c.json";
    request.device = "cuda:1";
    request.jobs = 5;
    request.seed = 99;
    request.pitchMethod = "pm";
    request.pitchModel = "p";
    request.filterRadius = 1;
    request.repairOctaves = true;
    request.content = "e";
    request.latestOnly = true;
    request.holdOut = 4;
    request.stopAfterMinutes = 6;
    const TrainRequest again = trainRequestFromText(toText(request), home);
    EXPECT_EQ(trainArguments(again), trainArguments(request))
        << "the command line says everything but the home";
    EXPECT_EQ(again.home.logs, home.logs);
    EXPECT_GE(trainArguments(again).size(), 35U) << "each of the values above is in it";
    EXPECT_EQ(trainArguments(trainRequestFromText("{\"name\": \"x\", \"new\": 1}", home)),
              (std::vector<std::string>{"train", "--", "x"}));
    for (const char* bad : {"", "[]", "{\"name\": 3}", "{"})
        EXPECT_THROW((void)trainRequestFromText(bad, home), InvalidInput) << bad;
}

TEST_F(TrainingJobTest, AnExperimentSaysWhatItIs)
{
    const fs::path mika = home.logs / "Mika";
    write(mika / "prepare.json",
          R"({"sample_rate": 32000, "version": "v1", "f0": true, "encoder": "koe-small", "recordings":
 [{"clips": [{"name": "0_0", "samples": 96000}, {"name": "0_1", "samples": 64000}]}]})");
    write(mika / "train.log", "x\t====> Epoch: 9 [1 s]\nx\t====> Epoch: 10 [1 s]\n");
    for (const char* name : {"G_90.pth", "D_90.pth", "G_100.pth", "D_100.pth", "G_110.pth", "G_x.pth"})
        write(mika / name, "");
    write(home.logs / "mute" / "filelist.txt", "a");
    write(home.logs / "RVC" / "filelist.txt", "w|x/3_feature768/a.npy|p|q|0\nw|f|p|q|0");
    write(home.logs / "RVC" / "config.json", R"({"data": {"sampling_rate": 48000}})");
    TrainRequest asked;
    asked.home = home;
    asked.name = "Mika";
    asked.epochs = 20;
    asked.data = "/voices";
    keepRequest(asked);

    const std::vector<Experiment> all = listExperiments(home);
    ASSERT_EQ(all.size(), 2U);
    const Experiment one = readExperiment(home, "Mika");
    EXPECT_EQ(one.sampleRateHz, 32000);
    EXPECT_EQ(one.version, "v1");
    EXPECT_DOUBLE_EQ(one.seconds, 5.0);
    EXPECT_EQ(one.clips, 2);
    EXPECT_EQ(one.epoch(), 10);
    EXPECT_EQ(one.generator.filename(), "G_100.pth") << "the newest whole pair";
    ASSERT_TRUE(one.last.has_value());
    EXPECT_EQ(one.last->epochs, 20);
    EXPECT_EQ(one.last->data, "/voices");
    const Experiment foreign = readExperiment(home, "RVC");
    EXPECT_EQ(foreign.sampleRateHz, 48000);
    EXPECT_EQ(foreign.version, "v2");
    EXPECT_TRUE(foreign.f0);
    EXPECT_FALSE(foreign.isBegun());
    EXPECT_FALSE(readExperiment(home, "nobody").isPrepared);

    const TrainRequest next = continuedFrom(one, "Mika 2", home);
    EXPECT_EQ(next.base, (mika / "G_100.pth").string() + "," + (mika / "D_100.pth").string());
    EXPECT_EQ(next.content, home.starter / "encoder.safetensors") << "its weights understand no other";
    EXPECT_EQ(next.epochs, 20);
}

TEST_F(TrainingJobTest, StagesFollowWhatTheProcessSays)
{
    using Clock = TrainingProgress::Clock;
    TrainingProgress progress;
    Clock::time_point now{};
    const auto say = [&](double fraction, const char* stage) {
        now += std::chrono::seconds(10);
        progress.take({fraction, stage}, now);
    };
    say(0.025, "slicing");
    EXPECT_NEAR(progress[TrainingStage::Prepare].fraction, 0.5, 1e-9);
    say(0.05, "pitch");
    EXPECT_TRUE(progress[TrainingStage::Prepare].done);
    EXPECT_EQ(progress[TrainingStage::Features].fraction, 0.0);
    say(0.125, "features");
    EXPECT_NEAR(progress[TrainingStage::Features].fraction, 0.5, 1e-9);
    EXPECT_NEAR(progress[TrainingStage::Features].seconds, 10.0, 1e-9);
    say(0.2, "networks");
    EXPECT_TRUE(progress[TrainingStage::Features].done);
    say(0.205, "nearest speaker");
    say(0.21, "first step");
    EXPECT_FALSE(progress[TrainingStage::Train].secondsLeft) << "nothing to go by yet";
    say(0.575, "train");
    EXPECT_NEAR(progress[TrainingStage::Train].fraction, 0.5, 1e-9);
    say(0.05, "slicing"); // late
    EXPECT_EQ(progress.current(), TrainingStage::Train);
    say(0.96, "index: reading");
    EXPECT_EQ(progress.current(), TrainingStage::Index);
    say(1.0, "index");
    EXPECT_EQ(progress.current(), TrainingStage::Voice);
    progress.end(now);
    for (const auto stage : {TrainingStage::Prepare, TrainingStage::Features, TrainingStage::Train,
                             TrainingStage::Index, TrainingStage::Voice})
        EXPECT_TRUE(progress[stage].done && progress[stage].fraction == 1.0) << int(stage);

    TrainingProgress withoutData; // the whole bar up to 0.95 is the training's
    withoutData.take({0.1, "train"}, now);
    EXPECT_NEAR(withoutData[TrainingStage::Train].fraction, 0.1 / 0.95, 1e-9);
}

TEST_F(TrainingJobTest, LossesAreThinnedAndSmoothed)
{
    LossHistory losses;
    training::StepReport step;
    for (int i = 1; i <= 50'000; i++) {
        step.step = i;
        step.lossMel = i == 33'333 ? 900.0 : 20.0 + (i % 2 == 0 ? 1.0 : -1.0);
        losses.add(step);
    }
    const LossHistory::Curves curves = losses.curves(Loss::Mel, 1, 50'000, 400);
    EXPECT_LE(curves.raw.size(), 420U);
    EXPECT_LE(curves.smooth.size(), 420U);
    double most = 0.0;
    for (const auto& point : curves.raw)
        most = std::max(most, point.second);
    EXPECT_FLOAT_EQ(static_cast<float>(most), 900.0F) << "a single wild step is seen";
    EXPECT_NEAR(curves.smooth.back().second, 20.0, 0.5);
    EXPECT_EQ(losses.curves(Loss::Mel, 100, 110, 400).raw.size(), 11U)
        << "what is looked at closely is whole";

    step.step = 40'001; // went on from an older save
    losses.add(step);
    EXPECT_EQ(losses.lastStep(), 40'001);
    EXPECT_EQ(losses.size(), 40'001U);
    step.step = 40'002;
    step.lossMel = std::nan("");
    losses.add(step);
    EXPECT_TRUE(std::isfinite(losses.curves(Loss::Mel, 39'000, 41'000, 400).smooth.back().second));
}

TEST_F(TrainingJobTest, TimeIsWhatThisMachineTookLast)
{
    Settings settings(home);
    TrainRequest request;
    request.epochs = 10;
    request.batch = 4;
    EXPECT_FALSE(knownSpeed(settings, request).has_value());
    keepSpeed(settings, request, {0.5, 0.25, 0.0, 0.0, 0.0});
    keepSpeed(settings, request, {0.0, 0.125, 9.0, 1.5, 0.25}); // prepared before: says nothing of preparing
    const auto speed = knownSpeed(settings, request);
    ASSERT_TRUE(speed.has_value());
    EXPECT_DOUBLE_EQ(speed->prepareShare, 0.5);
    EXPECT_DOUBLE_EQ(speed->secondsPerClip, 0.125);
    // 54 s are 20 clips, so 5 steps of half a second an epoch. At the end a second for the voice.
    request.saveEvery = 5;
    EXPECT_DOUBLE_EQ(estimateSeconds(*speed, request, 54.0, 0, false),
                     27.0 + 9.0 + 10 * 5 * 0.5 + 2 * 1.5 + 54 * 0.25 + 1.0);
    EXPECT_DOUBLE_EQ(estimateSeconds(*speed, request, 54.0, 8, true),
                     2.0 + 2 * 5 * 0.5 + 1.5 + 54 * 0.25 + 1.0)
        << "it goes on: weights are loaded, speakers are not looked for";
    // Before a whole training was measured: looking for the nearest speaker is part of it.
    const TrainingSpeed trial{0.5, 0.125, 0.0, 0.0, 0.0};
    request.base = "starter";
    const double withSpeakers = estimateSeconds(trial, request, 54.0, 0, true);
    request.base = "f0G40k";
    EXPECT_GT(withSpeakers, estimateSeconds(trial, request, 54.0, 0, true) + 2.0);
    request.base = "none";
    EXPECT_FALSE(knownSpeed(settings, request).has_value()) << "another network is another speed";
    EXPECT_EQ(suggestedEpochs(1.0), 50);
    EXPECT_EQ(suggestedEpochs(40.0), 200);
    EXPECT_EQ(suggestedBatch(24'000'000'000, false, false), 12);
}

TEST_F(TrainingJobTest, FollowsTheProcessAndSeesItsSaves)
{
    TrainRequest request;
    request.home = home;
    request.name = "m";
    const fs::path logs = home.logs / "m";
    const std::string step =
        R"(printf '{"event":"step","epoch":%s,"epochs":2,"step":%s,"loss_d":1,"loss_g":1,"loss_fm":1,"loss_mel":30,"loss_kl":1,"grad_norm_g":1,"grad_norm_d":1,"learning_rate":1,"seconds_per_step":0.5}\n' )";
    const std::string save =
        "touch '" + (logs / "G_").string() + "'$1.pth '" + (logs / "D_").string() + "'$1.pth\n";
    TrainingJob job(
        program(
            "save() {\n" + save + "}\n" + step + "1 1\nsave 1\n" + step + "2 2\nsave 2\n" +
            "echo talk >&2\n" +
            R"(printf '{"event":"done","voice":"v.pth","index":"i","epoch":2,"steps":2,"stopped":false,"warnings":[]}\n')"),
        request);
    std::vector<CheckpointSaved> saves;
    std::string talk;
    const auto report = job.run(Job(), [&](const TrainingNews& news) {
        if (const auto* saved = std::get_if<CheckpointSaved>(&news))
            saves.push_back(*saved);
        if (const auto* line = std::get_if<LogLine>(&news))
            talk += line->text;
    });
    EXPECT_EQ(report.epoch, 2);
    EXPECT_EQ(talk, "talk");
    ASSERT_FALSE(saves.empty()); // quick ones may fall together
    EXPECT_EQ(saves.back().step, 2);
    EXPECT_EQ(saves.back().generator.filename(), "G_2.pth");
    EXPECT_EQ(LossHistory::read(stepsFile(request)).size(), 2U) << "kept for the next run";
    EXPECT_TRUE(readExperiment(home, "m").last.has_value());
}

TEST_F(TrainingJobTest, AStopThatSavedIsAStop)
{
    TrainRequest request;
    request.home = home;
    request.name = "m";
    TrainingJob job(
        program(
            R"(trap 'printf "{\"event\":\"done\",\"voice\":\"v.pth\",\"index\":\"i\",\"epoch\":1,\"steps\":2,\"stopped\":true,\"warnings\":[]}\n"; exit 130' INT
printf '{"event":"progress","fraction":0.5,"stage":"train"}\n'
while :; do sleep 0.05; done)"),
        request);
    std::stop_source stop;
    bool reported = false;
    EXPECT_THROW((void)job.run(Job(stop.get_token(), [&](double, std::string_view) { stop.request_stop(); }),
                               [&](const TrainingNews& news) {
                                   if (const auto* event = std::get_if<TrainingEvent>(&news))
                                       reported =
                                           reported || std::holds_alternative<training::TrainReport>(*event);
                               }),
                 Cancelled);
    EXPECT_TRUE(reported) << "what it saved is said";
    TrainingJob failing(program("printf '{\"event\":\"error\",\"kind\":\"missing\",\"message\":\"No "
                                "base.\",\"exit_code\":4}\\n'; exit 4"),
                        request);
    EXPECT_THROW((void)failing.run(Job(), [](const TrainingNews&) {}), Missing);
}

} // namespace
} // namespace koe::studio
