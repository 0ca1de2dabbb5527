#include "dataset/prepare_fixture.h"

#include <chrono>
#include <cstring>
#include <thread>
#include <unistd.h>

namespace koe::dataset {
namespace fs = std::filesystem;
namespace {

TEST_F(Prepare, LeavesOutWhatCannotBeUsedAndSaysSo)
{
    record("good.wav", {{2.0, 0.3}});
    record("silence.wav", {{2.0, 0.0}});
    record("whisper of nothing.wav", {{2.0, 0.002}});
    record("click.wav", {{0.2, 0.3}});
    record("almost.wav", {{0.402, 0.3}}); // 40 frames of spectrum, but 38 of features
    m_folder.write("recordings é/notes.txt", "Dear diary");
    m_folder.write("recordings é/text.wav", "Dear diary");
    m_folder.write("recordings é/empty.wav", "");
    record("cut.wav", {{2.0, 0.3}});
    fs::resize_file(data() / "cut.wav", 5000);
    audio::encodeAudio(data() / "nan.wav", {std::vector<float>(32000, 0.1f), 16000},
                       {audio::SampleFormat::Float32});
    std::string bytes = readTextFile(data() / "nan.wav");
    const float nan = std::nanf("");
    std::memcpy(bytes.data() + 58 + 4 * 200, &nan, 4);
    m_folder.write("recordings é/nan.wav", bytes);
    record("too loud.wav", {{1.0, 0.3}});
    audio::encodeAudio(data() / "too loud.wav", {signals::tone(440, 1.0, 16000, 5.0f), 16000},
                       {audio::SampleFormat::Float32});

    const PrepareReport report = run();
    EXPECT_EQ(report.clips, 1u);
    EXPECT_TRUE(anyHolds(report.warnings, "silence.wav", "no speech"));
    EXPECT_TRUE(anyHolds(report.warnings, "whisper of nothing.wav", "no speech"));
    EXPECT_TRUE(anyHolds(report.warnings, "click.wav", "shorter than 0.4 s"));
    EXPECT_TRUE(anyHolds(report.warnings, "almost.wav", "shorter than what is trained on"));
    EXPECT_TRUE(anyHolds(report.warnings, "notes.txt", "is a text file, not a recording"));
    EXPECT_TRUE(anyHolds(report.warnings, "text.wav", "is a text file, not a recording"));
    EXPECT_TRUE(anyHolds(report.warnings, "empty.wav", "is an empty file"));
    EXPECT_TRUE(anyHolds(report.warnings, "cut.wav", "cut short"));
    EXPECT_TRUE(anyHolds(report.warnings, "nan.wav", "no sound"));
    EXPECT_TRUE(anyHolds(report.warnings, "too loud.wav", "beyond full scale"));
    EXPECT_EQ(report.warnings.size(), 11u); // and that it is little speech
    EXPECT_EQ(fileList().size(), 1u + 2u);
}

TEST_F(Prepare, ThreeSecondsAreEnoughForAWarning)
{
    record("short.wav", {{3.0, 0.3}});
    const PrepareReport report = run();
    EXPECT_EQ(report.clips, 1u);
    EXPECT_TRUE(anyHolds(report.warnings, "only 3 s of speech", "minutes"));
}

TEST_F(Prepare, FeaturesThatAreNotFiniteLoseTheClip)
{
    record("a.wav", {{2.0, 0.3}});
    record("b.wav", {{2.0, 0.3}});
    encoder.notFiniteAt = 1;
    const PrepareReport report = run();
    EXPECT_EQ(report.clips, 1u);
    EXPECT_FALSE(fs::exists(experiment() / "3_feature768/0_1.npy"));
    EXPECT_TRUE(anyHolds(report.warnings, "a.wav", "not finite"));
}

TEST_F(Prepare, NoSpeechAnywhereIsAnError)
{
    record("silence.wav", {{2.0, 0.001}});
    m_folder.write("recordings é/notes.txt", "Dear diary");
    const std::string sentence = sentenceOf<InvalidInput>([&] { run(); });
    EXPECT_NE(sentence.find("no speech to train on"), std::string::npos) << sentence;
    EXPECT_NE(sentence.find("notes.txt"), std::string::npos) << "an example of why: " << sentence;
    EXPECT_FALSE(fs::exists(experiment() / "filelist.txt"));
    record("speech.wav", {{2.0, 0.3}});
    EXPECT_EQ(run().clips, 1u); // nothing stands in the way of a second try
}

TEST_F(Prepare, BadFoldersAreErrors)
{
    EXPECT_NE(sentenceOf<InvalidInput>([&] { run(); }).find("is empty"), std::string::npos);
    EXPECT_FALSE(fs::exists(experiment())) << "made for nothing";
    EXPECT_THROW((void)prepare(request, Job{}), InvalidInput) << "before any model is looked for";
    record("a.wav", {{2.0, 0.3}});
    m_folder.write("file", "");
    request.experiment = m_folder.path() / "file" / "voice";
    EXPECT_NE(sentenceOf<InvalidInput>([&] { run(); }).find("cannot be made"), std::string::npos);
    request.experiment = "/proc/koe/voice";
    EXPECT_THROW(run(), InvalidInput);
    request.experiment = logs() / "mute";
    EXPECT_THROW(run(), InvalidInput);
    request.experiment = logs() / "a|b";
    EXPECT_NE(sentenceOf<InvalidInput>([&] { run(); }).find("'|'"), std::string::npos);
}

TEST_F(Prepare, OtherSettingsAreRefusedInWords)
{
    record("a.wav", {{2.0, 0.3}});
    run();
    const auto before = allFiles();
    const PrepareRequest good = request;
    request.sampleRateHz = 48000;
    const std::string sentence = sentenceOf<InvalidInput>([&] { run(); });
    EXPECT_NE(sentence.find("32000"), std::string::npos) << sentence;
    EXPECT_NE(sentence.find("48000"), std::string::npos) << sentence;
    request = good;
    request.version = "v1";
    encoder = FakeEncoder("fake-1", 256);
    EXPECT_NE(sentenceOf<InvalidInput>([&] { run(); }).find("v2"), std::string::npos);
    request = good;
    encoder = FakeEncoder("other");
    EXPECT_NE(sentenceOf<InvalidInput>([&] { run(); }).find("fake-1"), std::string::npos);
    encoder = FakeEncoder();
    request.f0 = false;
    EXPECT_THROW(run(), InvalidInput);
    request = good;
    request.pitchMethod = "rmvpe";
    EXPECT_THROW(run(), InvalidInput);
    request = good;
    request.clipSeconds = 3.7;
    EXPECT_THROW(run(), InvalidInput);
    EXPECT_EQ(allFiles(), before) << "a refused run changed something";
}

TEST_F(Prepare, ImpossibleRequestsAreRefused)
{
    record("a.wav", {{2.0, 0.3}});
    request.version = "v3";
    EXPECT_THROW(run(), UsageError);
    request.version = "v1"; // the fake gives 768
    EXPECT_NE(sentenceOf<InvalidInput>([&] { run(); }).find("256"), std::string::npos);
    request.version = "v2";
    request.sampleRateHz = 0;
    EXPECT_THROW(run(), UsageError);
    request.sampleRateHz = 32000;
    EXPECT_THROW((void)prepare(request, nullptr, encoder, {}), UsageError);
    request.clipSeconds = 0.1;
    EXPECT_THROW(run(), InvalidInput);
}

TEST_F(Prepare, ForeignExperimentIsNotMixedWith)
{
    record("a.wav", {{2.0, 0.3}});
    fs::create_directories(experiment() / "0_gt_wavs");
    m_folder.write("logs/my voice/0_gt_wavs/0_0.wav", "RVC's");
    EXPECT_NE(sentenceOf<InvalidInput>([&] { run(); }).find("another program"), std::string::npos);
    EXPECT_EQ(readTextFile(experiment() / "0_gt_wavs/0_0.wav"), "RVC's");
}

TEST_F(Prepare, DamagedNotesAreSaid)
{
    record("a.wav", {{2.0, 0.3}});
    run();
    for (const char* text : {"", "{", "[]", "{\"sample_rate\": \"x\"}", "{\"sample_rate\": 32000}"}) {
        m_folder.write("logs/my voice/prepare.json", text);
        EXPECT_NE(sentenceOf<InvalidInput>([&] { run(); }).find("prepare.json"), std::string::npos) << text;
    }
}

TEST_F(Prepare, NumbersOfNotesThatDoNotFitAreDamage)
{
    record("a.wav", {{2.0, 0.3}});
    run();
    const std::string whole = fileBytes(m_folder.path() / "logs/my voice/prepare.json");
    for (const char* key :
         {"\"samples\": ", "\"bytes\": ", "\"speaker\": ", "\"number\": ", "\"sample_rate\": "})
        for (const char* number : {"1418446744073709551616", "-1", "1e300", "0.5", "true"}) {
            const std::size_t at = whole.find(key) + std::string(key).size();
            ASSERT_GT(at, std::string(key).size()) << key << whole;
            std::string text = whole;
            text.replace(at, text.find_first_of(",}\n", at) - at, number);
            m_folder.write("logs/my voice/prepare.json", text);
            EXPECT_NE(sentenceOf<InvalidInput>([&] { run(); }).find("is damaged"), std::string::npos)
                << key << number;
        }
    m_folder.write("logs/my voice/prepare.json", whole);
    EXPECT_EQ(run().clips, 1u);
}

TEST_F(Prepare, StopsWithinASecondAndGoesOnLater)
{
    for (int i = 0; i < 4; i++)
        record("r" + std::to_string(i) + ".wav", {{2.0, 0.3}});
    std::stop_source duringPitch;
    tracker.onCall = [&] {
        if (tracker.calls == 2)
            duringPitch.request_stop();
    };
    EXPECT_THROW(run(Job(duringPitch.get_token(), {})), Cancelled);
    EXPECT_EQ(names("2a_f0").size(), 1u);
    EXPECT_FALSE(fs::exists(experiment() / "filelist.txt"));
    tracker.onCall = nullptr;
    const PrepareReport report = run();
    EXPECT_EQ(report.clips, 4u);
    EXPECT_EQ(tracker.calls, 2 + 3);
}

TEST_F(Prepare, StopsInTheMiddleOfALongRecording)
{
    record("long.wav", {{600.0, 0.3}}, 16000);
    request.sampleRateHz = 48000;
    std::stop_source stop;
    std::chrono::steady_clock::time_point asked;
    std::jthread stopper([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        asked = std::chrono::steady_clock::now();
        stop.request_stop();
    });
    EXPECT_THROW(run(Job(stop.get_token(), {})), Cancelled);
    const auto stopped = std::chrono::steady_clock::now();
    stopper.join();
    EXPECT_LT(stopped - asked, std::chrono::seconds(2)); // one on a machine that is not busy
}

TEST_F(Prepare, ClipThatCannotBeWrittenEndsItInASentence)
{
    record("a.wav", {{2.0, 0.3}});
    // A folder stands where the 16 kHz copy is to be written.
    fs::create_directories(experiment() / "1_16k_wavs" / ("0_1.wav." + std::to_string(::getpid()) + ".part") /
                           "in the way");
    EXPECT_THROW(run(), InvalidInput);
    EXPECT_FALSE(fs::exists(experiment() / "filelist.txt"));
    fs::remove_all(experiment() / "1_16k_wavs");
    EXPECT_EQ(run().clips, 1u);
}

} // namespace
} // namespace koe::dataset
