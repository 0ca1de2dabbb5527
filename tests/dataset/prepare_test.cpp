#include "dataset/prepare_fixture.h"
#include "tensorfile/npy.h"

namespace koe::dataset {
namespace fs = std::filesystem;
namespace {

/// Two slices: 4 s (a clip of 3 s and the rest) and 2 s.
const std::vector<signals::Part> kTwoSlices{{3.9, 0.3}, {0.9, 0.001}, {1.9, 0.3}};

TEST_F(Prepare, WritesRvcsFoldersAndFormats)
{
    record("a.wav", kTwoSlices, 16000);
    record("b.flac", {{2.0, 0.3}}, 44100);
    const PrepareReport report = run();

    // The last clip of a slice has RVC's skipped number, and keeps it: nothing is written over it.
    const std::set<std::string> clips{"0_0.wav", "0_2.wav", "0_4.wav", "1_1.wav"};
    EXPECT_EQ(names("0_gt_wavs"), clips);
    EXPECT_EQ(names("1_16k_wavs"), clips);
    const std::set<std::string> arrays{"0_0.wav.npy", "0_2.wav.npy", "0_4.wav.npy", "1_1.wav.npy"};
    EXPECT_EQ(names("2a_f0"), arrays);
    EXPECT_EQ(names("2b-f0nsf"), arrays);
    EXPECT_EQ(names("3_feature768"), (std::set<std::string>{"0_0.npy", "0_2.npy", "0_4.npy", "1_1.npy"}));
    EXPECT_EQ(report.clips, 4u);
    EXPECT_EQ(report.speakers, 1u);

    const AudioBuffer clip = audio::decodeAudio(experiment() / "0_gt_wavs/0_0.wav");
    EXPECT_EQ(clip.sampleRateHz, 32000);
    EXPECT_EQ(clip.samples.size(), 3u * 32000);
    EXPECT_EQ(readTextFile(experiment() / "0_gt_wavs/0_0.wav")[20], 3); // float
    const AudioBuffer clip16k = audio::decodeAudio(experiment() / "1_16k_wavs/0_0.wav");
    EXPECT_EQ(clip16k.sampleRateHz, 16000);
    EXPECT_EQ(clip16k.samples.size(), 48000u);
    EXPECT_EQ(readTextFile(experiment() / "1_16k_wavs/0_0.wav")[20], 3);

    const auto coarse = tensorfile::readNpy(experiment() / "2a_f0/0_0.wav.npy");
    EXPECT_EQ(coarse.type, tensorfile::DType::Int64);
    EXPECT_EQ(coarse.shape, std::vector<std::int64_t>{301});
    EXPECT_EQ(coarse.toFloats()[100], 60.0f); // 220 Hz
    const auto hz = tensorfile::readNpy(experiment() / "2b-f0nsf/0_0.wav.npy");
    EXPECT_EQ(hz.type, tensorfile::DType::Float64);
    EXPECT_EQ(hz.toFloats()[100], 220.0f);
    const auto features = tensorfile::readNpy(experiment() / "3_feature768/0_0.npy");
    EXPECT_EQ(features.type, tensorfile::DType::Float32);
    EXPECT_EQ(features.shape, (std::vector<std::int64_t>{149, 768}));

    double seconds = 0;
    for (const std::string& name : clips)
        seconds += audio::decodeAudio(experiment() / "0_gt_wavs" / name).seconds();
    EXPECT_NEAR(report.seconds, seconds, 1e-9);
}

TEST_F(Prepare, FileListNamesEveryClipAndTheMuteSampleTwice)
{
    record("a.wav", kTwoSlices);
    run();
    const auto lines = fileList();
    ASSERT_EQ(lines.size(), 3u + 2u);
    EXPECT_FALSE(readTextFile(experiment() / "filelist.txt").ends_with('\n'));
    int mutes = 0;
    for (const auto& line : lines) {
        ASSERT_EQ(line.size(), 5u);
        for (std::size_t i = 0; i < 4; i++) {
            EXPECT_TRUE(fs::path(line[i]).is_absolute());
            EXPECT_TRUE(fs::exists(line[i])) << line[i];
        }
        EXPECT_EQ(line[4], "0");
        mutes += line[0] == (logs() / "mute-fake-1/0_gt_wavs/mute32k.wav").string() ? 1 : 0;
    }
    EXPECT_EQ(mutes, 2);
}

TEST_F(Prepare, MuteSampleHasRvcsForm)
{
    record("a.wav", {{2.0, 0.3}});
    encoder = FakeEncoder("contentvec");
    run();
    const fs::path mute = logs() / "mute";
    const AudioBuffer sound = audio::decodeAudio(mute / "0_gt_wavs/mute32k.wav");
    EXPECT_EQ(sound.samples, std::vector<float>(96000));
    EXPECT_EQ(fs::file_size(mute / "1_16k_wavs/mute.wav"), 96044u); // 16-bit
    EXPECT_EQ(tensorfile::readNpy(mute / "2a_f0/mute.wav.npy").toFloats(), std::vector<float>(301, 1.0f));
    EXPECT_EQ(tensorfile::readNpy(mute / "2b-f0nsf/mute.wav.npy").toFloats(), std::vector<float>(301, 0.0f));
    EXPECT_EQ(tensorfile::readNpy(mute / "3_feature768/mute.npy").shape,
              (std::vector<std::int64_t>{149, 768}));
}

TEST_F(Prepare, MuteSampleOfTheUserIsKept)
{
    record("a.wav", {{2.0, 0.3}});
    encoder = FakeEncoder("contentvec");
    run();
    const fs::path features = logs() / "mute/3_feature768/mute.npy";
    tensorfile::writeNpy(features, tensorfile::Tensor::fromFloats({1, 768}, std::vector<float>(768, 7.0f)));
    fs::remove_all(experiment());
    run();
    EXPECT_EQ(tensorfile::readNpy(features).shape, (std::vector<std::int64_t>{1, 768}));
}

TEST_F(Prepare, WithoutPitchLinesHaveThreeFields)
{
    record("a.wav", {{2.0, 0.3}});
    request.f0 = false;
    request.version = "v1";
    encoder = FakeEncoder("fake-1", 256);
    const PrepareReport report = prepare(request, nullptr, encoder, {});
    EXPECT_EQ(report.clips, 1u);
    EXPECT_FALSE(fs::exists(experiment() / "2a_f0"));
    EXPECT_EQ(tensorfile::readNpy(experiment() / "3_feature256/0_1.npy").shape[1], 256);
    for (const auto& line : fileList())
        EXPECT_EQ(line.size(), 3u);
}

TEST_F(Prepare, SubFoldersAreSpeakers)
{
    record("zoe/1.wav", {{2.0, 0.3}});
    record("adam/1.wav", {{2.0, 0.3}});
    const PrepareReport report = run();
    EXPECT_EQ(report.speakers, 2u);
    std::map<std::string, std::string> speakerOf;
    for (const auto& line : fileList())
        speakerOf[fs::path(line[0]).filename().string()] += line[4];
    EXPECT_EQ(speakerOf["0_1.wav"], "0");
    EXPECT_EQ(speakerOf["1_1.wav"], "1");
    EXPECT_EQ(speakerOf["mute32k.wav"].size(), 4u); // twice for each speaker
}

TEST_F(Prepare, SecondRunKeepsEverything)
{
    record("a.wav", kTwoSlices);
    const PrepareReport first = run();
    const auto before = allFiles();
    const int trackerCalls = tracker.calls;
    const int encoderCalls = encoder.calls;
    const std::string list = readTextFile(experiment() / "filelist.txt");
    const PrepareReport second = run();
    EXPECT_EQ(tracker.calls, trackerCalls);
    EXPECT_EQ(encoder.calls, encoderCalls);
    for (const auto& [name, time] : allFiles())
        if (name.find("filelist") == std::string::npos && name.find("prepare.json") == std::string::npos) {
            EXPECT_EQ(before.at(name), time) << name << " was written again";
        }
    EXPECT_EQ(readTextFile(experiment() / "filelist.txt"), list);
    EXPECT_EQ(second.clips, first.clips);
    EXPECT_EQ(second.seconds, first.seconds);
    EXPECT_EQ(second.warnings, first.warnings);
}

TEST_F(Prepare, OnlyWhatIsMissingIsMadeAgain)
{
    record("a.wav", kTwoSlices);
    record("b.wav", {{2.0, 0.3}});
    run();
    const auto before = allFiles();
    fs::remove(experiment() / "2a_f0/0_2.wav.npy");
    fs::remove(experiment() / "3_feature768/1_1.npy");
    m_folder.write("logs/my voice/0_gt_wavs/0_0.wav.99999.part", "half");
    tracker.calls = encoder.calls = 0;
    run();
    EXPECT_EQ(tracker.calls, 1);
    EXPECT_EQ(encoder.calls, 1);
    const auto after = allFiles();
    EXPECT_EQ(after.size(), before.size());
    EXPECT_EQ(after.at("my voice/0_gt_wavs/0_0.wav"), before.at("my voice/0_gt_wavs/0_0.wav"));
}

TEST_F(Prepare, FollowsTheFolder)
{
    record("b.wav", {{2.0, 0.3}});
    record("c.wav", {{2.0, 0.3}});
    run();
    const auto kept = allFiles().at("my voice/0_gt_wavs/1_1.wav");
    fs::remove(data() / "b.wav");
    record("a.wav", {{3.0, 0.3}});
    const PrepareReport report = run();
    EXPECT_EQ(report.clips, 2u);
    EXPECT_EQ(names("0_gt_wavs"),
              (std::set<std::string>{"1_1.wav", "2_1.wav"})); // c stays, a is new, b is gone
    EXPECT_EQ(names("3_feature768"), (std::set<std::string>{"1_1.npy", "2_1.npy"}));
    EXPECT_EQ(allFiles().at("my voice/0_gt_wavs/1_1.wav"), kept);
    record("c.wav", {{2.5, 0.3}}); // changed: cut again
    run();
    EXPECT_NEAR(audio::decodeAudio(experiment() / "0_gt_wavs/3_1.wav").seconds(), 2.5, 0.01);
    EXPECT_EQ(names("0_gt_wavs"), (std::set<std::string>{"2_1.wav", "3_1.wav"}));
}

TEST_F(Prepare, ProgressGrowsAndNamesItsStages)
{
    record("a.wav", kTwoSlices);
    record("b.wav", kTwoSlices);
    std::vector<double> fractions;
    std::set<std::string> stages;
    run(Job({}, [&](double fraction, std::string_view stage) {
        fractions.push_back(fraction);
        stages.emplace(stage);
    }));
    EXPECT_TRUE(std::is_sorted(fractions.begin(), fractions.end()));
    EXPECT_EQ(fractions.front(), 0.0);
    EXPECT_EQ(fractions.back(), 1.0);
    EXPECT_EQ(stages, (std::set<std::string>{"slicing", "pitch", "features", "prepared"}));
}

TEST_F(Prepare, OneThreadAndManyGiveTheSame)
{
    for (int i = 0; i < 6; i++)
        record("r" + std::to_string(i) + ".wav", {{1.0 + 0.3 * i, 0.3}});
    request.jobs = 1;
    run();
    const std::string one = readTextFile(experiment() / "filelist.txt");
    const std::string clip = readTextFile(experiment() / "0_gt_wavs/3_1.wav");
    fs::remove_all(experiment());
    request.jobs = 4;
    run();
    EXPECT_EQ(readTextFile(experiment() / "filelist.txt"), one);
    EXPECT_EQ(readTextFile(experiment() / "0_gt_wavs/3_1.wav"), clip);
}

} // namespace
} // namespace koe::dataset
