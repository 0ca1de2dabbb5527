// koe voices and koe experiments as a user meets them: a voice's way from checkpoint to package and into the
// bin.
#include "cli/run_program.h"
#include "tensorfile/pth.h"
#include "voice/slim_voice.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace koe::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using tensorfile::Value;

class VoicesWords : public testing::Test
{
protected:
    [[nodiscard]] Ended koe(std::vector<std::string> words) const
    {
        return run({fs::path(KOE_FAKE_DIR) / "koe",
                    std::move(words),
                    {"KOE_HOME=" + home.path().string(), "XDG_DATA_HOME=" + (home / "data").string()},
                    {}});
    }
    /// The path that a verb that went well prints last.
    [[nodiscard]] fs::path made(std::vector<std::string> words) const
    {
        const Ended ended = koe(std::move(words));
        EXPECT_EQ(ended.exitCode, 0) << ended.err;
        const std::string out = ended.out.substr(0, ended.out.find_last_not_of('\n') + 1);
        return out.substr(out.rfind('\n') + 1);
    }
    void checkpoint(const std::string& name, int speakers) const
    {
        voice::Voice made = voice::slimVoice();
        Value::Dict model;
        for (const auto& [key, tensor] : made.weights)
            model.items.emplace_back(key, tensor);
        fs::create_directories((home / name).parent_path());
        tensorfile::writePth(home / name, Value::Dict{{{"model", model}, {"iteration", speakers}}, false});
    }

    Folder home;
    fs::path weights = home / "weights";
};

TEST_F(VoicesWords, AVoiceGoesItsWay)
{
    checkpoint("logs/mika/G_40.pth", 3);
    std::ofstream(home / "logs/mika/train.log") << "t\tmika\tINFO\t{}\n";
    const json list = json::parse(koe({"experiments", "list", "--json"}).out);
    ASSERT_EQ(list.size(), 1u);
    EXPECT_EQ(list[0]["name"], "mika");
    EXPECT_EQ(list[0]["sample_rate"], 32000);
    EXPECT_EQ(list[0]["epoch"], 3);
    EXPECT_EQ(list[0]["step"], 40);
    EXPECT_NE(koe({"experiments", "list"}).out.find("epoch 3, step 40"), std::string::npos);

    const std::string file = home / "logs/mika/G_40.pth";
    EXPECT_EQ(made({"voices", "extract", file}), weights / "mika_e3_s40.pth");
    EXPECT_EQ(
        made({"voices", "extract", file, "-o", "anna", "--note", "mine", "--author", "me", "--f0", "1"}),
        weights / "anna.pth");
    EXPECT_EQ(koe({"voices", "extract", file, "-o", "anna"}).exitCode, 2); // it is there
    EXPECT_EQ(koe({"voices", "extract", file, "-o", "no", "--version", "v1"}).exitCode, 2);
    EXPECT_EQ(koe({"voices", "extract", file, "-o", "no", "--f0", "perhaps"}).exitCode, 2);

    EXPECT_EQ(made({"voices", "merge", "anna", "mika_e3_s40", "--weight", "0.25", "-o", "both"}),
              weights / "both.pth");
    EXPECT_EQ(koe({"voices", "merge", "anna", "both", "--weight", "2", "-o", "no"}).exitCode, 2);
    const auto card = [&](const std::string& name) {
        return json::parse(koe({"voices", "info", name, "--json"}).out);
    };
    EXPECT_EQ(card("both")["info"], "0.25 × anna + 0.75 × mika_e3_s40");
    EXPECT_EQ(card("anna")["info"], "mine");
    EXPECT_EQ(card("anna")["author"], "me");
    EXPECT_EQ(card("anna")["bytes"], fs::file_size(weights / "anna.pth"));

    EXPECT_EQ(koe({"voices", "note", "both", "half of each"}).exitCode, 0);
    EXPECT_EQ(card("both")["info"], "half of each");
    EXPECT_EQ(koe({"voices", "note", "both"}).exitCode, 2);
    EXPECT_EQ(made({"voices", "rename", "both", "zoe"}), weights / "zoe.pth");
    EXPECT_EQ(koe({"voices", "rename", "zoe", "anna"}).exitCode, 2);
    EXPECT_EQ(made({"voices", "export", "zoe", "-o", home / "zoe.safetensors"}), home / "zoe.safetensors");

    const std::string package = home / "zoe.zip";
    const Ended packed = koe({"voices", "pack", "zoe", "-o", package});
    EXPECT_EQ(packed.out, package + "\n") << packed.err;
    EXPECT_NE(packed.err.find("No index was found for zoe"), std::string::npos);
    EXPECT_NE(packed.err.find("README.txt"), std::string::npos);
    EXPECT_EQ(made({"voices", "open", package, "--as", "copy"}), weights / "copy.pth");
    EXPECT_EQ(card("copy")["info"], "half of each");
    EXPECT_EQ(koe({"voices", "open", package, "--as", "anna"}).exitCode, 2);

    EXPECT_EQ(made({"voices", "delete", "zoe"}), home / "data/Trash/files/zoe.pth");
    EXPECT_FALSE(fs::exists(weights / "zoe.pth"));
    EXPECT_EQ(koe({"voices", "delete", "zoe"}).exitCode, 4);
    EXPECT_EQ(made({"experiments", "delete", "mika"}), home / "data/Trash/files/mika");
    EXPECT_EQ(koe({"experiments", "delete", "mika"}).exitCode, 4);
    EXPECT_NE(koe({"experiments", "list"}).err.find("no experiments yet"), std::string::npos);
}

} // namespace
} // namespace koe::test
