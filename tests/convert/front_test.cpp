// convert(request): names, files, choices and what goes wrong with them; the models are small files of the
// test.

#include "audio/audio_writer.h"
#include "audio/decode.h"
#include "audio/encode.h"
#include "content/encoder_names.h"
#include "content/fixtures.h"
#include "convert/convert.h"
#include "convert/follow_pitch.h"
#include "convert/model_choice.h"
#include "convert/outputs.h"
#include "convert/pitch_curve.h"
#include "convert/tiny_models.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "retrieval/feature_index.h"
#include "retrieval/recipe_index.h"
#include "support/small_disk.h"
#include "tensorfile/npy.h"
#include "tensorfile/safetensors.h"
#include "voice/voice.h"

#include <gtest/gtest.h>

#include <functional>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace koe::convert {
namespace {

namespace fs = std::filesystem;

void writeTinyHubert(const fs::path& folder)
{
    fs::create_directories(folder);
    content::writeText(folder / "config.json", content::smallHubertConfig().dump());
    tensorfile::Safetensors file;
    for (const auto& [name, tensor] : content::smallHubertTensors())
        if (!name.starts_with("final_proj"))
            file.tensors.add(name, tensor);
    std::vector<float> projection(256 * 16);
    for (std::size_t i = 0; i < projection.size(); i++)
        projection[i] = std::sin(static_cast<float>(i) * 0.7f);
    file.tensors.add("final_proj.weight", tensorfile::Tensor::fromFloats({256, 16}, projection));
    file.tensors.add("final_proj.bias", tensorfile::Tensor::fromFloats({256}, std::vector<float>(256, 0.1f)));
    tensorfile::writeSafetensors(folder / "model.safetensors", file);
}

class Front : public testing::Test
{
protected:
    void SetUp() override
    {
        root = folder / "声 ñ 🎤 (1)";
        request.home = {root / "weights", root / "logs", root / "starter", root / "presets"};
        fs::create_directories(request.home.weights);
        fs::create_directories(request.home.starter);
        writeVoice("anna", "contentvec");
        writeTinyHubert(request.home.weights / "hubert_base");
        recording("one.wav", 1.0);
        request.inputs = {root / "one.wav"};
        request.output = root / "out" / "one voice.wav";
        request.voice = "anna";
        request.pitchMethod = "pm";
        request.index = "none";
        request.device = "cpu";
        request.overwrite = true;
        request.seed = 1;
    }

    void writeVoice(const std::string& name, const std::string& encoder)
    {
        voice::Voice voice;
        voice.config = test::tinyConfig(true);
        voice.weights = test::tinyWeights(voice.config);
        voice.card.name = name;
        voice.card.version = "v1";
        voice.card.sampleRateHz = voice.config.sampleRateHz;
        voice.card.speakers = voice.config.speakers;
        voice.card.info = "test";
        voice.card.encoder = encoder;
        voice::saveVoice(request.home.weights / (name + ".pth"), voice);
    }
    void recording(const std::string& name, double seconds, int rateHz = 16000)
    {
        AudioBuffer audio{test::tinySpeech(seconds), rateHz};
        audio::encodeAudio(root / name, audio);
    }
    fs::path buildIndex(const std::string& name, std::int64_t dims)
    {
        std::vector<float> rows;
        for (std::int64_t i = 0; i < 60 * dims; i++)
            rows.push_back(std::cos(static_cast<float>(i) * 0.37f));
        tensorfile::writeNpy(root / "rows.npy", tensorfile::Tensor::fromFloats({60, dims}, rows));
        const auto built = retrieval::buildIndex({.featureFiles = {root / "rows.npy"},
                                                  .folder = request.home.experiment(name),
                                                  .experiment = name,
                                                  .version = "v1"},
                                                 Job());
        return built.index;
    }
    /// A sound with a pitch: 150 to 250 Hz.
    void sung(const std::string& name, double seconds)
    {
        AudioBuffer audio{std::vector<float>(static_cast<std::size_t>(seconds * 16000)), 16000};
        double phase = 0.0;
        for (std::size_t i = 0; i < audio.samples.size(); i++) {
            phase += 2.0 * 3.14159265 * (200.0 + 50.0 * std::sin(static_cast<double>(i) / 4000.0)) / 16000.0;
            for (int k = 1; k < 20; k++)
                audio.samples[i] += static_cast<float>(0.1 * std::sin(k * phase) / k);
        }
        audio::encodeAudio(root / name, audio);
    }
    /// What the only file of the request says.
    std::string problem()
    {
        const auto report = convert::convert(request, Job());
        EXPECT_EQ(report.files.size(), 1u);
        return report.files.at(0).problem;
    }
    template <typename Kind> std::string refusal()
    {
        try {
            convert::convert(request, Job());
        } catch (const Kind& error) {
            return error.what();
        }
        ADD_FAILURE() << "nothing of that kind was thrown";
        return "";
    }
    /// Nothing but whole files in the folder.
    static void expectNoLeftovers(const fs::path& where)
    {
        for (const auto& entry : fs::directory_iterator(where)) {
            EXPECT_NE(entry.path().extension(), ".part");
            EXPECT_NE(entry.path().filename().string().rfind(".koe", 0), 0u);
        }
    }

