// koe with the real engine: what it maps and when, bad input of every kind, paths beyond ASCII.
#include "cli/run_program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <cstring>
#include <fstream>
#include <limits>
#include <numbers>

namespace koe::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path kKoe = fs::path(KOE_BIN_DIR) / "koe";
const fs::path kStarter = fs::path(KOE_SOURCE_DIR) / "weights" / "starter";

Ended koe(const Folder& home, std::vector<std::string> arguments, std::vector<std::string> environment = {})
{
    environment.push_back("KOE_HOME=" + home.path().string());
    return run({kKoe, std::move(arguments), std::move(environment), {}});
}

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

fs::path writeFile(const fs::path& file, const std::string& content)
{
    std::ofstream(file, std::ios::binary) << content;
    return file;
}

/// A second of 16 kHz float32 WAV.
fs::path writeWav(const fs::path& file, const std::function<float(double second)>& sound)
{
    constexpr std::uint32_t kRate = 16000;
    std::string bytes = "RIFF....WAVEfmt ";
    const auto add = [&bytes](auto number) {
        bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
    };
    add(std::uint32_t{16});
    add(std::uint16_t{3}); // float
    add(std::uint16_t{1});
    add(kRate);
    add(kRate * 4);
    add(std::uint16_t{4});
    add(std::uint16_t{32});
    bytes += "data";
    add(kRate * 4);
    for (std::uint32_t i = 0; i < kRate; ++i)
        add(sound(static_cast<double>(i) / kRate));
    const auto size = static_cast<std::uint32_t>(bytes.size() - 8);
    std::memcpy(bytes.data() + 4, &size, 4);
    return writeFile(file, bytes);
}

float hum(double second)
{
    double sum = 0.0;
    for (int harmonic = 1; harmonic <= 12; ++harmonic)
        sum += std::sin(2 * std::numbers::pi * 150 * harmonic * second) / harmonic;
    return static_cast<float>(0.2 * sum);
}

/// A pickle that wants to run a command when it is read.
fs::path writeHostilePickle(const fs::path& file, const fs::path& proof)
{
    return writeFile(file, "cposix\nsystem\n(S'touch \"" + proof.string() + "\"'\ntR.");
}

TEST(Light, HelpAndVoicesNeverMapTheEngine)
{
    const Folder home;
    for (const auto& words :
         std::vector<std::vector<std::string>>{{"--help"}, {"--version"}, {"voices", "list"}}) {
        const Ended ended = koe(home, words, {"LD_DEBUG=files"});
        EXPECT_EQ(ended.exitCode, 0);
        EXPECT_TRUE(contains(ended.err, "libstdc++")) << "the loader says nothing any more";
        for (const char* heavy :
             {"libkoe-engine", "libtorch", "libc10", "libopenblas", "libsndfile", "libportaudio"})
            EXPECT_FALSE(contains(ended.err, heavy)) << heavy;
    }
}

TEST(Devices, NameTheProcessorAndAFastLibrary)
{
    const Folder home;
    const Ended ended = koe(home, {"devices", "--json"});
    ASSERT_EQ(ended.exitCode, 0) << ended.err;
    const json found = json::parse(ended.out);
    EXPECT_EQ(found.at("devices").at(0).at("id"), "cpu");
    EXPECT_EQ(found.at("devices").at(0).at("kind"), "compute");
    EXPECT_TRUE(contains(ended.out, "Matrix products by a fast library")) << ended.out;
    EXPECT_TRUE(ended.err.empty()) << ended.err; // no chatter of ALSA or JACK
}

TEST(Compare, WorksInAGermanLocaleWithNamesBeyondAscii)
{
    const Folder home;
    const fs::path source = writeWav(home / "vorher ü.wav", hum);
    const fs::path result = writeWav(home / "nachher 声.wav", hum);
    const fs::path picture = home / "Bild ß.png";
    const Ended ended = koe(home, {"compare", source, result, "-o", picture, "--pitch", "pm", "--json"},
                            {"LC_ALL=de_DE.UTF-8"});
    ASSERT_EQ(ended.exitCode, 0) << ended.err;
    const json figures = json::parse(ended.out);
    EXPECT_NEAR(figures.at("source").at("median_pitch_hz").get<double>(), 150.0, 1.0);
    EXPECT_NEAR(figures.at("shift_semitones").get<double>(), 0.0, 0.01);
    EXPECT_NEAR(figures.at("log_spectral_distance_db").get<double>(), 0.0, 0.01);
    EXPECT_EQ(figures.at("voicing_agreement"), 1.0);
    std::ifstream png(picture, std::ios::binary);
    std::string magic(8, '\0');
    png.read(magic.data(), 8);
    EXPECT_EQ(magic, "\x89PNG\r\n\x1a\n");
}

TEST(BadInput, SoundThatIsNoneIsExitCode3)
{
    const Folder home;
    const fs::path good = writeWav(home / "good.wav", hum);
    const std::vector<fs::path> bad{
        writeFile(home / "text.wav", "These are words, not sound.\n"),
        writeFile(home / "empty.wav", ""),
        writeWav(home / "nan.wav", [](double) { return std::numeric_limits<float>::quiet_NaN(); }),
        writeWav(home / "silent.wav", [](double) { return 0.0F; }),
    };
    for (const fs::path& file : bad) {
        const Ended ended = koe(home, {"compare", file, good, "--pitch", "pm"});
        EXPECT_EQ(ended.exitCode, 3) << file << ended.err;
        EXPECT_TRUE(contains(ended.err, file.filename())) << ended.err;
        EXPECT_TRUE(ended.out.empty());
    }
    EXPECT_EQ(koe(home, {"compare", home / "nothing.wav", good}).exitCode, 4);
}

