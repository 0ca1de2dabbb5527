// The whole line on a tiny set: steps, saves, goes on, stops, refuses.
#include "core/error.h"
#include "nn/parameters.h"
#include "nn/start.h"
#include "support/small_disk.h"
#include "support/temporary_folder.h"
#include "tensorfile/npy.h"
#include "tensorfile/pth.h"
#include "tiny_set.h"
#include "training/experiment_lock.h"
#include "training/model/checkpoint.h"
#include "training/model/trainer.h"
#include "voice/checkpoint_files.h"
#include "voice/voice.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <map>
#include <sys/resource.h>

namespace koe::training {
namespace {
namespace fs = std::filesystem;

/// Every step's figures of one call of train(). @param stopAfter ask for a stop once so many steps are done
struct Trained
{
    std::map<std::int64_t, StepReport> steps;
    TrainReport report;
};
Trained trainTiny(const TrainRequest& request, std::int64_t stopAfter = -1)
{
    Trained trained;
    std::stop_source stop;
    trained.report = train(request, Job(stop.get_token(), {}), [&](const StepReport& step) {
        trained.steps[step.step] = step;
        if (step.step == stopAfter)
            stop.request_stop();
    });
    return trained;
}

void expectSameCurve(const std::map<std::int64_t, StepReport>& ours,
                     const std::map<std::int64_t, StepReport>& reference)
{
    for (const auto& [number, step] : ours) {
        ASSERT_TRUE(reference.contains(number)) << number;
        const StepReport& expected = reference.at(number);
        EXPECT_EQ(step.epoch, expected.epoch) << number;
        const auto near = [&](double a, double b) {
            EXPECT_NEAR(a, b, 1e-4 * std::abs(b) + 1e-6) << "step " << number;
        };
        near(step.lossD, expected.lossD);
        near(step.lossG, expected.lossG);
        near(step.lossFm, expected.lossFm);
        near(step.lossMel, expected.lossMel);
        near(step.lossKl, expected.lossKl);
        near(step.learningRate, expected.learningRate);
    }
}

class Train : public testing::Test
{
protected:
    static void SetUpTestSuite() { nn::start(1); }
    TemporaryFolder m_folder;
};

TEST_F(Train, LearnsSavesAndEndsWithIndexAndVoice)
{
    const fs::path root = m_folder.path() / "声 ñ 🎤 (1)";
    TrainRequest request = tiny::request(root);
    request.epochs = 12;
    const Trained trained = trainTiny(request);
    ASSERT_EQ(trained.steps.size(), 36u); // 5 clips in batches of two
    EXPECT_LT(trained.steps.at(36).lossMel, 0.8 * trained.steps.at(1).lossMel);
    EXPECT_LT(trained.steps.at(36).lossKl, trained.steps.at(1).lossKl);
    EXPECT_EQ(trained.report.epoch, 12);
    EXPECT_EQ(trained.report.steps, 36);
    EXPECT_FALSE(trained.report.stopped);

    const fs::path logs = root / "logs/tiny";
    EXPECT_EQ(voice::listCheckpoints(logs).size(), 6u);
    EXPECT_EQ(voice::listCheckpoints(logs)[0].number, 36);
    EXPECT_TRUE(fs::exists(trained.report.index));
    const voice::Voice voice = voice::loadVoice(trained.report.voice);
    EXPECT_EQ(voice.card.version, "v1");
    EXPECT_EQ(voice.card.sampleRateHz, 8000);
    EXPECT_EQ(voice.card.info, "12epoch");
    EXPECT_EQ(voice.card.encoder, "contentvec");
    // Of all voiced frames of the clips, to a tenth of a Hz.
    std::vector<float> voiced;
    for (int clip = 0; clip < 5; clip++)
        for (const float hz :
             tensorfile::readNpy(logs / "2b-f0nsf" / (std::to_string(clip) + "_0.wav.npy")).toFloats())
            if (hz > 0.0f)
                voiced.push_back(hz);
    std::sort(voiced.begin(), voiced.end());
    ASSERT_EQ(voiced.size(), 5u * 70u);
    EXPECT_NEAR(voice.card.medianPitchHz, static_cast<double>(voiced[voiced.size() / 2]), 0.05 + 1e-6);
    EXPECT_EQ(voice::loadCard(trained.report.voice).medianPitchHz, voice.card.medianPitchHz);
    const std::string log = fileBytes(logs / "train.log");
    EXPECT_NE(log.find("'version': 'v1'"), std::string::npos);
    EXPECT_LT(log.find("'version': 'v1'"), log.find('\n'));
    EXPECT_EQ(fileBytes(logs / "config.json").find("{\n    \"data\": {"), 0u);
}

TEST_F(Train, UntilTheAdversaryBeginsTheSpectrumTeachesAlone)
{
    const TrainRequest request = tiny::request(m_folder.path());
    std::string config = tiny::configText();
    config.replace(config.find("\"max_frames\""), 0, "\"adversary_after_steps\": 5, ");
    std::ofstream(request.modelConfig) << config;
    for (const auto& [number, step] : trainTiny(request).steps) {
        EXPECT_EQ(step.lossD > 0, number > 5) << number;
        EXPECT_EQ(step.lossFm > 0, number > 5) << number;
        EXPECT_EQ(step.gradNormD > 0, number > 5) << number;
        EXPECT_GT(step.lossMel, 0) << number;
    }
}

TEST_F(Train, InBfloat16ItLearnsAsWell)
{
    TrainRequest request = tiny::request(m_folder.path());
    request.epochs = 12;
    std::string config = tiny::configText();
    config.replace(config.find("\"max_frames\""), 0, "\"fp16_run\": true, ");
    std::ofstream(request.modelConfig) << config;
    const Trained half = trainTiny(request);
    const Trained whole = trainTiny([&] {
        TrainRequest other =
            tiny::request(m_folder.path(), "whole"); // writes a configuration without fp16_run
        other.epochs = 12;
        return other;
    }());
    const double learned = whole.steps.at(1).lossMel - whole.steps.at(36).lossMel;
    EXPECT_NEAR(half.steps.at(1).lossMel, whole.steps.at(1).lossMel, 0.05 * whole.steps.at(1).lossMel);
    EXPECT_NEAR(half.steps.at(36).lossMel, whole.steps.at(36).lossMel, 0.2 * learned);
}

TEST_F(Train, StoppedAnywhereItGoesOnAsIfItHadNot)
{
    const TrainRequest request = tiny::request(m_folder.path());
    const Trained whole = trainTiny(tiny::request(m_folder.path(), "whole"));
    ASSERT_EQ(whole.steps.size(), 12u);

    const Trained first = trainTiny(request, 5); // within the second epoch
    EXPECT_TRUE(first.report.stopped);
    EXPECT_EQ(first.report.steps, 5);
    EXPECT_TRUE(fs::exists(first.report.index)); // always
    EXPECT_TRUE(fs::exists(first.report.voice));
    const Trained second = trainTiny(request, 9); // an epoch's end
    EXPECT_EQ(second.steps.begin()->first, 6);
    const Trained third = trainTiny(request);
    EXPECT_EQ(third.steps.begin()->first, 10);
    EXPECT_EQ(third.report.epoch, 4);
    for (const Trained* part : {&first, &second, &third})
        expectSameCurve(part->steps, whole.steps);
    EXPECT_EQ(first.steps.size() + second.steps.size() + third.steps.size(), 12u);

    const Trained again = trainTiny(request); // nothing left to do
    EXPECT_TRUE(again.steps.empty());
    EXPECT_EQ(again.report.epoch, 4);
}

TEST_F(Train, LatestOnlyKeepsOnePair)
{
    TrainRequest request = tiny::request(m_folder.path());
    request.latestOnly = true;
    const Trained whole = trainTiny(tiny::request(m_folder.path(), "whole"));
    const Trained first = trainTiny(request, 7);
    const fs::path logs = m_folder.path() / "logs/tiny";
    ASSERT_EQ(voice::listCheckpoints(logs).size(), 1u);
    EXPECT_EQ(voice::listCheckpoints(logs)[0].number, voice::kLatestCheckpoint);
    // Killed between the two renames of the save: D has its name already, G not yet.
    fs::copy(logs / "G_2333333.pth", logs / "G_7.pth");
    const Trained later = trainTiny(request, 9);
    fs::remove(logs / "G_7.pth");
    fs::copy(logs / "G_2333333.pth", logs / "G_9.pth");
    fs::copy(logs / "D_2333333.pth", m_folder.path() / "D_new.pth");
    fs::remove(logs / "G_2333333.pth");
    fs::rename(m_folder.path() / "D_new.pth", logs / "D_2333333.pth");
    const Trained last = trainTiny(request);
    EXPECT_EQ(last.steps.begin()->first, 10);
    expectSameCurve(later.steps, whole.steps);
    expectSameCurve(last.steps, whole.steps);
}

TEST_F(Train, DamagedNewestPairFallsBackAWarning)
{
    TrainRequest request = tiny::request(m_folder.path());
    request.saveEvery = 1;
    request.epochs = 3;
    const Trained first = trainTiny(request);
    const fs::path logs = m_folder.path() / "logs/tiny";
    const std::string bytes = fileBytes(logs / "G_9.pth");
    std::ofstream(logs / "G_9.pth", std::ios::binary) << bytes.substr(0, bytes.size() / 2);
    const Trained second = trainTiny(request);
    ASSERT_EQ(second.steps.begin()->first, 7); // from the pair of step 6
    expectSameCurve(second.steps, first.steps);
    ASSERT_FALSE(second.report.warnings.empty());
    EXPECT_NE(second.report.warnings[0].find("G_9.pth"), std::string::npos) << second.report.warnings[0];

    for (const auto& pair : voice::listCheckpoints(logs))
        std::ofstream(pair.discriminator, std::ios::binary) << "<html>";
    const std::string sentence = sentenceOf<InvalidInput>([&] { (void)trainTiny(request); });
    EXPECT_NE(sentence.find("None of the checkpoints"), std::string::npos) << sentence;
}

TEST_F(Train, AnotherRateIsASentence)
{
    TrainRequest request = tiny::request(m_folder.path());
    request.epochs = 1;
    (void)trainTiny(request);
    // Someone changed the sizes under the experiment: RVC's "size of tensor a (24) must match …".
    std::string text = tiny::configText();
    text.replace(text.find("[20, 16]"), 8, "[24, 16]");
    std::ofstream(m_folder.path() / "logs/tiny/config.json") << text;
    request.epochs = 2;
    const std::string sentence = sentenceOf<InvalidInput>([&] { (void)trainTiny(request); });
    EXPECT_NE(sentence.find("another sample rate, version or size"), std::string::npos) << sentence;
    EXPECT_NE(sentence.find("dec.ups.0.weight_v is [16, 8, 20] there and [16, 8, 24] here"),
              std::string::npos)
        << sentence;
}

TEST_F(Train, BaseWeightsAreTakenWholeOrRefused)
{
    TrainRequest request = tiny::request(m_folder.path());
    request.epochs = 1;
    (void)trainTiny(request);
    const fs::path logs = m_folder.path() / "logs/tiny";
    TrainRequest tuned = tiny::request(m_folder.path(), "tuned");
    tuned.epochs = 1;
    tuned.base = (logs / "G_3.pth").string() + "," + (logs / "D_3.pth").string();
    const Trained trained = trainTiny(tuned);
    const Trained fresh = trainTiny([&] {
        TrainRequest r = tiny::request(m_folder.path(), "fresh");
        r.epochs = 1;
        return r;
    }());
    EXPECT_LT(trained.steps.at(1).lossKl, fresh.steps.at(1).lossKl);

    // Fewer speakers are fine, another size is not.
    std::string text = tiny::configText();
    text.replace(text.find("\"spk_embed_dim\": 3"), 18, "\"spk_embed_dim\": 7");
    std::ofstream(m_folder.path() / "config.json") << text;
    tuned.name = "rows";
    tiny::writeExperiment(m_folder.path() / "logs/rows");
    EXPECT_EQ(trainTiny(tuned).report.steps, 3);
    text.replace(text.find("\"filter_channels\": 16"), 21, "\"filter_channels\": 32");
    std::ofstream(m_folder.path() / "config.json") << text;
    tuned.name = "wide";
    tiny::writeExperiment(m_folder.path() / "logs/wide");
    const std::string sentence = sentenceOf<InvalidInput>([&] { (void)trainTiny(tuned); });
    EXPECT_NE(sentence.find("no base for this training"), std::string::npos) << sentence;
}

TEST_F(Train, StarterBaseBeginsAtTheNearestSpeaker)
{
    TrainRequest request = tiny::request(m_folder.path());
    request.epochs = 2;
    (void)trainTiny(request);
    const fs::path logs = m_folder.path() / "logs/tiny";
    // Of few speakers all speak all clips, of many only the better ones. All but one are unlike anybody.
    for (const auto& [speakers, like] : {std::pair(3, 2), std::pair(40, 33)}) {
        const std::string name = "of" + std::to_string(speakers);
        const fs::path starter = m_folder.path() / ("starter " + name);
        fs::create_directories(starter);
        fs::copy(logs / "D_6.pth", starter / "base_D.pth");
        std::string text = tiny::configText();
        text.replace(text.find("\"spk_embed_dim\": 3"), 18, "\"spk_embed_dim\": " + std::to_string(speakers));
        std::ofstream(starter / "config.json") << text;
        Trainer trainer(RunConfig::load(starter / "config.json", "v1", true), torch::kCPU, 1);
        auto& parameters = trainer.generator().parameters();
        loadBase(logs / "G_6.pth", parameters);
        const torch::Tensor rows = parameters["emb_g.weight"].detach();
        const torch::Tensor spoken = rows[0].clone();
        rows.fill_(50.0f);
        rows[like].copy_(spoken);
        writeCheckpoint(starter / "base_G.pth", parameters, trainer.generatorOptimizer(), 1e-3, 1e-3, {});

        TrainRequest tuned = tiny::request(m_folder.path(), "tuned " + name);
        tuned.home.starter = starter;
        tuned.base = "starter";
        tuned.modelConfig.clear();
        tuned.epochs = 1;
        (void)trainTiny(tuned);
        loadBase(m_folder.path() / "logs" / tuned.name / "G_3.pth", parameters);
        // Three steps of about the learning rate each away from where it began.
        EXPECT_LT((rows[0] - spoken).abs().max().item<double>(), 1e-2) << name;
    }
}

TEST_F(Train, ALossThatIsNoNumberEndsItAndKeepsTheCheckpoint)
{
    TrainRequest request = tiny::request(m_folder.path());
    request.epochs = 1;
    (void)trainTiny(request);
    std::ofstream(m_folder.path() / "logs/tiny/config.json") << tiny::configText(1e30);
    request.epochs = 9;
    const std::string sentence = sentenceOf<Error>([&] { (void)trainTiny(request); });
    EXPECT_NE(sentence.find("a loss is no number"), std::string::npos) << sentence;
    EXPECT_NE(sentence.find("step 3 is kept"), std::string::npos) << sentence;
    EXPECT_EQ(voice::listCheckpoints(m_folder.path() / "logs/tiny")[0].number, 3);
}

TEST_F(Train, OneProcessAtATime)
{
    const TrainRequest request = tiny::request(m_folder.path());
    const ExperimentLock other(m_folder.path() / "logs/tiny");
    EXPECT_NE(sentenceOf<InvalidInput>([&] { (void)trainTiny(request); }).find("Another process"),
              std::string::npos);
}

TEST_F(Train, AFolderThatCannotBeMade)
{
    TrainRequest request = tiny::request(m_folder.path());
    m_folder.write("file", "");
    request.home.logs = m_folder.path() / "file"; // not even root makes a folder in a file
    EXPECT_NE(sentenceOf<InvalidInput>([&] { (void)trainTiny(request); }).find("cannot be made"),
              std::string::npos);
}

TEST_F(Train, AVoiceThatCannotBeWrittenLosesNothing)
{
    TrainRequest request = tiny::request(m_folder.path());
    request.epochs = 1;
    request.home.weights = m_folder.write("file", "");
    const std::string sentence = sentenceOf<Error>([&] { (void)trainTiny(request); });
    EXPECT_NE(sentence.find((m_folder.path() / "file/tiny.pth").string()), std::string::npos) << sentence;
    request.home.weights = m_folder.path() / "weights";
    const Trained again = trainTiny(request); // the checkpoint and the index are there
    EXPECT_TRUE(again.steps.empty());
    EXPECT_TRUE(fs::exists(again.report.voice));
}

TEST_F(Train, AFullDiskIsASentenceAndTheLastSaveStays)
{
    TrainRequest request = tiny::request(m_folder.path());
    request.saveEvery = 1;
    const Trained whole = trainTiny(tiny::request(m_folder.path(), "whole"));
    // No file may grow beyond 100 kB from the second epoch on: as if the disk were full there.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const auto fill = [&](const StepReport& step) {
        const rlimit small{100'000, before.rlim_max};
        if (step.step == 4)
            setrlimit(RLIMIT_FSIZE, &small);
    };
    const std::string sentence = sentenceOf<Error>([&] { (void)train(request, Job(), fill); });
    setrlimit(RLIMIT_FSIZE, &before);
    EXPECT_NE(sentence.find("D_6.pth"), std::string::npos) << sentence;
    const auto pairs = voice::listCheckpoints(m_folder.path() / "logs/tiny");
    ASSERT_EQ(pairs.size(), 1u);
    EXPECT_EQ(pairs[0].number, 3);
    const Trained rest = trainTiny(request);
    EXPECT_EQ(rest.steps.begin()->first, 4);
    expectSameCurve(rest.steps, whole.steps);
}

TEST_F(Train, AReadOnlyDiskIsASentence)
{
    const fs::path root = m_folder.path() / "声 ñ 🎤 (1)";
    const SmallDisk disk(root, 8192);
    if (!disk.mounted())
        GTEST_SKIP() << "no right to mount";
    TrainRequest request = tiny::request(root);
    request.epochs = 1;
    disk.makeReadOnly();
    const std::string sentence = sentenceOf<InvalidInput>([&] { (void)trainTiny(request); });
    EXPECT_NE(sentence.find(root.string()), std::string::npos) << sentence;
    EXPECT_NE(sentence.find("cannot be written"), std::string::npos) << sentence;
}

TEST_F(Train, StoppedBeforeTheFirstStepNothingIsLeft)
{
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW((void)train(tiny::request(m_folder.path()), Job(stop.get_token(), {}), {}), Cancelled);
    EXPECT_FALSE(voice::hasCheckpointFiles(m_folder.path() / "logs/tiny"));
}

TEST_F(Train, DataThatCannotBeTrainedOn)
{
    const TrainRequest request = tiny::request(m_folder.path());
    const fs::path logs = m_folder.path() / "logs/tiny";
    std::ofstream(logs / "filelist.txt") << tiny::writeClip(logs, 0, 25); // a quarter of a second
    EXPECT_NE(sentenceOf<InvalidInput>([&] { (void)trainTiny(request); }).find("No clip"), std::string::npos);
    std::string line = tiny::writeClip(logs, 0, 90);
    line.back() = '5';
    std::ofstream(logs / "filelist.txt") << line;
    EXPECT_NE(sentenceOf<InvalidInput>([&] { (void)trainTiny(request); }).find("Speaker 5"),
              std::string::npos);
    tiny::writeWave(logs / "0_gt_wavs/0_0.wav", std::vector<float>(7200, std::nanf("")));
    line.back() = '0';
    std::ofstream(logs / "filelist.txt") << line;
    EXPECT_NE(sentenceOf<InvalidInput>([&] { (void)trainTiny(request); }).find("no numbers"),
              std::string::npos);
}

/// KOE_PYTHON_TORCH: another Python to ask; else the system's.
TEST_F(Train, PyTorchGoesOnFromOurCheckpointAndWeFromIts)
{
    const char* chosen = std::getenv("KOE_PYTHON_TORCH");
    const std::string python = chosen != nullptr ? chosen : "/usr/bin/python3";
    if (std::system((python + " -c 'import torch' > /dev/null 2>&1").c_str()) != 0)
        GTEST_SKIP() << "needs Python with PyTorch (KOE_PYTHON_TORCH or python3-torch)";
    TrainRequest request = tiny::request(m_folder.path());
    request.saveEvery = 1;
    request.epochs = 1;
    (void)trainTiny(request);
    const fs::path logs = m_folder.path() / "logs/tiny";
    // Reads G_3 and D_3, steps their AdamW once, and writes what PyTorch itself saves as G_6 and D_6, the
    // generator's parameters in the other order of registration.
    const std::string command =
        python + " " + KOE_SOURCE_DIR + "/tests/training/checkpoint_check.py " + logs.string() + " 3 6";
    ASSERT_EQ(std::system(command.c_str()), 0);

    const RunConfig config = RunConfig::parse(tiny::configText(), "tiny", "v1", true);
    Trainer trainer(config, torch::kCPU, 1);
    const LoadedCheckpoint ours = readCheckpoint(logs / "G_3.pth", trainer.generator().parameters());
    const LoadedCheckpoint theirs = readCheckpoint(logs / "G_6.pth", trainer.generator().parameters());
    ASSERT_EQ(theirs.warning, "");
    ASSERT_EQ(theirs.moments.size(), trainer.generator().parameters().size());
    EXPECT_EQ(theirs.progress.epoch, 2);
    // The same step by our own optimizer: gradients of 0.01 everywhere (see the script).
    ours.copyInto(trainer.generator().parameters(), trainer.generatorOptimizer());
    for (const auto& [name, tensor] : trainer.generator().parameters().entries())
        torch::Tensor(tensor).mutable_grad() = at::full_like(tensor.detach(), 0.01);
    trainer.generatorOptimizer().step(1e-3);
    for (std::size_t i = 0; i < theirs.parameters.size(); i++) {
        const auto& [name, tensor] = trainer.generator().parameters().entries()[i];
        const AdamW::Moments& moments = trainer.generatorOptimizer().moments()[i];
        EXPECT_LT((tensor - theirs.parameters[i]).abs().max().item<double>(), 2e-6) << name;
        EXPECT_LT((moments.average - theirs.moments[i].average).abs().max().item<double>(), 1e-6) << name;
        EXPECT_LT((moments.averageSquare - theirs.moments[i].averageSquare).abs().max().item<double>(), 1e-6)
            << name;
        EXPECT_EQ(moments.steps, theirs.moments[i].steps) << name;
    }
    // And the line goes on from PyTorch's pair, at the next epoch.
    request.epochs = 3;
    const Trained trained = trainTiny(request);
    EXPECT_EQ(trained.steps.begin()->first, 7);
    EXPECT_EQ(trained.steps.begin()->second.epoch, 3);
    EXPECT_TRUE(trained.report.warnings.empty());
}

/// A card's parameters take the steps for many tensors at once; so do those here that lie across memory.
TEST(AdamW, ManyTensorsAtOnceStepAsEachAlone)
{
    nn::start();
    torch::manual_seed(3);
    nn::Parameters alone, together;
    for (const auto& shape : {std::vector<std::int64_t>{7, 5}, {3, 9}, {4, 4}}) {
        const torch::Tensor start = at::randn(shape);
        const std::string name = std::to_string(alone.size());
        alone.add(name, start.clone().set_requires_grad(true));
        together.add(name, start.t().contiguous().t().set_requires_grad(true));
        EXPECT_FALSE(together[name].is_contiguous());
    }
    AdamW one(alone, {}), many(together, {});
    for (int step = 0; step < 4; step++) {
        for (const auto& [name, tensor] : alone.entries()) {
            if (name == "2" && step < 2)
                continue; // its gradients begin later: it has a count of its own
            const torch::Tensor gradient = at::randn(tensor.sizes());
            torch::Tensor(tensor).mutable_grad() = gradient;
            torch::Tensor(together[name]).mutable_grad() = gradient.clone();
        }
        EXPECT_NEAR(one.step(1e-2), many.step(1e-2), 1e-4);
        for (const auto& [name, tensor] : alone.entries())
            EXPECT_LT((tensor - together[name]).abs().max().item<double>(), 1e-6) << name << " of " << step;
    }
    EXPECT_EQ(one.moments()[2].steps, 2);
    EXPECT_EQ(many.moments()[2].steps, 2);
}

} // namespace
} // namespace koe::training