    test::ScratchFolder folder;
    fs::path root;
    ConvertRequest request;
};

TEST_F(Front, ConvertsAFileByNameOfItsVoice)
{
    const auto report = convert::convert(request, Job());
    ASSERT_EQ(report.files.size(), 1u);
    EXPECT_EQ(report.files[0].problem, "");
    EXPECT_NEAR(report.files[0].inputSeconds, 1.0, 1e-9);
    EXPECT_GT(report.files[0].elapsedSeconds, 0.0);
    const AudioBuffer out = audio::decodeAudio(request.output);
    EXPECT_EQ(out.sampleRateHz, 8000);
    EXPECT_EQ(out.samples.size(), 8000u);
    expectNoLeftovers(root / "out");
}

TEST_F(Front, ReferenceChunksGiveTheLengthOfTheReference)
{
    request.xPad = 1.0;
    EXPECT_EQ(problem(), "");
    EXPECT_EQ(audio::decodeAudio(request.output).samples.size(), 98u * 80);
}

TEST_F(Front, OneBadFileDoesNotStopTheRest)
{
    recording("two.wav", 0.1);
    content::writeText(root / "text.wav", "this is no sound");
    AudioBuffer notNumbers{test::tinySpeech(0.5), 16000};
    audio::encodeAudio(root / "nan.wav", notNumbers, {audio::SampleFormat::Float32});
    std::string bytes = readTextFile(root / "nan.wav");
    const float nan = std::nanf("");
    bytes.replace(bytes.size() - 400, 4, reinterpret_cast<const char*>(&nan), 4);
    content::writeText(root / "nan.wav", bytes);
    request.inputs = {root / "one.wav", root / "text.wav", root / "gone.wav", root / "nan.wav",
                      root / "two.wav"};
    request.output = root / "all";
    const auto report = convert::convert(request, Job());
    ASSERT_EQ(report.files.size(), 5u);
    for (const std::size_t good : {0u, 4u}) {
        EXPECT_EQ(report.files[good].problem, "");
        EXPECT_TRUE(fs::exists(report.files[good].output));
    }
    for (const std::size_t bad : {1u, 2u, 3u}) {
        EXPECT_NE(report.files[bad].problem.find(report.files[bad].input.filename().string()),
                  std::string::npos)
            << report.files[bad].problem;
        EXPECT_FALSE(fs::exists(report.files[bad].output));
    }
    EXPECT_EQ(report.files[4].output, root / "all" / "two.wav");
    expectNoLeftovers(root / "all");
}

TEST_F(Front, WhatIsNoRecordingIsSaidToBeWhatItIs)
{
    recording("true.wav", 0.1);
    content::writeText(root / "page.mp3", "<!DOCTYPE html><html><body>Sign in</body></html>");
    content::writeText(root / "pointer.flac",
                       "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 8123456\n");
    content::writeText(root / "cover.wav", "\x89PNG\r\n\x1a\n...");
    content::writeText(root / "short.wav", readTextFile(root / "true.wav").substr(0, 1000));
    const fs::path voice = request.home.weights / "anna.pth";
    const std::pair<fs::path, std::string> files[] = {
        {voice, " is an RVC voice ("},
        {root / "page.mp3", " is a web page: a link to a page was saved"},
        {root / "pointer.flac", "Git LFS"},
        {root / "cover.wav", " is a picture (PNG), not a recording."},
        {buildIndex("anna", 256), " is a FAISS index ("},
        {root / "short.wav", " is cut short"}};
    request.inputs.clear();
    for (const auto& [file, says] : files)
        request.inputs.push_back(file);
    request.output = root / "all";
    const auto report = convert::convert(request, Job());
    ASSERT_EQ(report.files.size(), std::size(files));
    for (std::size_t i = 0; i < std::size(files); i++) {
        const std::string& problem = report.files[i].problem;
        EXPECT_EQ(problem.find(files[i].first.string()), 0u) << problem;
        EXPECT_NE(problem.find(files[i].second), std::string::npos) << problem;
    }
    PitchRequest pitch;
    pitch.home = request.home;
    pitch.inputs = {voice};
    pitch.pitchMethod = "pm";
    pitch.device = "cpu";
    const std::string problem = followPitch(pitch, Job()).files.at(0).problem;
    EXPECT_NE(problem.find(", not a recording."), std::string::npos) << problem;
}

TEST_F(Front, TellsOfEachRecordingAndLeavesOutWhatIsNotWantedAnyMore)
{
    recording("two.wav", 0.5);
    recording("three.wav", 0.5);
    content::writeText(root / "text.wav", "this is no sound");
    request.inputs = {root / "one.wav", root / "two.wav", root / "text.wav", root / "three.wav"};
    request.outputs = {root / "x" / "erste.wav", root / "y" / "zweite.wav", root / "z.wav",
                       root / "dritte.flac"};
    std::vector<double> fractions(4, 0.0);
    std::vector<int> ends(4, 0);
    const auto report = convert::convert(request, Job(), [&](const FileNews& news) {
        EXPECT_GE(news.fraction, fractions.at(news.number));
        EXPECT_EQ(ends.at(news.number), 0) << "it was over";
        fractions[news.number] = news.fraction;
        ends[news.number] += news.isOver ? 1 : 0;
        if (news.isOver) {
            EXPECT_EQ(news.file.output, request.outputs[news.number]);
        }
        return news.number != 1; // the second is taken off the list while the first is read
    });
    ASSERT_EQ(report.files.size(), 4u);
    EXPECT_EQ(ends, (std::vector<int>{1, 1, 1, 1}));
    EXPECT_EQ(report.files[0].problem, "");
    EXPECT_NE(report.files[1].problem.find("two.wav was left out"), std::string::npos)
        << report.files[1].problem;
    EXPECT_NE(report.files[2].problem.find("text.wav"), std::string::npos);
    EXPECT_EQ(report.files[3].problem, "");
    EXPECT_TRUE(fs::exists(root / "x" / "erste.wav"));
    EXPECT_FALSE(fs::exists(root / "y" / "zweite.wav"));
    EXPECT_EQ(audio::decodeAudio(root / "dritte.flac").samples.size(), 4000u);
    request.outputs.pop_back();
    EXPECT_NE(refusal<UsageError>(), "");
}

TEST_F(Front, OtherRatesKeepTheirLength)
{
    recording("cd.wav", 0.7, 44100);
    const std::size_t samples = audio::decodeAudio(root / "cd.wav").samples.size();
    request.inputs = {root / "cd.wav"};
    request.resampleHz = 44100;
    EXPECT_EQ(problem(), "");
    EXPECT_EQ(audio::decodeAudio(request.output).samples.size(), samples);
    EXPECT_EQ(audio::decodeAudio(request.output).sampleRateHz, 44100);
}

TEST_F(Front, WritesTheFormatOfTheEndingOrTheOneThatIsNamed)
{
    request.resampleHz = 40000; // which neither mp3 nor opus nor AAC takes
    for (const auto& [ending, rateHz] : {std::pair(".mp3", 44100), std::pair(".opus", 48000),
                                         std::pair(".m4a", 44100), std::pair(".ogg", 40000)}) {
        request.output = root / "out" / (std::string("声 ñ 🎤 (1)") + ending);
        EXPECT_EQ(problem(), "");
        const AudioBuffer out = audio::decodeAudio(request.output);
        EXPECT_EQ(out.sampleRateHz, rateHz);
        EXPECT_EQ(out.samples.size(), static_cast<std::size_t>(rateHz)); // a second, to the sample
    }
    expectNoLeftovers(root / "out");
    request.output = root / "many" / "";
    request.format = "flac";
    EXPECT_EQ(convert::convert(request, Job()).files.at(0).output, root / "many" / "one.flac");
    request.format = "wma";
    EXPECT_NE(refusal<UsageError>().find("m4a"), std::string::npos);
    request.format = "mp3";
    request.output = root / "out.wav";
    EXPECT_NE(refusal<UsageError>().find(".mp3"), std::string::npos);
}

TEST_F(Front, EffectsArriveAndAreReported)
{
    const auto soundWith = [&](auto change) {
        const ConvertRequest before = request;
        request.noise = 0.0;
        change();
        const auto report = convert::convert(request, Job());
        EXPECT_EQ(report.files.at(0).problem, "");
        request = before;
        return std::pair(audio::decodeAudio(report.files.at(0).output).samples, report.files.at(0));
    };
    const auto [plain, none] = soundWith([] {});
    EXPECT_FALSE(none.resultLufs);
    for (const auto& change : std::vector<std::function<void()>>{
             [&] { request.formantSemitones = 2.0; }, [&] { request.clean = 1.0; },
             [&] { request.matchLoudness = true; }, [&] { request.peakLimitDbtp = -12.0; }}) {
        const auto [sound, file] = soundWith(change);
        EXPECT_EQ(sound.size(), plain.size());
        EXPECT_NE(sound, plain);
        EXPECT_EQ(file.resultLufs.has_value(), file.sourceLufs.has_value());
    }
    AudioBuffer quiet{test::tinySpeech(1.0), 16000};
    for (float& sample : quiet.samples)
        sample *= 0.1f;
    audio::encodeAudio(root / "quiet.wav", quiet);
    const auto matched = soundWith([&] {
        request.inputs = {root / "quiet.wav"};
        request.matchLoudness = true;
    });
    EXPECT_NEAR(matched.second.resultLufs.value(), matched.second.sourceLufs.value(), 0.1);
    const auto limited = soundWith([&] { request.peakLimitDbtp = -12.0; });
    EXPECT_LT(limited.second.truePeakDb.value(), -11.95);
    request.autotune = "C:dur";
    EXPECT_NE(refusal<UsageError>().find("C:major"), std::string::npos);
    request.autotune = "";
    request.clean = 1.5;
    refusal<UsageError>();
    request.clean = 0.0;
    request.peakLimitDbtp = 3.0;
    refusal<UsageError>();
}

TEST_F(Front, IndexOfTheVoiceIsFoundAndUsed)
{
    EXPECT_EQ(problem(), "");
    const std::string without = readTextFile(request.output);
    request.index = "auto";
    const auto report = convert::convert(request, Job());
    ASSERT_EQ(report.warnings.size(), 1u);
    EXPECT_NE(report.warnings[0].find("no index"), std::string::npos);
    EXPECT_EQ(readTextFile(request.output), without);

    const fs::path index = buildIndex("anna", 256);
    EXPECT_EQ(convert::convert(request, Job()).warnings.size(), 0u);
    const std::string with = readTextFile(request.output);
    EXPECT_NE(with, without);
    request.index = index.string();
    EXPECT_EQ(problem(), "");
    EXPECT_EQ(readTextFile(request.output), with);
    request.indexRate = 0.0;
    EXPECT_EQ(problem(), "");
    EXPECT_EQ(readTextFile(request.output), without);
}

TEST_F(Front, WrongOrMissingIndexIsASentence)
{
    request.index = (root / "none.index").string();
    EXPECT_NE(refusal<Missing>().find("none.index"), std::string::npos);
    request.index = buildIndex("other", 768).string();
    EXPECT_NE(refusal<InvalidInput>().find("768"), std::string::npos);
    content::writeText(root / "text.index", "this is no index at all");
    request.index = (root / "text.index").string();
    EXPECT_NE(refusal<InvalidInput>().find("text.index"), std::string::npos);
}

TEST_F(Front, MissingVoiceEncoderAndPitchModelSayWhereTheyBelong)
{
    request.voice = "nobody";
    EXPECT_NE(refusal<Missing>().find("anna"), std::string::npos);
    request.voice = "anna";
    request.pitchMethod = "rmvpe";
    EXPECT_NE(refusal<Missing>().find("run: koe assets get rmvpe (181 MB)"), std::string::npos);
    request.pitchMethod = "swiftf0";
    EXPECT_NE(refusal<Missing>().find("swift_f0.safetensors"), std::string::npos);
    request.pitchMethod = "dio";
    EXPECT_NE(refusal<UsageError>().find("rmvpe"), std::string::npos);
    request.pitchMethod = "pm";
    fs::remove_all(request.home.weights / "hubert_base");
    EXPECT_NE(refusal<Missing>().find("run: koe assets get contentvec (189 MB)"), std::string::npos);
    request.content = root / "nowhere";
    EXPECT_NE(refusal<Missing>().find("nowhere"), std::string::npos);
    EXPECT_FALSE(fs::exists(request.output));
}

TEST_F(Front, AVoiceNeverMeetsTheWrongEncoder)
{
    writeVoice("starter voice", "koe-starter-1");
    request.voice = "starter voice";
    EXPECT_NE(refusal<Missing>().find("encoder.safetensors"), std::string::npos);
    writeVoice("foreign", "spin");
    request.voice = "foreign";
    EXPECT_NE(refusal<Missing>().find("spin"), std::string::npos);

    const fs::path contentVec = request.home.weights / "hubert_base";
    const voice::VoiceCard card = voice::loadCard(request.home.weights / "foreign.pth");
    std::vector<std::string> warnings;
    try {
        checkEncoder(contentVec, request, card, warnings);
        FAIL() << "another encoder was taken";
    } catch (const InvalidInput& error) {
        EXPECT_NE(std::string(error.what()).find("\"spin\""), std::string::npos) << error.what();
        EXPECT_NE(std::string(error.what()).find("\"contentvec\""), std::string::npos) << error.what();
    }
    EXPECT_TRUE(warnings.empty());
}

TEST_F(Front, AnEncoderThatWasNamedIsTakenAndSaidToBeAnother)
{
    writeVoice("foreign", "spin");
    request.voice = "foreign";
    request.content = request.home.weights / "hubert_base";
    const auto report = convert::convert(request, Job());
    ASSERT_EQ(report.files.size(), 1u);
    EXPECT_EQ(report.files[0].problem, "");
    ASSERT_FALSE(report.warnings.empty());
    EXPECT_NE(report.warnings[0].find("\"spin\""), std::string::npos) << report.warnings[0];
    EXPECT_NE(report.warnings[0].find("\"contentvec\""), std::string::npos) << report.warnings[0];
}

TEST_F(Front, AnEncoderOfAnyNameIsFoundByItsContent)
{
    const fs::path place = request.home.weights / "embedders" / "mine";
    writeTinyHubert(place);
    writeVoice("own", content::encoderId(place));
    request.voice = "own";
    const auto report = convert::convert(request, Job());
    EXPECT_EQ(report.files.at(0).problem, "");
    EXPECT_TRUE(report.warnings.empty()) << report.warnings[0];
}

TEST_F(Front, TheRecordingItselfIsNeverOverwritten)
{
    const std::string before = readTextFile(root / "one.wav");
    request.output = root / "one.wav";
    EXPECT_NE(problem(), "");
    request.output = root;
    EXPECT_NE(problem(), "");
    EXPECT_EQ(readTextFile(root / "one.wav"), before);
}

TEST_F(Front, FilesThatAreThereStayUnlessAsked)
{
    fs::create_directories(root / "out");
    content::writeText(request.output, "precious");
    request.overwrite = ConvertRequest().overwrite;
    EXPECT_NE(problem().find("--overwrite"), std::string::npos);
    EXPECT_EQ(readTextFile(request.output), "precious");
    request.overwrite = true;
    EXPECT_EQ(problem(), "");
    EXPECT_NE(readTextFile(request.output), "precious");
}

TEST_F(Front, StoppingLeavesNothingBehind)
{
    recording("long.wav", 8.0);
    request.inputs = {root / "long.wav"};
    for (const double when : {0.02, 0.3, 0.8}) {
        std::stop_source stop;
        EXPECT_THROW(convert::convert(request, Job(stop.get_token(),
                                                   [&](double fraction, std::string_view) {
                                                       if (fraction >= when)
                                                           stop.request_stop();
                                                   })),
                     Cancelled);
        EXPECT_FALSE(fs::exists(request.output));
        expectNoLeftovers(root / "out");
    }
}

TEST_F(Front, PlacesThatCannotBeWrittenAreSentences)
{
    content::writeText(root / "file", "x");
    request.output = root / "file" / "out.wav";
    EXPECT_NE(refusal<InvalidInput>(), "");
    request.output = root / "out.doc";
    EXPECT_NE(refusal<UsageError>().find(".wav"), std::string::npos);
    request.inputs.push_back(root / "one.wav");
    request.output = root / "file";
    EXPECT_NE(refusal<UsageError>(), "");
    request.inputs.clear();
    EXPECT_NE(refusal<UsageError>(), "");
}

TEST(DefaultIndexRate, IsLowerForVoicesOnTheStarterEncoder)
{
    voice::VoiceCard card;
    card.encoder = "contentvec";
    EXPECT_EQ(defaultIndexRate(card), 0.75);
    card.encoder = "koe-starter-1";
    EXPECT_EQ(defaultIndexRate(card), 0.3);
}

TEST_F(Front, SettingsOutOfRangeAreUsageErrors)
{
    request.indexRate = 2;
    EXPECT_NE(refusal<UsageError>(), "");
    request.indexRate = 0.5;
    request.device = "abacus";
    EXPECT_NE(refusal<UsageError>(), "");
    request.device = "cpu";
    request.speaker = 3;
    EXPECT_NE(refusal<InvalidInput>().find('3'), std::string::npos);
}

TEST_F(Front, PitchCurveIsRead)
{
    EXPECT_EQ(problem(), "");
    const std::string before = readTextFile(request.output);
    content::writeText(root / "curve.csv", "0.1,300\n0.9,310\n");
    request.pitchCurve = root / "curve.csv";
    EXPECT_EQ(problem(), "");
    EXPECT_NE(readTextFile(request.output), before);
    content::writeText(root / "curve.csv", "0.1;300\n");
    EXPECT_NE(refusal<InvalidInput>().find("curve.csv"), std::string::npos);
}

TEST_F(Front, OutputsGetNamesOfTheirOwn)
{
    fs::create_directories(root / "in");
    for (const char* name : {"a.wav", "a.flac", "b.c.mp3", ".hidden.wav", "cover.jpg"})
        content::writeText(root / "in" / name, "x");
    request.inputs = {root / "in"};
    request.output = root / "out";
    std::vector<std::string> warnings;
    auto pairs = chooseOutputs(request, warnings);
    ASSERT_EQ(pairs.size(), 3u);
    EXPECT_EQ(pairs[0].output, root / "out" / "a.wav"); // of a.flac
    EXPECT_EQ(pairs[1].output, root / "out" / "a.wav.wav");
    EXPECT_EQ(pairs[2].output, root / "out" / "b.c.wav");
    ASSERT_EQ(warnings.size(), 1u);
    EXPECT_EQ(warnings[0].find("1 file in "), 0u) << warnings[0];

    request.inputs = {root / "in", root / "one.wav", root / "in" / "cover.jpg"};
    pairs = chooseOutputs(request, warnings);
    ASSERT_EQ(pairs.size(), 5u);
    EXPECT_EQ(pairs[0].output, root / "out" / "in" / "a.wav");
    EXPECT_EQ(pairs[3].output, root / "out" / "one.wav");
    EXPECT_EQ(pairs[4].output, root / "out" / "cover.wav"); // what is named is taken
}

TEST_F(Front, FoldersKeepTheirStructure)
{
    for (const char* name : {"a.wav", "x/b.wav", "x/声/c.wav", "out/old.wav", ".trash/d.wav"}) {
        fs::create_directories((root / "in" / name).parent_path());
        content::writeText(root / "in" / name, "x");
    }
    fs::create_directory_symlink(root / "in", root / "in" / "x" / "loop");
    request.inputs = {root / "in" / ""};
    request.output = root / "in" / "out";
    std::vector<std::string> warnings;
    const auto pairs = chooseOutputs(request, warnings);
    ASSERT_EQ(pairs.size(), 3u);
    EXPECT_EQ(pairs[0].output, root / "in" / "out" / "a.wav");
    EXPECT_EQ(pairs[1].output, root / "in" / "out" / "x" / "b.wav");
    EXPECT_EQ(pairs[2].output, root / "in" / "out" / "x" / "声" / "c.wav");
    fs::create_directories(root / "empty");
    request.inputs = {root / "empty"};
    EXPECT_NE(refusal<InvalidInput>().find("empty"), std::string::npos);
}

TEST_F(Front, PatternsThatTheShellLeftAreFollowed)
{
    recording("two.wav", 0.1);
    request.inputs = {root / "*.wav"};
    request.output = root / "out";
    std::vector<std::string> warnings;
    const auto pairs = chooseOutputs(request, warnings);
    ASSERT_EQ(pairs.size(), 2u);
    EXPECT_EQ(pairs[1].input, root / "two.wav");
    content::writeText(root / "what[1].wav", "x"); // a file whose name looks like a pattern
    request.inputs = {root / "what[1].wav"};
    request.output = root / "out.wav";
    EXPECT_EQ(chooseOutputs(request, warnings).at(0).input, root / "what[1].wav");
    request.inputs = {root / "none*.wav"};
    EXPECT_NE(refusal<Missing>().find("none*.wav"), std::string::npos);
}

TEST_F(Front, FiveHundredFilesWithTwentyBrokenOnes)
{
    recording("short.wav", 0.05);
    for (int i = 0; i < 500; i++) {
        const fs::path file = root / "in" / std::to_string(i / 100) / ("n" + std::to_string(i) + ".wav");
        fs::create_directories(file.parent_path());
        if (i % 25 == 7)
            content::writeText(file, i % 50 == 7 ? "this is no sound" : "RIFF");
        else
            fs::create_hard_link(root / "short.wav", file);
    }
    request.inputs = {root / "in"};
    request.output = root / "all";
    request.overwrite = false;
    std::string lastStage;
    const auto report =
        convert::convert(request, Job({}, [&](double, std::string_view stage) { lastStage = stage; }));
    ASSERT_EQ(report.files.size(), 500u);
    std::size_t done = 0;
    for (const ConvertedFile& file : report.files)
        if (file.problem.empty()) {
            done++;
            EXPECT_TRUE(fs::exists(file.output)) << file.output;
        } else {
            EXPECT_NE(file.problem.find(file.input.filename().string()), std::string::npos) << file.problem;
            EXPECT_FALSE(fs::exists(file.output));
        }
    EXPECT_EQ(done, 480u);
    EXPECT_EQ(lastStage, "done");
    expectNoLeftovers(root / "all" / "3");

    // The same again does nothing twice.
    const auto again = convert::convert(request, Job());
    EXPECT_TRUE(std::all_of(again.files.begin(), again.files.end(),
                            [](const ConvertedFile& file) { return !file.problem.empty(); }));
}

TEST_F(Front, LittleMemoryGivesTheSameAndTooLittleASentence)
{
    recording("two.wav", 3.0);
    request.inputs = {root / "one.wav", root / "two.wav"};
    request.output = root / "all";
    request.noise = 0.0;
    convert::convert(request, Job());
    const AudioBuffer plenty = audio::decodeAudio(root / "all" / "two.wav");
    request.memoryBytes = 450'000'000; // models take turns, pieces are short
    for (const ConvertedFile& file : convert::convert(request, Job()).files)
        EXPECT_EQ(file.problem, "");
    EXPECT_EQ(audio::decodeAudio(root / "all" / "two.wav").samples.size(), plenty.samples.size());
    request.memoryBytes = 50'000'000;
    const std::string sentence = refusal<Missing>();
    EXPECT_NE(sentence.find("50 MB"), std::string::npos) << sentence;
    EXPECT_NE(sentence.find("--memory"), std::string::npos) << sentence;
}

TEST_F(Front, StereoStaysStereoWhereAsked)
{
    audio::AudioWriter writer(root / "both.wav", audio::OutputFormat::Wav16, {16000, 2}, 16000);
    std::vector<float> samples;
    for (const float sample : test::tinySpeech(1.0))
        samples.insert(samples.end(), {sample * 0.6f, sample * 0.15f});
    writer.write(samples);
    writer.commit();
    request.inputs = {root / "both.wav"};
    const auto channels = [&](const char* way) {
        request.stereo = way;
        EXPECT_EQ(problem(), "");
        const auto length = audio::decodeChannels(
            request.output, [](std::span<const float>, const audio::SoundLayout&) {}, Job());
        EXPECT_EQ(length.samples, 8000u);
        return length.channels;
    };
    EXPECT_EQ(channels("mono"), 1);
    EXPECT_EQ(channels("mid"), 2);
    EXPECT_EQ(channels("each"), 2);
    request.inputs = {root / "one.wav"};
    request.stereo = "mid"; // nothing beside the middle
    EXPECT_EQ(problem(), "");
    request.stereo = "wide";
    EXPECT_NE(refusal<UsageError>().find("wide"), std::string::npos);
}

TEST_F(Front, UnvoicedFramesAndAutomaticTranspositionAreNames)
{
    request.unvoiced = "silent";
    EXPECT_NE(refusal<UsageError>().find("silent"), std::string::npos);
    request.unvoiced = "original";
    EXPECT_EQ(problem(), "");
    request.autoTranspose = "fifth";
    EXPECT_NE(refusal<UsageError>().find("fifth"), std::string::npos);
    request.autoTranspose = "octave";
    const auto report = convert::convert(request, Job());
    ASSERT_EQ(report.warnings.size(), 1u);
    EXPECT_NE(report.warnings[0].find("median pitch"), std::string::npos);
}

/// While it lives, a standard stream is a file.
class Redirected
{
public:
    Redirected(int stream, const fs::path& file, int flags) : m_stream(stream), m_before(::dup(stream))
    {
        std::fflush(stdout);
        const int opened = ::open(file.c_str(), flags, 0600);
        EXPECT_GE(opened, 0);
        ::dup2(opened, stream);
        ::close(opened);
    }
    ~Redirected()
    {
        ::dup2(m_before, m_stream);
        ::close(m_before);
    }
    Redirected(const Redirected&) = delete;
    Redirected& operator=(const Redirected&) = delete;

private:
    int m_stream, m_before;
};

TEST_F(Front, PipesGoInAndOut)
{
    EXPECT_EQ(problem(), "");
    const std::string toFile = readTextFile(request.output);
    request.inputs = {"-"};
    request.output = "-";
    std::string said;
    {
        const Redirected in(STDIN_FILENO, root / "one.wav", O_RDONLY);
        const Redirected out(STDOUT_FILENO, root / "piped.wav", O_WRONLY | O_CREAT);
        said = problem();
    }
    EXPECT_EQ(said, "");
    EXPECT_EQ(readTextFile(root / "piped.wav"), toFile);

    content::writeText(root / "text.wav", "this is no sound");
    {
        const Redirected in(STDIN_FILENO, root / "text.wav", O_RDONLY);
        said = problem();
    }
    EXPECT_EQ(said.find("the standard input is"), 0u) << said;
    {
        const Redirected in(STDIN_FILENO, root / "one.wav", O_RDONLY);
        const Redirected out(STDOUT_FILENO, "/dev/full", O_WRONLY);
        said = problem();
    }
    EXPECT_NE(said.find("standard output"), std::string::npos) << said;

    request.output = root / "out";
    fs::create_directories(request.output);
    {
        const Redirected in(STDIN_FILENO, root / "one.wav", O_RDONLY);
        EXPECT_EQ(problem(), "");
    }
    EXPECT_TRUE(fs::exists(root / "out" / "standard input.wav"));
    request.inputs = {"-", "-"};
    EXPECT_NE(refusal<UsageError>(), "");
    request.inputs = {root / "one.wav", root / "one.wav"};
    request.output = "-";
    EXPECT_NE(refusal<UsageError>(), "");
}

TEST_F(Front, AFullDiskIsASentenceAndLeavesNothing)
{
    recording("long.wav", 6.0);
    request.inputs = {root / "long.wav"};
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{20'000, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
    std::string said;
    try {
        said = problem();
    } catch (const Error& error) {
        said = error.what();
    }
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    EXPECT_NE(said, "");
    EXPECT_FALSE(fs::exists(request.output));
    expectNoLeftovers(root / "out");
}

TEST_F(Front, DisksThatAreFullOrReadOnlyAreSaid)
{
    recording("long.wav", 6.0);
    request.inputs = {root / "long.wav"};
    request.output = root / "声 disk" / "long.wav";
    const fs::path place = request.output.parent_path();
    const auto said = [&](const auto& step) {
        std::string sentence;
        try {
            sentence = step();
        } catch (const Error& error) {
            sentence = error.what();
        }
        EXPECT_NE(sentence.find(place.string()), std::string::npos) << sentence;
        EXPECT_TRUE(fs::is_empty(place)) << *fs::directory_iterator(place);
        return sentence;
    };
    PitchRequest pitch;
    pitch.home = request.home;
    pitch.inputs = {root / "long.wav"};
    pitch.output = place / "long.csv";
    pitch.pitchMethod = "pm";
    pitch.device = "cpu";
    const auto follow = [&] { return followPitch(pitch, Job()).files.at(0).problem; };
    {
        const SmallDisk disk(place, 4);
        if (!disk.mounted())
            GTEST_SKIP() << "no right to mount";
        EXPECT_NE(said([&] { return problem(); }).find("no room left"), std::string::npos);
        EXPECT_NE(said(follow).find("no room left"), std::string::npos);
        disk.makeReadOnly();
        EXPECT_NE(said([&] { return problem(); }).find("cannot be written"), std::string::npos);
        EXPECT_NE(said(follow).find("cannot be written"), std::string::npos);
    }
    {
        const SmallDisk disk(place, 4);
        request.pitchOut = place / "long.csv"; // the result has room
        request.output = root / "long voice.wav";
        EXPECT_NE(said([&] { return problem(); }).find("no room left"), std::string::npos);
        EXPECT_FALSE(fs::exists(request.output));
    }
    // Pitch that cannot be kept costs nothing but its finding.
    const SmallDisk disk(place, 64);
    disk.makeReadOnly();
    request.pitchOut.clear();
    request.pitchCache = place / "cache";
    EXPECT_EQ(problem(), "");
}

TEST_F(Front, PitchOutIsPitchCurveIn)
{
    sung("one.wav", 1.0);
    request.transposeSemitones = 3.0;
    request.pitchOut = root / "one.csv";
    EXPECT_EQ(problem(), "");
    const AudioBuffer first = audio::decodeAudio(request.output);
    const PitchCurve curve = readPitchCurve(request.pitchOut);
    EXPECT_EQ(curve.seconds.size(), 101u); // a frame per 10 ms
    EXPECT_EQ(curve.seconds.back(), 1.0);
    EXPECT_GT(*std::max_element(curve.hz.begin(), curve.hz.end()), 0.0);
    request.transposeSemitones = -5.0; // does not act on a curve
    request.pitchCurve = request.pitchOut;
    request.pitchOut = root / "again.csv";
    EXPECT_EQ(problem(), "");
    EXPECT_EQ(readPitchCurve(request.pitchOut).hz, curve.hz);
    // Several recordings: a folder of them.
    request.pitchCurve.clear();
    recording("two.wav", 0.5);
    request.inputs.push_back(root / "two.wav");
    request.output = root / "several";
    request.pitchOut = root / "curves";
    for (const ConvertedFile& file : convert::convert(request, Job()).files)
        EXPECT_EQ(file.problem, "");
    EXPECT_EQ(readPitchCurve(root / "curves/two.csv").hz.size(), 51u);
    request.pitchOut = root / "one.csv";
    EXPECT_NE(refusal<UsageError>().find("one.csv"), std::string::npos);
}

TEST_F(Front, EveryConvertedChannelHasItsPitch)
{
    audio::AudioWriter writer(root / "both.wav", audio::OutputFormat::Wav16, {16000, 2}, 16000);
    std::vector<float> samples;
    for (std::size_t i = 0; i < 16000; i++)
        for (const double hz : {150.0, 240.0})
            samples.push_back(
                static_cast<float>(0.4 * std::sin(2.0 * 3.14159265 * hz * static_cast<double>(i) / 16000.0)));
    writer.write(samples);
    writer.commit();
    request.inputs = {root / "both.wav"};
    request.pitchOut = root / "both.csv";
    request.stereo = "each";
    EXPECT_EQ(problem(), "");
    EXPECT_FALSE(fs::exists(root / "both.csv"));
    for (const auto& [file, hz] : {std::pair("both-1.csv", 150.0), std::pair("both-2.csv", 240.0)}) {
        const PitchCurve curve = readPitchCurve(root / file);
        ASSERT_EQ(curve.hz.size(), 101u);
        EXPECT_NEAR(curve.hz[50], hz, 2.0) << file;
    }
    request.stereo = "mid"; // one voice
    EXPECT_EQ(problem(), "");
    EXPECT_TRUE(fs::exists(root / "both.csv"));
}

TEST_F(Front, ProgressGrowsFromReadingToWriting)
{
    audio::AudioWriter writer(root / "both.wav", audio::OutputFormat::Wav16, {16000, 2}, 64000);
    std::vector<float> samples;
    for (const float sample : test::tinySpeech(4.0))
        samples.insert(samples.end(), {sample * 0.6f, sample * 0.15f});
    writer.write(samples);
    writer.commit();
    audio::encodeAudio(root / "long.m4a", {test::tinySpeech(4.0), 16000});
    request.clean = 0.5;
    request.matchLoudness = true;
    for (const auto& [file, stereo] :
         {std::pair("both.wav", "mid"), std::pair("both.wav", "each"), std::pair("long.m4a", "mono")}) {
        request.inputs = {root / file};
        request.stereo = stereo;
        double last = 0.0;
        std::vector<std::string> stages;
        const Job job({}, [&](double fraction, std::string_view stage) {
            EXPECT_GE(fraction, last - 1e-9) << stage;
            last = fraction;
            if (stages.empty() || stages.back() != stage)
                stages.emplace_back(stage);
        });
        EXPECT_EQ(convert::convert(request, job).files.at(0).problem, "");
        EXPECT_EQ(last, 1.0);
        for (const char* stage : {"reading", "cleaning", "pitch", "features", "voice", "writing"})
            EXPECT_NE(std::find(stages.begin(), stages.end(), stage), stages.end()) << stage;
    }
}

TEST_F(Front, WeightsOfPitchThatCannotBeReadEndTheBatchAtOnce)
{
    recording("two.wav", 0.2);
    request.inputs = {root / "one.wav", root / "two.wav"};
    request.output = root / "all";
    request.pitchMethod = "swiftf0";
    request.pitchModel = root / "swift.safetensors";
    const fs::path whole = fs::path(KOE_SOURCE_DIR) / "weights/starter/swift_f0.safetensors";
    for (const fs::path& cache : {fs::path(), root / "cache"}) {
        request.pitchCache = cache;
        content::writeText(request.pitchModel, readTextFile(whole).substr(0, 100'000));
        EXPECT_NE(refusal<InvalidInput>().find("swift.safetensors"), std::string::npos);
        content::writeText(request.pitchModel, "<!DOCTYPE html><html>Sign in</html>");
        EXPECT_NE(refusal<InvalidInput>().find("a web page"), std::string::npos);
        EXPECT_FALSE(fs::exists(root / "all" / "one.wav"));
    }
}

TEST_F(Front, PitchOfRecordingsThatAreCalledAlikeIsNotMixed)
{
    fs::create_directories(root / "b");
    sung("one.wav", 0.5);
    sung("b/one.wav", 0.3);
    audio::encodeAudio(root / "one.flac", {test::tinySpeech(0.4), 16000});
    PitchRequest pitch;
    pitch.home = request.home;
    pitch.inputs = {root / "one.wav", root / "one.flac", root / "b/one.wav"};
    pitch.output = root / "curves";
    pitch.pitchMethod = "pm";
    pitch.device = "cpu";
    const auto report = followPitch(pitch, Job());
    for (const auto& [name, frames] :
         {std::pair("one.csv", 51u), std::pair("one.flac.csv", 41u), std::pair("one.wav.csv", 31u)})
        EXPECT_EQ(readPitchCurve(pitch.output / name).hz.size(), frames) << name;
    // What is there stays, unless it is to be replaced.
    const auto drawn = [&] { return fs::last_write_time(pitch.output / "one.csv"); };
    fs::last_write_time(pitch.output / "one.csv", drawn() - std::chrono::hours(1));
    const auto before = drawn();
    for (const FollowedFile& file : followPitch(pitch, Job()).files)
        EXPECT_NE(file.problem.find("there already"), std::string::npos) << file.problem;
    EXPECT_EQ(drawn(), before);
    pitch.overwrite = true;
    EXPECT_EQ(followPitch(pitch, Job()).files.at(0).problem, "");
    EXPECT_NE(drawn(), before);
}

TEST_F(Front, PitchIsFollowedOnce)
{
    sung("one.wav", 1.0);
    request.pitchCache = root / "cache";
    EXPECT_EQ(problem(), "");
    const AudioBuffer first = audio::decodeAudio(request.output);
    std::vector<fs::path> kept;
    for (const auto& entry : fs::directory_iterator(request.pitchCache))
        kept.push_back(entry.path());
    ASSERT_EQ(kept.size(), 1u);
    // With other settings of the voice the same pitch is read again: a track that is not the recording's
    // shows it.
    request.transposeSemitones = 2.0;
    request.pitchOut = root / "one.csv";
    EXPECT_EQ(problem(), "");
    const std::vector<double> found = readPitchCurve(request.pitchOut).hz;
    request.transposeSemitones = 0.0;
    EXPECT_EQ(problem(), "");
    const std::vector<double> plain = readPitchCurve(request.pitchOut).hz;
    for (std::size_t i = 0; i < found.size(); i++)
        EXPECT_NEAR(found[i], plain[i] * std::exp2(2.0 / 12.0), 1e-3) << i;
    EXPECT_EQ(audio::decodeAudio(request.output).samples, first.samples);
    EXPECT_EQ(std::distance(fs::directory_iterator(request.pitchCache), {}), 1);
}

} // namespace
} // namespace koe::convert