TEST(BadInput, APlaceThatCannotBeWrittenToIsExitCode3)
{
    const Folder home;
    const fs::path good = writeWav(home / "good.wav", hum);
    // /proc takes no files, from root neither.
    const Ended ended = koe(home, {"compare", good, good, "-o", "/proc/koe.png", "--pitch", "pm"});
    EXPECT_EQ(ended.exitCode, 3) << ended.err;
    EXPECT_TRUE(contains(ended.err, "/proc/koe.png")) << ended.err;
}

TEST(BadInput, AHostilePickleIsRefusedAndRunsNothing)
{
    const Folder home;
    const fs::path proof = home / "it ran";
    const fs::path voice = writeHostilePickle(home / "voice.pth", proof);
    const fs::path good = writeWav(home / "good.wav", hum);
    for (const auto& words : std::vector<std::vector<std::string>>{
             {"voices", "info", voice}, {"convert", good, "-o", home / "out.wav", "--voice", voice}}) {
        const Ended ended = koe(home, words);
        EXPECT_EQ(ended.exitCode, 3) << ended.err;
        EXPECT_TRUE(contains(ended.err, "voice.pth")) << ended.err;
    }
    EXPECT_FALSE(fs::exists(proof));
    EXPECT_FALSE(fs::exists(home / "out.wav"));
}

TEST(BadInput, AVoiceThatIsNotThereIsExitCode4)
{
    const Folder home;
    const fs::path good = writeWav(home / "good.wav", hum);
    const Ended ended = koe(home, {"convert", good, "-o", home / "out.wav", "--voice", "nobody"});
    EXPECT_EQ(ended.exitCode, 4);
    EXPECT_TRUE(contains(ended.err, "nobody")) << ended.err;
}

class WithStarterPack : public ::testing::Test
{
protected:
    void SetUp() override
    {
        for (const char* file : {"encoder.safetensors", "base_G.pth", "base_D.pth", "config.json",
                                 "voices/kathleen.safetensors"})
            ASSERT_TRUE(fs::exists(kStarter / file))
                << "the tree comes with the starter pack, and lacks its " << file;
    }
};

TEST_F(WithStarterPack, AVoiceIsSavedInEitherContainerWithItsCard)
{
    const Folder home;
    const auto card = [&](const std::string& voice) {
        const Ended ended = koe(home, {"voices", "info", voice, "--json"});
        EXPECT_EQ(ended.exitCode, 0) << ended.err;
        return json::parse(ended.out);
    };
    const std::string pth = home / "neu ñ.pth";
    const std::string safe = home / "neu ñ.safetensors";
    const std::string starter = (kStarter / "voices/kathleen.safetensors").string();
    ASSERT_EQ(koe(home, {"voices", "export", starter, "-o", pth}).exitCode, 0);
    ASSERT_EQ(koe(home, {"voices", "export", pth, "-o", safe}).exitCode, 0);
    EXPECT_EQ(koe(home, {"voices", "export", pth, "-o", safe}).exitCode, 2); // it is there already
    EXPECT_EQ(koe(home, {"voices", "export", pth, "-o", home / "voice.txt"}).exitCode, 2);
    const json first = card(starter);
    for (const std::string& file : {pth, safe}) {
        const json saved = card(file);
        for (const char* key :
             {"version", "sample_rate", "f0", "speakers", "info", "encoder", "author", "vocoder"})
            EXPECT_EQ(saved.at(key), first.at(key)) << file << " " << key;
        EXPECT_EQ(saved.at("precision"), "float16");
        EXPECT_TRUE(saved.at("notes").empty()) << saved.at("notes");
    }
    EXPECT_EQ(card(pth).at("container"), "PyTorch zip");
    EXPECT_EQ(card(safe).at("container"), "safetensors");
}

TEST_F(WithStarterPack, RecordingsThatAreNoneAreExitCode3AndTheOthersAreConverted)
{
    const Folder home;
    const fs::path good = writeWav(home / "gut ü.wav", hum);
    const fs::path text = writeFile(home / "text.wav", "These are words, not sound.\n");
    const Ended ended =
        koe(home, {"convert", text, good, "-o", home / "aus 声", "--voice", "kathleen", "--seed", "1"});
    EXPECT_EQ(ended.exitCode, 3) << ended.err;
    EXPECT_TRUE(contains(ended.err, "text.wav")) << ended.err;
    ASSERT_FALSE(ended.out.empty()) << ended.err;
    EXPECT_TRUE(fs::exists(ended.out.substr(0, ended.out.size() - 1))) << ended.out;
}

TEST_F(WithStarterPack, AFolderWithoutSpeechIsExitCode3)
{
    const Folder home;
    fs::create_directory(home / "empty");
    const Ended empty = koe(home, {"train", "leer", "--data", home / "empty"});
    EXPECT_EQ(empty.exitCode, 3) << empty.err;
    fs::create_directory(home / "words");
    writeFile(home / "words" / "a.wav", "These are words, not sound.\n");
    const Ended words = koe(home, {"train", "worte", "--data", home / "words"});
    EXPECT_EQ(words.exitCode, 3) << words.err;
    EXPECT_EQ(koe(home, {"train", "niemand", "--data", home / "nowhere"}).exitCode, 3);
}

} // namespace
} // namespace koe::test
