// What koe does before and around the engine: words, exit codes, streams, signals. The engine is a fake one.
#include "cli/run_program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <csignal>
#include <fstream>
#include <set>
#include <sstream>

namespace koe::test {
namespace {

using nlohmann::json;

const std::filesystem::path kKoe = std::filesystem::path(KOE_FAKE_DIR) / "koe";

Ended koe(std::vector<std::string> arguments, std::vector<std::string> environment = {})
{
    return run({kKoe, std::move(arguments), std::move(environment), {}});
}

std::vector<json> jsonLines(const std::string& text)
{
    std::vector<json> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        lines.push_back(json::parse(line, nullptr, false));
        EXPECT_TRUE(lines.back().is_object()) << line;
    }
    return lines;
}

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

TEST(Words, HelpAndVersionAreNoMistakes)
{
    for (const char* word : {"--help", "--version"}) {
        const Ended ended = koe({word});
        EXPECT_EQ(ended.exitCode, 0);
        EXPECT_FALSE(ended.out.empty());
        EXPECT_TRUE(ended.err.empty()) << ended.err;
    }
    EXPECT_EQ(koe({"convert", "--help"}).exitCode, 0);
}

TEST(Words, MistakesAreExitCode2AndASentence)
{
    const std::vector<std::vector<std::string>> mistakes{
        {},
        {"sing"},
        {"convert"},
        {"convert", "a.wav", "-o", "b.wav"},
        {"convert", "a.wav", "-o", "b.wav", "--voice", "v", "--loud"},
        {"convert", "a.wav", "-o", "b.wav", "--voice", "v", "--transpose", "1,5"},
        {"convert", "a.wav", "-o", "b.wav", "--voice", "v", "--transpose", "nan"},
        {"convert", "a.wav", "-o", "b.wav", "--voice", "v", "--index-rate", "1.5"},
        {"convert", "a.wav", "-o", "b.wav", "--voice", "v", "--device", "cuda:x"},
        {"convert", "a.wav", "-o", "b.wav", "--voice", "v", "--pitch", "ear"},
        {"convert", "a.wav", "-o", "b.wav", "--voice", "v", "--unvoiced", "silent"},
        {"convert", "a.wav", "-o", "b.wav", "--voice", "v", "--memory", "much"},
        {"convert", "a.wav", "-o", "b.wav", "--voice", "v", "--memory", "0"},
        {"train", "v", "--epochs", "0"},
        {"train", "v", "--epochs", "99999999999999999999"},
        {"train", "v", "--sample-rate", "44k"},
        {"train", "v", "--base", "one.pth"},
        {"voices"},
    };
    for (const auto& words : mistakes) {
        const Ended ended = koe(words);
        EXPECT_EQ(ended.exitCode, 2) << ::testing::PrintToString(words);
        EXPECT_TRUE(ended.out.empty()) << ended.out;
        EXPECT_FALSE(ended.err.empty());
    }
}

TEST(Words, EveryConvertOptionArrives)
{
    const Ended ended = koe({"convert",
                             "a.wav",
                             "-o",
                             "b.wav",
                             "--voice",
                             "v",
                             "--index",
                             "none",
                             "--transpose",
                             "+3.5",
                             "--pitch",
                             "pm",
                             "--pitch-curve",
                             "c.csv",
                             "--index-rate",
                             "0.25",
                             "--protect",
                             "0.5",
                             "--rms-mix",
                             "1",
                             "--resample",
                             "16000",
                             "--format",
                             "wav24",
                             "--formant",
                             "-1.5",
                             "--autotune",
                             "A:minor",
                             "--autotune-strength",
                             "0.5",
                             "--clean",
                             "0.75",
                             "--loudness-match",
                             "--peak-limit",
                             "-2",
                             "--speaker",
                             "4",
                             "--content",
                             "enc",
                             "--pitch-model",
                             "m.pt",
                             "--filter-radius",
                             "5",
                             "--repair-octaves",
                             "--pitch-out",
                             "o.csv",
                             "--device",
                             "cuda:1",
                             "--noise",
                             "0",
                             "--seed",
                             "18446744073709551615",
                             "--x-pad",
                             "1",
                             "--x-query",
                             "6",
                             "--x-center",
                             "38",
                             "--x-max",
                             "41",
                             "--unvoiced",
                             "original",
                             "--stereo",
                             "mid",
                             "--auto-transpose",
                             "octave",
                             "--memory",
                             "1.5G",
                             "--overwrite"});
    EXPECT_EQ(ended.exitCode, 0) << ended.err;
    for (const char* field : {"voice=v\n",
                              "index=none\n",
                              "transpose=3.5\n",
                              "pitch=pm\n",
                              "curve=c.csv\n",
                              "index-rate=0.25\n",
                              "protect=0.5\n",
                              "rms=1\n",
                              "format=wav24\n",
                              "formant=-1.5\n",
                              "autotune=A:minor,0.5\n",
                              "clean=0.75\n",
                              "match=yes\n",
                              "peak=-2\n",
                              "resample=16000\n",
                              "speaker=4\n",
                              "content=enc\n",
                              "model=m.pt\n",
                              "radius=5\n",
                              "octaves=repaired\n",
                              "curve-out=o.csv\n",
                              "device=cuda:1\n",
                              "noise=0\n",
                              "seed=18446744073709551615\n",
                              "x=1,6,38,41\n",
                              "unvoiced=original\n",
                              "stereo=mid\n",
                              "auto=octave\n",
                              "memory=1500000000\n",
                              "overwrite=yes\n"})
        EXPECT_TRUE(contains(ended.err, field)) << field << ended.err;
    EXPECT_EQ(ended.out, "b.wav\n"); // results, and nothing else, on stdout
}

/// The names of all options in a help text.
std::set<std::string> optionsIn(const std::string& help)
{
    std::set<std::string> names;
    for (std::size_t at = help.find("--"); at != help.npos; at = help.find("--", at + 2))
        if (at > 0 && (help[at - 1] == ' ' || help[at - 1] == ','))
            names.insert(help.substr(at + 2, help.find_first_of(" ,\n", at) - at - 2));
    return names;
}

TEST(Words, EverySettingOfAConversionIsInAPreset)
{
    const Folder home;
    const std::vector<std::string> environment{"KOE_HOME=" + home.path().string()};
    ASSERT_EQ(koe({"convert", "a.wav", "-o", "b.wav", "--voice", "v", "--save-preset", "all"}, environment)
                  .exitCode,
              0);
    std::ifstream in(home / "presets" / "all.json");
    const json saved = json::parse(in);
    std::set<std::string> names{"help",   "output",      "voice",  "device",   "json", "overwrite",
                                "preset", "save-preset", "memory", "pitch-out"}; // no settings of the sound
    for (const auto& [name, value] : saved.items())
        EXPECT_TRUE(names.insert(name).second) << name;
    EXPECT_EQ(names, optionsIn(koe({"convert", "--help"}).out));
}

TEST(Words, PresetsApplyUnderTheCommandLine)
{
    const Folder home;
    const auto convert = [&](std::vector<std::string> words) {
        std::vector<std::string> all{"convert", "a.wav", "-o", "b.wav", "--voice", "v"};
        all.insert(all.end(), words.begin(), words.end());
        return koe(all, {"KOE_HOME=" + home.path().string()});
    };
    EXPECT_EQ(convert({"--transpose", "3", "--protect", "0.1", "--save-preset", "warm"}).exitCode, 0);
    const Ended both = convert({"--preset", "warm", "--protect", "0.2"});
    EXPECT_TRUE(contains(both.err, "transpose=3\n")) << both.err;
    EXPECT_TRUE(contains(both.err, "protect=0.2\n")) << both.err;
    // A file may be anywhere; what it says and we do not know is said.
    std::ofstream(home / "shared.json") << R"({"transpose": 4, "sparkle": 1})";
    const Ended shared = convert({"--preset", home / "shared.json"});
    EXPECT_TRUE(contains(shared.err, "transpose=4\n")) << shared.err;
    EXPECT_TRUE(contains(shared.err, "\"sparkle\"")) << shared.err;
    // The voice's own is applied unasked, and can be left out.
    std::ofstream(home / "presets" / "v.json") << R"({"transpose": 5})";
    EXPECT_TRUE(contains(convert({}).err, "transpose=5\n"));
    EXPECT_TRUE(contains(convert({"--preset", "none"}).err, "transpose=0\n"));
    EXPECT_TRUE(contains(convert({"--preset", "warm"}).err, "transpose=3\n"));
    EXPECT_TRUE(contains(convert({"--transpose", "1"}).err, "transpose=1\n"));
    const Ended missing = convert({"--preset", "cold"});
    EXPECT_EQ(missing.exitCode, 4);
    EXPECT_TRUE(contains(missing.err, "warm")) << missing.err;
    std::ofstream(home / "bad.json") << "{";
    const Ended bad = convert({"--preset", home / "bad.json", "--json"});
    EXPECT_EQ(bad.exitCode, 3);
    EXPECT_EQ(jsonLines(bad.out).back().at("event"), "error");
}

TEST(Words, EveryTrainOptionReachesTheChild)
{
    const Ended ended = koe({"train",
                             "--data",
                             "/d ä",
                             "--sample-rate",
                             "48k",
                             "--version",
                             "v1",
                             "--epochs",
                             "7",
                             "--batch",
                             "3",
                             "--save-every",
                             "2",
                             "--base",
                             "g.pth,d.pth",
                             "--device",
                             "cpu",
                             "--jobs",
                             "2",
                             "--seed",
                             "9",
                             "--pitch",
                             "pm",
                             "--pitch-model",
                             "m",
                             "--filter-radius",
                             "4",
                             "--repair-octaves",
                             "--content",
                             "e",
                             "--no-f0",
                             "--latest-only",
                             "--model-config",
                             "c.json",
                             "--minutes",
                             "5",
                             "--",
                             "-声 1"},
                            {"KOE_HOME=/h ü"});
    EXPECT_EQ(ended.exitCode, 0) << ended.err;
    for (const char* field :
         {"name=-声 1\n",    "data=/d ä\n",        "rate=48000\n", "version=v1\n",       "f0=no\n",
          "epochs=7\n",      "batch=3\n",          "save=2\n",     "base=g.pth,d.pth\n", "config=c.json\n",
          "device=cpu\n",    "jobs=2\n",           "seed=9\n",     "pitch=pm\n",         "pitch-model=m\n",
          "radius=4\n",      "octaves=repaired\n", "content=e\n",  "latest=yes\n",       "minutes=5\n",
          "home=/h ü/logs\n"})
        EXPECT_TRUE(contains(ended.err, field)) << field << ended.err;
    EXPECT_EQ(ended.out, "voice.pth\nvoice.index\n");
}

TEST(Words, PitchIsALineForEachFrame)
{
    const Ended one = koe({"pitch", "a.wav", "--pitch", "harvest"});
    EXPECT_EQ(one.exitCode, 0) << one.err;
    EXPECT_EQ(one.out, "0,0\n0.01,220.5\n");
    const Ended several = koe({"pitch", "a.wav", "broken.wav", "-o", "out"});
    EXPECT_EQ(several.exitCode, 3);
    EXPECT_EQ(several.out, "out\n");
    EXPECT_TRUE(contains(several.err, "broken.wav is no sound."));
    EXPECT_EQ(koe({"pitch", "a.wav", "b.wav"}).exitCode, 2); // whose line would be whose?
    EXPECT_EQ(koe({"pitch", "a.wav", "--pitch", "ear"}).exitCode, 2);
    const json report = jsonLines(koe({"pitch", "a.wav", "--json"}).out).at(0);
    EXPECT_EQ(report.at("files").at(0).at("hz").size(), 2U);
}

TEST(Words, NumbersHaveADotWhateverTheLocale)
{
    const std::vector<std::string> german{"LC_ALL=de_DE.UTF-8", "LANG=de_DE.UTF-8"};
    const Ended ended =
        koe({"convert", "a.wav", "-o", "b.wav", "--voice", "v", "--index-rate", "0.5", "--json"}, german);
    EXPECT_EQ(ended.exitCode, 0) << ended.err;
    EXPECT_TRUE(contains(ended.out, "index-rate=0.5")) << ended.out;
    EXPECT_TRUE(contains(ended.out, "\"elapsed_seconds\":0.5")) << ended.out;
    EXPECT_TRUE(contains(koe({"devices"}, german).out, "8.0 GB"));
}

TEST(Outcomes, EachKindHasItsCodeInBothVerbs)
{
    const std::vector<std::pair<std::string, int>> kinds{
        {"bad-input", 3}, {"missing", 4}, {"no-memory", 4}, {"unknown", 1}};
    for (const auto& [kind, code] : kinds) {
        const Ended converted = koe({"convert", "a.wav", "-o", "b.wav", "--voice", kind});
        EXPECT_EQ(converted.exitCode, code) << kind;
        EXPECT_FALSE(converted.err.empty());
        const Ended trained = koe({"train", kind});
        EXPECT_EQ(trained.exitCode, code) << kind << trained.err;
        const Ended inJson = koe({"train", kind, "--json"});
        EXPECT_EQ(inJson.exitCode, code) << kind;
        const json last = jsonLines(inJson.out).back();
        EXPECT_EQ(last.at("event"), "error");
        EXPECT_EQ(last.at("exit_code"), code);
        EXPECT_FALSE(last.at("message").get<std::string>().empty());
    }
}

TEST(Outcomes, ACrashOfTheChildIsASentence)
{
    const Ended killed = koe({"train", "killed"});
    EXPECT_EQ(killed.exitCode, 1);
    EXPECT_TRUE(contains(killed.err, "ended unexpectedly (signal 9, perhaps out of memory)")) << killed.err;
    EXPECT_TRUE(contains(koe({"train", "aborted"}).err, "ended unexpectedly (signal 6)"));
}

TEST(Outcomes, AFileThatFailsDoesNotHideTheOthers)
{
    const Ended ended = koe({"convert", "a.wav", "broken.wav", "-o", "out", "--voice", "v"});
    EXPECT_EQ(ended.exitCode, 3);
    EXPECT_EQ(ended.out, "out\n");
    EXPECT_TRUE(contains(ended.err, "broken.wav is no sound."));
    const Ended inJson = koe({"convert", "a.wav", "broken.wav", "-o", "out", "--voice", "v", "--json"});
    const json done = jsonLines(inJson.out).back();
    EXPECT_EQ(done.at("event"), "done");
    EXPECT_EQ(done.at("exit_code"), 3);
    EXPECT_EQ(done.at("files").size(), 2U);
    EXPECT_TRUE(inJson.err.empty()) << inJson.err;
}

TEST(Outcomes, AnEngineThatIsNotThereIsMissing)
{
    const Folder folder;
    std::filesystem::copy(kKoe, folder / "koe");
    const Ended ended = run({folder / "koe", {"devices"}, {}, {}});
    EXPECT_EQ(ended.exitCode, 4);
    EXPECT_TRUE(contains(ended.err, "engine is missing")) << ended.err;
}

TEST(Dataset, ChecksAndLeavesOut)
{
    const Folder folder;
    std::ofstream(folder / "a.wav") << "x";
    std::ofstream(folder / "b.wav") << "x";
    const std::string data = folder.path().string();
    const Ended checked = koe({"dataset", "check", data, "--json", "--jobs", "3"});
    ASSERT_EQ(checked.exitCode, 0) << checked.err;
    const json report = json::parse(checked.out);
    EXPECT_EQ(report.at("verdict"), "pretended");
    EXPECT_EQ(report.at("warnings"), (json{"data=" + data, "jobs=3"}));
    EXPECT_EQ(report.at("findings").at(0).at("trouble"), "clipping");
    EXPECT_EQ(report.at("findings").at(0).at("suggestion"), "drop");
    EXPECT_TRUE(report.at("files").at(0).at("noise_db").is_null());
    EXPECT_FALSE(std::filesystem::exists(folder / "koe-dataset.json"));

    const auto leftOut = [&] {
        std::ifstream in(folder / "koe-dataset.json");
        return in ? json::parse(in).at("left_out") : json::array();
    };
    EXPECT_EQ(koe({"dataset", "check", data, "--drop"}).exitCode, 0);
    EXPECT_EQ(leftOut(), json{"a.wav"});
    EXPECT_EQ(koe({"dataset", "drop", data, "b.wav"}).exitCode, 0);
    EXPECT_EQ(leftOut(), (json{"a.wav", "b.wav"}));
    EXPECT_EQ(koe({"dataset", "keep", data, "a.wav", "./b.wav"}).exitCode, 0);
    EXPECT_FALSE(std::filesystem::exists(folder / "koe-dataset.json"));
    const Ended unknown = koe({"dataset", "drop", data, "c.wav"});
    EXPECT_EQ(unknown.exitCode, 3);
    EXPECT_TRUE(contains(unknown.err, "c.wav")) << unknown.err;
}

TEST(Identify, SaysWhatFilesAreAndEndsWith3WhenOneIsOfNoUse)
{
    const Folder folder;
    const auto write = [&](const char* name, const std::string& content) {
        std::ofstream(folder / name, std::ios::binary) << content;
        return (folder / name).string();
    };
    const std::string text = write("声 ñ 🎤 (1).pth", "hello"),
                      page = write("voice.pth", "<!DOCTYPE html><html>");
    const std::string sound = write("sound", "fLaC....");
    const Ended fine = koe({"identify", text, sound});
    EXPECT_EQ(fine.exitCode, 0) << fine.err;
    EXPECT_TRUE(contains(fine.out, text + " is a text file.\n")) << fine.out;
    EXPECT_TRUE(contains(fine.out, "a sound file (FLAC), 44100 Hz, 2 channels, 2.500 s.")) << fine.out;

    const Ended bad = koe({"identify", "--json", page, write("bad-input", "fLaC...."), text});
    EXPECT_EQ(bad.exitCode, 3);
    const auto lines = jsonLines(bad.out);
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0].at("kind"), "web-page");
    EXPECT_EQ(lines[0].at("recognised"), false);
    EXPECT_EQ(lines[0].at("file"), page);
    EXPECT_EQ(lines[1].at("kind"), "damaged");
    EXPECT_TRUE(contains(lines[1].at("sentence"), "There is no speech in it"));
    EXPECT_EQ(lines[2].at("recognised"), true);
    EXPECT_EQ(koe({"identify", page + ".absent"}).exitCode, 3);
    EXPECT_EQ(koe({"identify"}).exitCode, 2);
}

