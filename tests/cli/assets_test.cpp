// koe assets as a user meets it: words, exit codes, streams, a server on loopback.
#include "assets/test_server.h"
#include "cli/run_program.h"
#include "voice/slim_voice.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

namespace koe::test {
namespace {

namespace fs = std::filesystem;
using assets::Serving;
using assets::TestServer;
using nlohmann::json;

class AssetsWords : public testing::Test
{
protected:
    [[nodiscard]] Ended koe(std::vector<std::string> words, std::function<void(int)> whenItSpeaks = {}) const
    {
        words.insert(words.begin(), "assets");
        return run({fs::path(KOE_FAKE_DIR) / "koe",
                    std::move(words),
                    {"KOE_HOME=" + folder.path().string(), "KOE_MIRROR", "HF_ENDPOINT", "http_proxy",
                     "https_proxy", "all_proxy", "ALL_PROXY", "HTTPS_PROXY"},
                    std::move(whenItSpeaks)});
    }
    [[nodiscard]] static bool contains(const std::string& text, const std::string& part)
    {
        return text.find(part) != std::string::npos;
    }
    fs::path weights() const { return folder.path() / "weights"; }

    Folder folder;
};

TEST_F(AssetsWords, ListSaysWhatThereIsAndWhatIsInstalled)
{
    fs::create_directories(weights() / "rmvpe");
    std::ofstream(weights() / "rmvpe" / "rmvpe.pt") << "not it";
    const Ended plain = koe({"list"});
    EXPECT_EQ(plain.exitCode, 0) << plain.err;
    EXPECT_TRUE(contains(plain.out, "contentvec"));
    EXPECT_TRUE(contains(plain.out, "181 MB"));

    const Ended asJson = koe({"list", "--json"});
    const json list = json::parse(asJson.out);
    ASSERT_TRUE(list.is_array());
    for (const json& asset : list)
        EXPECT_EQ(asset["state"], asset["name"] == "rmvpe" ? "differs" : "absent") << asset["name"];
}

TEST_F(AssetsWords, MistakesAreExitCode2)
{
    for (const auto& words : std::vector<std::vector<std::string>>{{},
                                                                   {"get"},
                                                                   {"get", "rmvp"},
                                                                   {"get", "rmvpe", "--mirror", "ftp://x"},
                                                                   {"import"},
                                                                   {"verify", "nothing"}}) {
        const Ended ended = koe(words);
        EXPECT_EQ(ended.exitCode, 2) << testing::PrintToString(words);
        EXPECT_FALSE(ended.err.empty());
    }
}

TEST_F(AssetsWords, AServerWithoutTheFileIsExitCode4)
{
    const TestServer server([](const auto&, auto& answer) { answer.head(404, {"Content-Length: 0"}); });
    const Ended ended = koe({"get", "rmvpe", "--mirror", server.url("/")});
    EXPECT_EQ(ended.exitCode, 4);
    EXPECT_TRUE(contains(ended.err, "does not have the file (404)")) << ended.err;
    ASSERT_EQ(server.requests().size(), 1U);
    EXPECT_EQ(server.requests()[0].path, "/lj1995/VoiceConversionWebUI/resolve/main/rmvpe.pt");
}

TEST_F(AssetsWords, AFileThatDiffersIsExitCode3AndUsedOnlyWhenAccepted)
{
    const TestServer server([](const auto& asked, auto& answer) {
        serve("these are not those weights", Serving{}, asked, answer);
    });
    const Ended differs = koe({"get", "crepe-tiny", "--mirror", server.url()});
    EXPECT_EQ(differs.exitCode, 3);
    EXPECT_TRUE(contains(differs.err, "differs from the list")) << differs.err;
    EXPECT_TRUE(contains(differs.err, "d4993eea36ed1a0ad9ac549c740dae5265b049ce72004f00c2f59e01c0be8432"));
    EXPECT_FALSE(fs::exists(weights() / "crepe" / "tiny.pth"));
    EXPECT_EQ(koe({"verify", "crepe-tiny"}).exitCode, 4) << "it is not there";

    EXPECT_EQ(koe({"get", "crepe-tiny", "--accept", "--mirror", server.url()}).exitCode, 0);
    EXPECT_TRUE(fs::exists(weights() / "crepe" / "tiny.pth"));
    const Ended verified = koe({"verify"});
    EXPECT_EQ(verified.exitCode, 3);
    EXPECT_TRUE(contains(verified.out, "differs from the list")) << verified.out;
}

TEST_F(AssetsWords, CtrlCStopsADownloadAtOnceAndKeepsIt)
{
    const TestServer server([](const auto& asked, auto& answer) {
        serve(std::string(500'000, 'x'), Serving{.stallAfter = 400'000}, asked, answer);
    });
    const fs::path part = weights() / "crepe" / "tiny.pth.part";
    std::chrono::steady_clock::time_point asked;
    const Ended ended = koe({"get", "crepe-tiny", "--mirror", server.url()}, [&](int pid) {
        for (int i = 0; i < 6000 && !fs::exists(part); i++)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        asked = std::chrono::steady_clock::now();
        ::kill(pid, SIGINT);
    });
    EXPECT_LT(std::chrono::steady_clock::now() - asked,
              std::chrono::seconds(10)) // a second on a machine that does nothing else
        << "long before the server's silence would have ended it";
    EXPECT_EQ(ended.exitCode, 130);
    EXPECT_TRUE(fs::exists(part));
}

TEST_F(AssetsWords, ImportShowsItsPlanAndWaitsForAYes)
{
    const fs::path source = folder.path() / "RVC";
    fs::create_directories(source);
    saveVoice(source / "mika.pth", voice::slimVoice());
    const Ended unasked = koe({"import", source});
    EXPECT_EQ(unasked.exitCode, 2);
    EXPECT_TRUE(contains(unasked.out, "mika.pth")) << unasked.out;
    EXPECT_TRUE(contains(unasked.err, "--yes")) << unasked.err;
    EXPECT_FALSE(fs::exists(weights() / "mika.pth"));
    EXPECT_EQ(koe({"import", source, "--dry-run"}).exitCode, 0);
    EXPECT_FALSE(fs::exists(weights() / "mika.pth"));

    const Ended taken = koe({"import", source, "--yes", "--json"});
    EXPECT_EQ(taken.exitCode, 0) << taken.err;
    const json report = json::parse(taken.out);
    EXPECT_EQ(report["done"], true);
    EXPECT_EQ(report["steps"][0]["do"], "take");
    EXPECT_TRUE(fs::exists(weights() / "mika.pth"));
    EXPECT_EQ(koe({"import", folder.path() / "nowhere"}).exitCode, 4);
}

} // namespace
} // namespace koe::test
