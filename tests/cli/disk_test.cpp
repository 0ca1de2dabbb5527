// Verbs that write, on disks that are full or read-only and under names beyond ASCII: exit code, sentence,
// and nothing half.
#include "cli/run_program.h"
#include "support/small_disk.h"
#include "support/temporary_folder.h"
#include "voice/slim_voice.h"

#include <gtest/gtest.h>

namespace koe::test {
namespace {

namespace fs = std::filesystem;

class Disks : public testing::Test
{
protected:
    Disks()
    {
        fs::create_directories(home / "weights");
        voice::saveVoice(home / "weights/声 ñ 🎤 (1).pth", voice::slimVoice());
    }
    Ended koe(std::vector<std::string> arguments) const
    {
        return run({fs::path(KOE_FAKE_DIR) / "koe", std::move(arguments), {"KOE_HOME=" + home.string()}, {}});
    }
    /// Verbs that write a file onto the disk.
    std::vector<std::vector<std::string>> written() const
    {
        const std::string name = "声 ñ 🎤 (1)";
        return {{"voices", "export", name, "-o", place / "a.pth"},
                {"voices", "export", name, "-o", place / "a.safetensors"},
                {"voices", "merge", name, name, "-o", place / "b.pth"},
                {"voices", "pack", name, "-o", place / "c.zip"}};
    }
    /// Nothing is written there, and the sentence says which place it is.
    void expectRefused(const std::vector<std::string>& arguments, int exitCode, const char* says) const
    {
        const Ended ended = koe(arguments);
        EXPECT_EQ(ended.exitCode, exitCode) << ended.err;
        EXPECT_NE(ended.err.find(place.string()), std::string::npos) << ended.err;
        EXPECT_NE(ended.err.find(says), std::string::npos) << ended.err;
        for (const auto& entry : fs::recursive_directory_iterator(place))
            EXPECT_TRUE(entry.is_directory()) << entry.path();
    }

    TemporaryFolder folder;
    fs::path home = folder.path() / "声 ñ 🎤 (1)";
    fs::path place = folder.path() / "ß 🎤 disk";
};

TEST_F(Disks, VoicesAreSavedUnderAnyName)
{
    for (const char* name : {"声 ñ 🎤 (2).pth", "声 ñ 🎤 (2).safetensors"}) {
        const Ended ended = koe({"voices", "export", "声 ñ 🎤 (1)", "-o", home / name});
        EXPECT_EQ(ended.exitCode, 0) << ended.err;
        EXPECT_EQ(voice::loadCard(home / name).sampleRateHz, voice::slimVoice().config.sampleRateHz);
    }
}

TEST_F(Disks, FullOnesAreSaid)
{
    const SmallDisk disk(place, 4);
    if (!disk.mounted())
        GTEST_SKIP() << "no right to mount";
    for (const std::vector<std::string>& words : written())
        expectRefused(words, 4, "no room left");
    const std::string filler(4096, 'x');
    std::ofstream(place / "filler", std::ios::binary) << filler;
    const Ended ended =
        koe({"convert", "a.wav", "-o", "b.wav", "--voice", "v", "--save-preset", place / "preset.json"});
    EXPECT_EQ(ended.exitCode, 4) << ended.err;
    EXPECT_NE(ended.err.find("no room left"), std::string::npos) << ended.err;
    EXPECT_EQ(std::distance(fs::directory_iterator(place), {}), 1);
}

TEST_F(Disks, ReadOnlyOnesAreSaid)
{
    const SmallDisk disk(place);
    if (!disk.mounted())
        GTEST_SKIP() << "no right to mount";
    disk.makeReadOnly();
    for (const std::vector<std::string>& words : written())
        expectRefused(words, 3, "cannot be written");
    expectRefused({"convert", "a.wav", "-o", "b.wav", "--voice", "v", "--save-preset", place / "preset.json"},
                  3, "cannot be written");
}

} // namespace
} // namespace koe::test