TEST(Signals, ConvertStops)
{
    for (const int number : {SIGINT, SIGTERM}) {
        const Ended ended =
            run({kKoe, {"convert", "a.wav", "-o", "b.wav", "--voice", "slow"}, {}, [number](int pid) {
                     ::kill(pid, number);
                 }});
        EXPECT_EQ(ended.exitCode, 130);
        EXPECT_TRUE(ended.out.empty()) << ended.out;
    }
}

TEST(Signals, TrainStopsAndKeepsWhatThereIs)
{
    const Ended ended = run({kKoe, {"train", "slow"}, {}, [](int pid) { ::kill(pid, SIGINT); }});
    EXPECT_EQ(ended.exitCode, 130) << ended.err;
    EXPECT_EQ(ended.out, "voice.pth\nvoice.index\n");
    EXPECT_TRUE(contains(ended.err, "run the same command again")) << ended.err;
}

TEST(Signals, TrainInJsonStops)
{
    const Ended ended = run({kKoe, {"train", "slow", "--json"}, {}, [](int pid) { ::kill(pid, SIGINT); }});
    EXPECT_EQ(ended.exitCode, 130);
    const auto lines = jsonLines(ended.out);
    EXPECT_EQ(lines.back().at("event"), "done");
    EXPECT_EQ(lines.back().at("stopped"), true);
}

TEST(Engine, FindsOpenMpThreadsThatSleep)
{
    EXPECT_TRUE(contains(koe({"devices"}, {"OMP_WAIT_POLICY"}).err, "passive"));
    EXPECT_TRUE(
        contains(koe({"devices"}, {"OMP_WAIT_POLICY=active"}).err, "active")); // the user's word counts
}

} // namespace
} // namespace koe::test
