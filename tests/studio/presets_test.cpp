#include "studio/presets.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

namespace koe::studio {
namespace {

namespace fs = std::filesystem;

class Presets : public testing::Test
{
protected:
    Presets()
    {
        home.presets = folder.path() / "声 ñ 🎤 (1)" / "presets";
        fs::create_directories(home.presets);
    }
    fs::path write(const std::string& name, const std::string& text) const
    {
        writeTextFile(home.presets / name, text);
        return home.presets / name;
    }
    std::string refusal(const std::string& text)
    {
        convert::ConvertRequest request;
        try {
            applyPreset(home, write("bad.json", text), request);
        } catch (const InvalidInput& error) {
            return error.what();
        }
        ADD_FAILURE() << "was taken: " << text;
        return "";
    }

    TemporaryFolder folder;
    Home home;
};

TEST_F(Presets, AllSettingsComeBack)
{
    convert::ConvertRequest request;
    request.transposeSemitones = -3.5;
    request.unvoiced = "zero";
    request.indexRate = 0.25;
    request.seed = 18446744073709551615ull;
    request.stereo = "each";
    request.speaker = 4;
    request.pitchCurve = "/a/声.csv";
    request.voice = "not saved";
    const fs::path file = presetFile(home, "mein ü");
    EXPECT_EQ(file, home.presets / "mein ü.json");
    savePreset(file, request);
    convert::ConvertRequest read;
    read.xPad = 3.0; // the preset says that it is not set
    EXPECT_TRUE(applyPreset(home, file, read).empty());
    EXPECT_EQ(read.transposeSemitones, -3.5);
    EXPECT_EQ(read.unvoiced, "zero");
    EXPECT_EQ(read.indexRate, 0.25);
    EXPECT_EQ(read.seed, 18446744073709551615ull);
    EXPECT_EQ(read.stereo, "each");
    EXPECT_EQ(read.speaker, 4);
    EXPECT_EQ(read.pitchCurve, "/a/声.csv");
    EXPECT_EQ(read.voice, "");
    EXPECT_FALSE(read.xPad);
}

TEST_F(Presets, WhatIsNotNamedStaysAndWhatIsNotKnownIsSaid)
{
    convert::ConvertRequest request;
    request.protect = 0.1;
    const auto unknown = applyPreset(
        home, write("p.json", R"({"transpose": 2, "reverb": 1, "a\u001b[2J": {"x": [1]}})"), request);
    EXPECT_EQ(request.transposeSemitones, 2.0);
    EXPECT_EQ(request.protect, 0.1);
    EXPECT_EQ(unknown, (std::vector<std::string>{"a?[2J", "reverb"}));
}

TEST_F(Presets, WhatIsNoPresetIsRefused)
{
    for (const char* text : {"", "transpose: 3", "[1, 2]", "3", "{\"transpose\": 3", "{\"transpose\": NaN}",
                             "\xff\xfe{}", "{'transpose': 3}"})
        EXPECT_NE(refusal(text).find("bad.json"), std::string::npos);
    EXPECT_NE(refusal("{\"transpose\": \"up\"}").find("\"transpose\" must be a number"), std::string::npos);
    EXPECT_NE(refusal("{\"speaker\": 1.5}").find("whole number"), std::string::npos);
    EXPECT_NE(refusal("{\"speaker\": 99999999999}").find("whole number"), std::string::npos);
    EXPECT_NE(refusal("{\"seed\": -1}").find("whole number"), std::string::npos);
    EXPECT_NE(refusal("{\"index\": [\"a\"]}").find("text"), std::string::npos);
    EXPECT_NE(refusal("{\"content\": \"a\\u0000b\"}").find("text"), std::string::npos);
    EXPECT_NE(refusal("{\"transpose\": null}"), "");
    EXPECT_NE(refusal("{\"index\": \"" + std::string(5000, 'a') + "\"}"), "");
    EXPECT_NE(refusal(std::string(100'000, ' ') + "{}"), "");
    EXPECT_NE(refusal(std::string(30'000, '[')), "");
    // Deep values in settings that are not known do nothing, and take no stack.
    convert::ConvertRequest request;
    const std::string deep = "{\"x\": " + std::string(20'000, '[') + std::string(20'000, ']') + "}";
    EXPECT_EQ(applyPreset(home, write("deep.json", deep), request).size(), 1u);
    EXPECT_THROW(applyPreset(home, home.presets, request), InvalidInput);
    EXPECT_THROW(applyPreset(home, "/dev/zero", request), InvalidInput);
}

TEST_F(Presets, AMissingOneNamesThoseThatThereAre)
{
    write("warm.json", "{}");
    convert::ConvertRequest request;
    try {
        applyPreset(home, presetFile(home, "cold"), request);
        FAIL();
    } catch (const Missing& error) {
        EXPECT_NE(std::string(error.what()).find("warm"), std::string::npos) << error.what();
    }
}

TEST_F(Presets, AreNamesOrPaths)
{
    EXPECT_EQ(presetFile(home, "a"), home.presets / "a.json");
    EXPECT_EQ(presetFile(home, "a.json"), "a.json");
    EXPECT_EQ(presetFile(home, "./a"), "./a");
    EXPECT_THROW((void)presetFile(home, ""), UsageError);
    EXPECT_THROW((void)presetFile(home, ".."), UsageError);
    EXPECT_THROW((void)presetFile(home, std::string(300, 'a')), UsageError);
}

TEST_F(Presets, AVoiceHasItsOwn)
{
    write("anna.json", "{}");
    EXPECT_EQ(presetOfVoice(home, "anna"), home.presets / "anna.json");
    EXPECT_EQ(presetOfVoice(home, "/voices/anna.pth"), home.presets / "anna.json");
    EXPECT_EQ(presetOfVoice(home, "/voices/anna.safetensors"), home.presets / "anna.json");
    EXPECT_FALSE(presetOfVoice(home, "anna.k"));
    EXPECT_FALSE(presetOfVoice(home, "berta"));
}

} // namespace
} // namespace koe::studio
