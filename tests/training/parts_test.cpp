// What stands around the networks: configuration, filelist, buckets, clips, plans, names of checkpoints.
#include "core/error.h"
#include "support/temporary_folder.h"
#include "tiny_set.h"
#include "training/clip.h"
#include "training/held_out.h"
#include "training/model_choice.h"
#include "training/plan.h"
#include "training/train_log.h"
#include "voice/checkpoint_files.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <set>

namespace koe::training {
namespace {
namespace fs = std::filesystem;

TEST(RunConfig, StandardSizesAreRvcs)
{
    const RunConfig config = RunConfig::standard(48000, "v2", true);
    EXPECT_EQ(config.segmentSamples(), 17280);
    EXPECT_EQ(config.generator.segmentFrames, 36);
    EXPECT_EQ(config.generator.specChannels, 1025);
    EXPECT_EQ(config.melBands, 128);
    EXPECT_EQ(config.maxFrames, 900);
    EXPECT_EQ(RunConfig::standard(32000, "v1", false).generator.specChannels, 513);
    EXPECT_EQ(RunConfig::standard(48000, "v1", true).generator.segmentFrames, 24);
    EXPECT_THROW((void)RunConfig::standard(22050, "v2", true), UsageError);
    const auto json = nlohmann::json::parse(config.json);
    EXPECT_EQ(json["data"]["mel_fmax"], nullptr);
    EXPECT_EQ(json["model"]["upsample_kernel_sizes"][0], 24);
    EXPECT_FALSE(json["train"].contains("max_frames")); // as RVC writes it: nothing of ours
    EXPECT_EQ(config.json.find("{\n    \"data\": {\n        \"filter_length\": 2048,"), 0u) << config.json;
}

TEST(RunConfig, SlimSizesComeFromTheFile)
{
    const RunConfig config = RunConfig::parse(tiny::configText(), "tiny", "v2", true);
    EXPECT_EQ(config.generator.featureDims, 256); // the file's own version wins
    EXPECT_EQ(config.generator.hop(), 80);
    EXPECT_EQ(config.maxFrames, 60);
    EXPECT_EQ(config.discriminatorDivisor, 16);
    const std::string text = tiny::configText();
    EXPECT_EQ(
        RunConfig::parse("{\"version\": \"v2\", " + text.substr(1), "tiny", "v1", true).generator.featureDims,
        768);
}

TEST(RunConfig, TheStarterBasesConfigurationIsOne)
{
    const RunConfig config =
        RunConfig::load(fs::path(KOE_SOURCE_DIR) / "weights/starter/config.json", "v2", true);
    EXPECT_EQ(config.generator.version(), "v1");
    EXPECT_EQ(config.generator.sampleRateHz, 32000);
}

TEST(RunConfig, SaysWhatIsWrong)
{
    const auto sentence = [](const std::string& from, const std::string& to) {
        std::string text = tiny::configText();
        text.replace(text.find(from), from.size(), to);
        return sentenceOf<InvalidInput>([&] { (void)RunConfig::parse(text, "config.json", "v1", true); });
    };
    EXPECT_NE(sentence("{\"train\"", "\"train\"").find("no JSON"), std::string::npos);
    EXPECT_NE(sentence("\"hop_length\": 80", "\"hop_length\": 100").find("data.hop_length"),
              std::string::npos);
    EXPECT_NE(sentence("\"inter_channels\": 8,", "").find("lacks \"model.inter_channels\""),
              std::string::npos);
    EXPECT_NE(sentence("\"n_layers\": 1", "\"n_layers\": -3").find("model.n_layers"), std::string::npos);
    EXPECT_NE(sentence("\"n_layers\": 1", "\"n_layers\": \"x\"").find("model.n_layers"), std::string::npos);
    EXPECT_NE(sentence("\"segment_size\": 2400", "\"segment_size\": 1601").find("train.segment_size"),
              std::string::npos);
    EXPECT_NE(sentence("\"max_frames\": 60", "\"max_frames\": 10").find("train.max_frames"),
              std::string::npos);
    EXPECT_NE(
        sentence("\"max_frames\": 60", "\"max_frames\": 60, \"adversary_after_steps\": -1").find("adversary"),
        std::string::npos);
}

TEST(RunConfig, FirstLogLineIsAPythonDict)
{
    const RunConfig config = RunConfig::standard(40000, "v2", true);
    const std::string repr = hyperParameterRepr(config, {"it's", "/logs/it's", 20, 4, 5, "", "", false});
    for (const char* part : {"'sample_rate': '40k'", "'if_f0': 1", "'version': 'v2'", "'mel_fmax': None",
                             "'fp16_run': False", "'name': 'it\\'s'", "'eps': 1e-09", "'batch_size': 4"})
        EXPECT_NE(repr.find(part), std::string::npos) << part << " in " << repr;
    const TemporaryFolder folder;
    TrainLog(folder.path() / "train.log", "it's").write(repr);
    const std::string line = fileBytes(folder.path() / "train.log");
    EXPECT_EQ(line.substr(line.rfind('\t') + 1), repr + "\n");
}

std::vector<Sample> samplesOfFrames(const std::vector<int>& frames)
{
    std::vector<Sample> samples;
    for (const int count : frames) {
        Sample sample;
        sample.waveBytes = 58 + static_cast<std::int64_t>(count) * 400 * 4;
        samples.push_back(sample);
    }
    return samples;
}

TEST(Sampler, BatchesStayWithinBucketsAndRepeatToFill)
{
    // Estimates are four thirds of these: 100→133, 200→266, 300→400, 600→800, 30→40 (out), 700→933 (out).
    const auto samples = samplesOfFrames({100, 101, 102, 200, 300, 299, 600, 30, 700});
    const Sampler sampler(samples, 400, 32, 900, 2);
    EXPECT_EQ(sampler.tooShort(), 1u);
    EXPECT_EQ(sampler.tooLong(), 1u);
    EXPECT_EQ(sampler.batchesPerEpoch(), 2u + 1u + 1u + 1u);
    std::multiset<std::size_t> seen;
    for (const auto& batch : sampler.epoch(7)) {
        ASSERT_EQ(batch.size(), 2u);
        for (const std::size_t i : batch) {
            seen.insert(i);
            EXPECT_NE(i, 7u);
            EXPECT_NE(i, 8u);
        }
        const auto bucket = [&](std::size_t i) { return (samples[i].waveBytes / 1200 - 1) / 100; };
        EXPECT_EQ(bucket(batch[0]), bucket(batch[1]));
    }
    for (std::size_t i = 0; i < 7; i++)
        EXPECT_GE(seen.count(i), 1u) << i;
    EXPECT_EQ(sampler.epoch(7), sampler.epoch(7));
    EXPECT_NE(sampler.epoch(7), sampler.epoch(8));
}

TEST(Sampler, CropPutsLongClipsTogether)
{
    const Sampler sampler(samplesOfFrames({200, 300, 600, 700}), 400, 32, 128, 4);
    EXPECT_EQ(sampler.batchesPerEpoch(), 1u);
    EXPECT_EQ(sampler.tooLong(), 0u);
}

TEST(FileList, SaysWhatIsWrong)
{
    const TemporaryFolder folder;
    EXPECT_THROW((void)readFileList(folder.path() / "filelist.txt", true), Missing);
    const fs::path odd = folder.write("odd.txt", "a.wav|b.npy|0\n");
    EXPECT_NE(sentenceOf<InvalidInput>([&] { (void)readFileList(odd, true); }).find("not of 5 parts"),
              std::string::npos);
    EXPECT_NE(sentenceOf<InvalidInput>([&] { (void)readFileList(odd, false); }).find("None of the clips"),
              std::string::npos);
    EXPECT_THROW((void)readFileList(folder.write("empty.txt", ""), true), InvalidInput);
}

TEST(HeldOut, ClipsAreTakenOutOnceAndStayOut)
{
    const TemporaryFolder folder;
    const auto clip = [&](int number, std::int64_t bytes) {
        Sample sample;
        sample.wave = folder.path() / "0_gt_wavs" / (std::to_string(number) + ".wav");
        sample.features = folder.path() / "3_feature256" / (std::to_string(number) + ".npy");
        sample.waveBytes = bytes;
        return sample;
    };
    std::vector<Sample> all;
    for (int i = 0; i < 40; i++)
        all.push_back(clip(i, i % 20 == 7 ? 900 : 500));
    all.push_back(all.front()); // a clip may stand there twice
    std::vector<Sample> few(all.begin(), all.begin() + 9);
    std::filesystem::create_directories(folder.path() / "few");
    holdOut(few, folder.path() / "few", 3);
    EXPECT_EQ(few.size(), 9U) << "of so few none can be spared";

    std::vector<Sample> samples = all;
    holdOut(samples, folder.path(), 2);
    EXPECT_EQ(samples.size(), 39U);
    for (const Sample& sample : samples)
        EXPECT_EQ(sample.waveBytes, 500) << "the longest of each half are held out";
    std::vector<Sample> again = all;
    holdOut(again, folder.path(), 0);
    EXPECT_EQ(again.size(), 39U) << "whatever is asked for later";
}

TEST(HeldOut, NotAfterTheyWereTrainedOn)
{
    const TemporaryFolder folder;
    std::ofstream(folder.path() / "G_5.pth");
    std::vector<Sample> samples(40);
    for (std::size_t i = 0; i < samples.size(); i++)
        samples[i].wave = std::to_string(i);
    holdOut(samples, folder.path(), 2);
    EXPECT_EQ(samples.size(), 40U);
}

TEST(Clip, CutsEverythingToTheShortest)
{
    const TemporaryFolder folder;
    tiny::writeExperiment(folder.path(), 1, 91);
    const auto samples = readFileList(folder.path() / "filelist.txt", true);
    const Clip clip = readClip(samples[0], tiny::kRateHz, tiny::kHop, tiny::kDims);
    EXPECT_EQ(clip.frames, 90); // 45 feature rows
    EXPECT_EQ(clip.coarse.size(), 91u);
    EXPECT_NE(sentenceOf<InvalidInput>([&] {
                  (void)readClip(samples[0], 40000, 400, tiny::kDims);
              }).find("8000 Hz"),
              std::string::npos);
    EXPECT_NE(sentenceOf<InvalidInput>([&] {
                  (void)readClip(samples[0], tiny::kRateHz, tiny::kHop, 768);
              }).find("768"),
              std::string::npos);
}

TEST(Clip, RefusesDamagedWaves)
{
    const TemporaryFolder folder;
    tiny::writeWave(folder.path() / "whole.wav", std::vector<float>(100, 0.5f));
    EXPECT_EQ(readClipWave(folder.path() / "whole.wav").samples.size(), 100u);
    const std::string bytes = fileBytes(folder.path() / "whole.wav");
    for (const std::size_t length :
         {std::size_t{0}, std::size_t{11}, std::size_t{30}, std::size_t{44}, bytes.size() - 4})
        EXPECT_THROW((void)readClipWave(folder.write("cut.wav", bytes.substr(0, length))), InvalidInput)
            << length;
    EXPECT_THROW(
        (void)readClipWave(folder.write("text.wav", "this is text renamed to a wav file, and long enough")),
        InvalidInput);
    EXPECT_THROW((void)readClipWave(folder.path() / "absent.wav"), InvalidInput);
}

TEST(CheckpointFiles, OnlyWholePairsCountNewestFirst)
{
    const TemporaryFolder folder;
    EXPECT_FALSE(voice::hasCheckpointFiles(folder.path()));
    for (const char* name : {"G_5.pth", "D_5.pth", "G_40.pth", "D_40.pth", "D_100.pth", "G_2333333.pth",
                             "D_2333333.pth", "G_x.pth", "G_7.pth.part"})
        folder.write(name, "x");
    const auto pairs = voice::listCheckpoints(folder.path());
    ASSERT_EQ(pairs.size(), 3u);
    EXPECT_EQ(pairs[0].number, voice::kLatestCheckpoint);
    EXPECT_EQ(pairs[1].number, 40);
    EXPECT_EQ(pairs[2].number, 5);
    EXPECT_TRUE(voice::hasCheckpointFiles(folder.path()));
}

TEST(Plan, RefusesWhatCannotBe)
{
    const TemporaryFolder folder;
    const TrainRequest good = tiny::request(folder.path());
    const auto with = [&](auto change) {
        TrainRequest request = good;
        change(request);
        return request;
    };
    EXPECT_EQ(makePlan(good).config.generator.sampleRateHz, 8000);
    EXPECT_THROW((void)makePlan(with([](auto& r) { r.name = "../x"; })), UsageError);
    EXPECT_THROW((void)makePlan(with([](auto& r) { r.epochs = 0; })), UsageError);
    EXPECT_THROW((void)makePlan(with([](auto& r) { r.batch = 0; })), UsageError);
    EXPECT_THROW((void)makePlan(with([](auto& r) { r.base = "one.pth"; })), UsageError);
    EXPECT_THROW((void)makePlan(with([](auto& r) { r.base = "one.pth,two.pth"; })), Missing);
    EXPECT_THROW((void)makePlan(with([](auto& r) { r.base = "starter"; })), Missing);
    EXPECT_THROW((void)makePlan(with([](auto& r) { r.sampleRateHz = 48000; })), InvalidInput);
    // An experiment that is there already holds to its own configuration.
    std::ofstream(folder.path() / "logs/tiny/config.json") << tiny::configText();
    const std::string sentence =
        sentenceOf<InvalidInput>([&] { (void)makePlan(with([](auto& r) { r.sampleRateHz = 40000; })); });
    EXPECT_NE(sentence.find("8000 Hz, not 40000 Hz"), std::string::npos) << sentence;
}

TEST(Plan, AListedBaseIsNamedByItsCommandAndBringsItsSizes)
{
    const TemporaryFolder folder;
    TrainRequest request = tiny::request(folder.path());
    request.base = "base-v2-48k";
    request.modelConfig.clear();
    request.sampleRateHz = 0;
    request.version.clear();
    const std::string sentence = sentenceOf<Missing>([&] { (void)makePlan(request); });
    EXPECT_NE(sentence.find("run: koe assets get base-v2-48k (218 MB)"), std::string::npos) << sentence;

    const std::filesystem::path place = request.home.weights / "pretrained_v2";
    std::filesystem::create_directories(place);
    std::ofstream(place / "f0G48k.pth") << "G";
    std::ofstream(place / "f0D48k.pth") << "D";
    const Plan plan = makePlan(request);
    EXPECT_EQ(plan.baseG, place / "f0G48k.pth");
    EXPECT_EQ(plan.baseD, place / "f0D48k.pth");
    EXPECT_EQ(plan.config.generator.sampleRateHz, 48000);
    EXPECT_EQ(plan.config.generator.featureDims, 768);
    // It was made with ContentVec, wherever that lies.
    const std::string encoder = sentenceOf<Missing>([&] { (void)chooseEncoder(request, plan); });
    EXPECT_NE(encoder.find("run: koe assets get contentvec (189 MB)"), std::string::npos) << encoder;
    const std::filesystem::path contentVec = request.home.weights / "embedders" / "contentvec";
    std::filesystem::create_directories(contentVec);
    std::ofstream(contentVec / "config.json") << "{}";
    std::ofstream(contentVec / "pytorch_model.bin") << "x";
    EXPECT_EQ(chooseEncoder(request, plan), contentVec);
    request.sampleRateHz = 40000;
    EXPECT_NE(sentenceOf<InvalidInput>([&] { (void)makePlan(request); }).find("48000 Hz, not 40000 Hz"),
              std::string::npos);
    request.base = "rmvpe"; // listed, and no base
    EXPECT_THROW((void)makePlan(request), UsageError);
}

} // namespace
} // namespace koe::training
