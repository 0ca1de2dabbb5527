// Every way in which a server can let one down, on loopback.
#include "assets/download.h"

#include "assets/get.h"
#include "assets/sha256.h"
#include "assets/test_server.h"
#include "assets/verify.h"
#include "core/error.h"
#include "support/small_disk.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace koe::assets {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

std::string someBytes(std::size_t count, unsigned seed)
{
    std::string bytes(count, '\0');
    std::mt19937 random(seed);
    for (char& c : bytes)
        c = static_cast<char>(random());
    return bytes;
}

std::string sumOf(const std::string& bytes)
{
    Sha256 sum;
    sum.add(std::as_bytes(std::span(bytes)));
    return sum.hex();
}

const std::string kContent = someBytes(300'000, 1);

class Downloads : public testing::Test
{
protected:
    Downloads()
    {
        // What the environment says of proxies and certificates must not reach these tests.
        for (const char* name : {"http_proxy", "https_proxy", "all_proxy", "ALL_PROXY", "HTTPS_PROXY"})
            ::unsetenv(name);
    }

    [[nodiscard]] DownloadRequest request(const std::string& url) const
    {
        return {url, target, kContent.size(), sumOf(kContent), /*stallSeconds=*/1, /*tries=*/3, 20ms};
    }
    [[nodiscard]] bool nothingBeside() const
    {
        return std::distance(fs::directory_iterator(target.parent_path()), fs::directory_iterator{}) == 1;
    }

    TemporaryFolder folder;
    fs::path target = folder.path() / "声 ñ 🎤 (1)" / "rmvpe" / "rmvpe.pt";
    fs::path part = target.string() + ".part";
};

TEST(Sha256, IsThatOfTheStandard)
{
    EXPECT_EQ(sumOf("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sumOf(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    const TemporaryFolder folder;
    EXPECT_EQ(sha256OfFile(folder.write("a", "abc"), {}), sumOf("abc"));
    EXPECT_THROW((void)sha256OfFile(folder.path() / "b", {}), InvalidInput);
}

TEST_F(Downloads, AGoodServerGivesTheFileAndNothingElseStays)
{
    const TestServer server([](const auto& asked, auto& answer) { serve(kContent, {}, asked, answer); });
    std::vector<double> fractions;
    const Job job({}, [&](double fraction, std::string_view) { fractions.push_back(fraction); });
    download(request(server.url("/rmvpe.pt")), job);
    EXPECT_EQ(fileBytes(target), kContent);
    EXPECT_TRUE(nothingBeside());
    ASSERT_FALSE(fractions.empty());
    EXPECT_TRUE(std::is_sorted(fractions.begin(), fractions.end()));
    EXPECT_EQ(fractions.back(), 1.0);
    EXPECT_EQ(server.requests().size(), 1U);
}

TEST_F(Downloads, ACutConnectionGoesOnWhereItWasCut)
{
    const TestServer server(
        [](const auto& asked, auto& answer) { serve(kContent, {.cutAfter = 70'000}, asked, answer); });
    download(request(server.url()), {});
    EXPECT_EQ(fileBytes(target), kContent);
    const auto asked = server.requests();
    ASSERT_EQ(asked.size(), 5U);
    EXPECT_EQ(asked[1].header("range"), "bytes=70000-");
    EXPECT_EQ(asked[1].header("if-range"), "\"one\"");
}

TEST_F(Downloads, AnotherRunGoesOnToo)
{
    const TestServer bad([](const auto& asked, auto& answer) {
        if (asked.rangeFrom())
            return answer.head(503, {"Content-Length: 0"});
        serve(kContent, {.cutAfter = 100'000}, asked, answer);
    });
    const std::string sentence = sentenceOf<Missing>([&] { download(request(bad.url()), {}); });
    EXPECT_NE(sentence.find("503"), std::string::npos) << sentence;
    EXPECT_NE(sentence.find("100 kB of 300 kB are here"), std::string::npos) << sentence;
    EXPECT_EQ(fs::file_size(part), 100'000U);
    EXPECT_FALSE(fs::exists(target));

    const TestServer good([](const auto& asked, auto& answer) { serve(kContent, {}, asked, answer); });
    download(request(good.url()), {});
    EXPECT_EQ(fileBytes(target), kContent);
    ASSERT_EQ(good.requests().size(), 1U);
    EXPECT_EQ(good.requests()[0].header("range"), "bytes=100000-");
    EXPECT_TRUE(nothingBeside());
}

TEST_F(Downloads, AServerThatIgnoresRangesStartsOver)
{
    std::atomic<int> count = 0;
    const TestServer server([&](const auto& asked, auto& answer) {
        Serving how{.ranges = false};
        if (count++ == 0)
            how.cutAfter = 50'000;
        serve(kContent, how, asked, answer);
    });
    download(request(server.url()), {});
    EXPECT_EQ(fileBytes(target), kContent);
    EXPECT_EQ(count, 2);
}

TEST_F(Downloads, AFileThatChangesBetweenResumesIsNotMixed)
{
    const std::string old = someBytes(kContent.size(), 2);
    for (const bool says : {true, false}) { // with a validator, and without any: then the checksum tells
        std::atomic<int> count = 0;
        const TestServer server([&](const auto& asked, auto& answer) {
            if (count++ == 0)
                return serve(old, {.etag = says ? "\"old\"" : "", .cutAfter = 120'000}, asked, answer);
            serve(kContent, {.etag = says ? "\"new\"" : ""}, asked, answer);
        });
        download(request(server.url()), {});
        EXPECT_EQ(fileBytes(target), kContent);
        EXPECT_EQ(count, says ? 2 : 3);
        fs::remove(target);
    }
}

TEST_F(Downloads, APartOfSomethingElseIsReplaced)
{
    fs::create_directories(target.parent_path());
    std::ofstream(part, std::ios::binary) << someBytes(400'000, 3); // longer than the file
    const TestServer server([](const auto& asked, auto& answer) { serve(kContent, {}, asked, answer); });
    download(request(server.url()), {});
    EXPECT_EQ(fileBytes(target), kContent);
    EXPECT_TRUE(nothingBeside());
}

TEST_F(Downloads, AWholePartIsOnlyChecked)
{
    fs::create_directories(target.parent_path());
    std::ofstream(part, std::ios::binary) << kContent;
    const TestServer server([](const auto&, auto& answer) { answer.head(500, {}); });
    download(request(server.url()), {});
    EXPECT_EQ(fileBytes(target), kContent);
    EXPECT_TRUE(server.requests().empty());
}

TEST_F(Downloads, AServerThatStallsIsLeftAndAskedAgain)
{
    std::atomic<int> count = 0;
    const TestServer server([&](const auto& asked, auto& answer) {
        Serving how;
        if (count++ == 0)
            how.stallAfter = 90'000;
        serve(kContent, how, asked, answer);
    });
    download(request(server.url()), {});
    EXPECT_EQ(fileBytes(target), kContent);
    EXPECT_EQ(count, 2);
}

TEST_F(Downloads, AServerThatStallsForEverIsSaid)
{
    const TestServer server([](const auto&, auto& answer) { answer.stall(); });
    DownloadRequest one = request(server.url());
    one.tries = 1;
    const std::string sentence = sentenceOf<Missing>([&] { download(one, {}); });
    EXPECT_NE(sentence.find("sent nothing for 1 seconds"), std::string::npos) << sentence;
    EXPECT_FALSE(fs::exists(part)) << "an empty part is of no use";
}

TEST_F(Downloads, AStopIsObeyedWithinASecondAndKeepsWhatCame)
{
    const TestServer server(
        [](const auto& asked, auto& answer) { serve(kContent, {.stallAfter = 90'000}, asked, answer); });
    DownloadRequest slow = request(server.url());
    slow.stallSeconds = 60;
    std::stop_source stop;
    const Job job(stop.get_token(), {});
    std::chrono::steady_clock::time_point asked;
    std::thread user([&] {
        while (!fs::exists(part) || fs::file_size(part) < 90'000)
            std::this_thread::sleep_for(5ms);
        asked = std::chrono::steady_clock::now();
        stop.request_stop();
    });
    EXPECT_THROW(download(slow, job), Cancelled);
    const auto took = std::chrono::steady_clock::now();
    user.join();
    EXPECT_LT(took - asked, 1s);
    EXPECT_EQ(fs::file_size(part), 90'000U);
}

TEST_F(Downloads, ALyingLengthIsFoundOut)
{
    // More than there is: the connection ends early, each time.
    const TestServer more([](const auto& asked, auto& answer) {
        serve(kContent, {.ranges = false, .cutAfter = 1000, .claimedLength = kContent.size()}, asked, answer);
    });
    EXPECT_NE(sentenceOf<Missing>([&] { download(request(more.url()), {}); }).find("cut the connection"),
              std::string::npos);
    fs::remove(part);
    // Less than there is: another file, as far as anyone can tell.
    const TestServer less(
        [](const auto& asked, auto& answer) { serve(kContent, {.claimedLength = 1000}, asked, answer); });
    const std::string sentence = sentenceOf<InvalidInput>([&] { download(request(less.url()), {}); });
    EXPECT_NE(sentence.find("1000 bytes"), std::string::npos) << sentence;
    EXPECT_NE(sentence.find("300000 bytes"), std::string::npos) << sentence;
    // A claim that no disk holds is refused before anything is written.
    const TestServer far([](const auto& asked, auto& answer) {
        serve(kContent, {.claimedLength = std::size_t{1} << 50}, asked, answer);
    });
    EXPECT_NE(sentenceOf<InvalidInput>([&] { download(request(far.url()), {}); }).find("differs"),
              std::string::npos);
    // No length at all is no lie.
    const TestServer none(
        [](const auto& asked, auto& answer) { serve(kContent, {.sayLength = false}, asked, answer); });
    download(request(none.url()), {});
    EXPECT_EQ(fileBytes(target), kContent);
}

TEST_F(Downloads, AFileThatDiffersIsKeptAsideWithBothSums)
{
    const std::string other = someBytes(kContent.size(), 4);
    const TestServer server([&](const auto& asked, auto& answer) { serve(other, {}, asked, answer); });
    const std::string sentence = sentenceOf<InvalidInput>([&] { download(request(server.url()), {}); });
    EXPECT_NE(sentence.find(sumOf(other)), std::string::npos) << sentence;
    EXPECT_NE(sentence.find(sumOf(kContent)), std::string::npos) << sentence;
    EXPECT_NE(sentence.find("differs from the list"), std::string::npos) << sentence;
    EXPECT_FALSE(fs::exists(target));
    EXPECT_EQ(fileBytes(target.string() + ".differs"), other);
    EXPECT_TRUE(nothingBeside());
}

TEST_F(Downloads, AWebPageIsSaidAndNotKept)
{
    const std::string page = "<!DOCTYPE html><html>Please log in" + std::string(5000, ' ') + "</html>";
    for (const char* type : {"text/html; charset=utf-8", "application/octet-stream"}) {
        const TestServer server(
            [&](const auto& asked, auto& answer) { serve(page, {.type = type}, asked, answer); });
        const std::string sentence = sentenceOf<Missing>([&] { download(request(server.url()), {}); });
        EXPECT_NE(sentence.find("a web page instead of rmvpe.pt"), std::string::npos) << sentence;
        EXPECT_FALSE(fs::exists(part));
        EXPECT_FALSE(fs::exists(target));
    }
    const TestServer pointer([&](const auto& asked, auto& answer) {
        serve("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n", {}, asked, answer);
    });
    EXPECT_NE(sentenceOf<Missing>([&] { download(request(pointer.url()), {}); }).find("Git LFS"),
              std::string::npos);
}

TEST_F(Downloads, RedirectionsAreFollowedButNotForEver)
{
    const TestServer store(
        [](const auto& asked, auto& answer) { serve(kContent, {.cutAfter = 200'000}, asked, answer); });
    const TestServer hub([&](const auto& asked, auto& answer) {
        answer.head(302, {"Location: " + (asked.path == "/round" ? "/round" : store.url("/x?signature=1")),
                          "ETag: \"of the hub\"", "Content-Length: 0"});
    });
    download(request(hub.url("/a")), {});
    EXPECT_EQ(fileBytes(target), kContent);
    EXPECT_EQ(store.requests()[1].header("if-range"), "\"one\"") << "the validator is the store's";
    fs::remove(target);
    EXPECT_NE(sentenceOf<Missing>([&] { download(request(hub.url("/round")), {}); }).find("without end"),
              std::string::npos);
    const TestServer unsafe([](const auto&, auto& answer) {
        answer.head(302, {"Location: file:///etc/passwd", "Content-Length: 0"});
    });
    EXPECT_NE(sentenceOf<Missing>([&] { download(request(unsafe.url()), {}); }).find("not safe"),
              std::string::npos);
}

TEST_F(Downloads, ErrorsThatPassAreTriedAgainOthersAreNot)
{
    std::atomic<int> count = 0;
    const TestServer busy([&](const auto& asked, auto& answer) {
        if (count++ < 2)
            return answer.head(count == 1 ? 429 : 500, {"Content-Length: 4"}), answer.send("busy");
        serve(kContent, {}, asked, answer);
    });
    download(request(busy.url()), {});
    EXPECT_EQ(count, 3);
    fs::remove(target);

    const TestServer gone([](const auto&, auto& answer) { answer.head(404, {"Content-Length: 0"}); });
    const std::string sentence = sentenceOf<Missing>([&] { download(request(gone.url()), {}); });
    EXPECT_NE(sentence.find("does not have the file (404)"), std::string::npos) << sentence;
    EXPECT_EQ(gone.requests().size(), 1U);

    std::string dead;
    {
        const TestServer ended([](const auto&, auto&) {});
        dead = ended.url();
    }
    EXPECT_NE(
        sentenceOf<Missing>([&] { download(request(dead), {}); }).find("cannot be reached (tried 3 times)"),
        std::string::npos);
    DownloadRequest file = request("file:///etc/passwd");
    EXPECT_THROW(download(file, {}), Missing);
}

TEST_F(Downloads, AProxyOfTheEnvironmentIsAsked)
{
    const TestServer proxy([](const auto& asked, auto& answer) { serve(kContent, {}, asked, answer); });
    ::setenv("http_proxy", proxy.url().c_str(), 1);
    ::unsetenv("no_proxy");
    ::unsetenv("NO_PROXY");
    download(request("http://hub.example/rmvpe.pt"), {});
    ::unsetenv("http_proxy");
    EXPECT_EQ(fileBytes(target), kContent);
    ASSERT_EQ(proxy.requests().size(), 1U);
    EXPECT_EQ(proxy.requests()[0].path, "http://hub.example/rmvpe.pt");
}

TEST_F(Downloads, TwoAtOnceAreOne)
{
    fs::create_directories(target.parent_path());
    const int other = ::open(part.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    ASSERT_EQ(::flock(other, LOCK_EX), 0);
    EXPECT_NE(
        sentenceOf<InvalidInput>([&] { download(request("http://127.0.0.1:9/"), {}); }).find("another koe"),
        std::string::npos);
    ::close(other);
}

TEST_F(Downloads, AFullDiskIsSaid)
{
    const TestServer server([](const auto& asked, auto& answer) { serve(kContent, {}, asked, answer); });
    const SmallDisk disk(target.parent_path());
    if (!disk.mounted())
        GTEST_SKIP() << "no right to mount";
    // Too small from the start.
    const std::string before = sentenceOf<Missing>([&] { download(request(server.url()), {}); });
    EXPECT_NE(before.find("300 kB are needed"), std::string::npos) << before;
    EXPECT_TRUE(server.requests().empty());
    // Filled by another in the meantime: the list's size deceives us about what is needed.
    DownloadRequest deceived = request(server.url());
    deceived.bytes = 1000;
    const std::string meanwhile = sentenceOf<Missing>([&] { download(deceived, {}); });
    EXPECT_NE(meanwhile.find("no room left"), std::string::npos) << meanwhile;
    EXPECT_GT(fs::file_size(part), 100'000U) << "what came is kept";
}

TEST_F(Downloads, AReadOnlyFolderIsSaid)
{
    const SmallDisk disk(target.parent_path());
    if (!disk.mounted())
        GTEST_SKIP() << "no right to mount";
    disk.makeReadOnly();
    EXPECT_NE(sentenceOf<InvalidInput>([&] {
                  download(request("http://127.0.0.1:9/"), {});
              }).find("cannot be written to"),
              std::string::npos);
}

/// A list of two small models.
class Gets : public Downloads
{
protected:
    Gets()
    {
        const auto file = [](const std::string& path, const std::string& bytes) {
            return AssetFile{path, bytes.size(), sumOf(bytes), "someone/models/resolve/main/" + path};
        };
        list.push_back({"folder",
                        Role::Encoder,
                        "a folder",
                        "MIT",
                        {"enc", "other"},
                        {file("enc/pytorch_model.bin", kContent), file("enc/config.json", config)}});
        list.push_back(
            {"one", Role::Pitch, "a file", "MIT", {"one/one.pt", "one.pt"}, {file("one/one.pt", one)}});
        for (const Asset& asset : list)
            pointers.push_back(&asset);
    }
    [[nodiscard]] TestServer::Handler hub() const
    {
        return [this](const TestServer::Request& asked, TestServer::Answer& answer) {
            for (const Asset& asset : list)
                for (const AssetFile& file : asset.files)
                    if (asked.path == "/mirror/" + file.origin)
                        return serve(file.bytes == config.size() ? config
                                     : file.bytes == one.size()  ? one
                                                                 : kContent,
                                     {}, asked, answer);
            answer.head(404, {"Content-Length: 0"});
        };
    }
    [[nodiscard]] GetRequest wish(const std::string& address) const
    {
        return {weights, address + "/mirror", pointers, false, 1};
    }

    std::string config = "{\"hidden\": 1}";
    std::string one = someBytes(5000, 7);
    std::vector<Asset> list;
    std::vector<const Asset*> pointers;
    fs::path weights = folder.path() / "声 ñ 🎤 (1)" / "weights";
};

TEST_F(Gets, BringsWhatIsMissingAndLeavesTheRest)
{
    const TestServer server(hub());
    std::vector<double> fractions;
    const Job job({}, [&](double fraction, std::string_view) { fractions.push_back(fraction); });
    const GetReport first = get(wish(server.url()), job);
    ASSERT_EQ(first.files.size(), 3U);
    EXPECT_TRUE(first.files[0].brought && first.files[1].brought && first.files[2].brought);
    EXPECT_EQ(fileBytes(weights / "enc" / "pytorch_model.bin"), kContent);
    EXPECT_EQ(fileBytes(weights / "enc" / "config.json"), config);
    EXPECT_TRUE(std::is_sorted(fractions.begin(), fractions.end()));
    EXPECT_EQ(server.requests().size(), 3U);

    const GetReport second = get(wish(server.url()), {});
    EXPECT_FALSE(second.files[0].brought || second.files[1].brought || second.files[2].brought);
    EXPECT_EQ(server.requests().size(), 3U) << "nothing was asked for again";

    for (const FileState& state : verify(weights, pointers, {}))
        EXPECT_EQ(state.where, Where::Here) << state.path;
}

TEST_F(Gets, WhatLiesInAnotherPlaceIsThere)
{
    fs::create_directories(weights);
    std::ofstream(weights / "one.pt", std::ios::binary) << one;
    const TestServer server(hub());
    const GetReport report = get(wish(server.url()), {});
    ASSERT_EQ(report.files.size(), 3U);
    EXPECT_EQ(report.files[0].path, weights / "one.pt"); // what is there comes first
    EXPECT_FALSE(report.files[0].brought);
}

TEST_F(Gets, AFileThatIsThereAndDiffersIsNeverOverwritten)
{
    fs::create_directories(weights / "one");
    const std::string mine = someBytes(one.size(), 8);
    std::ofstream(weights / "one" / "one.pt", std::ios::binary) << mine;
    const TestServer server(hub());
    const std::string sentence = sentenceOf<InvalidInput>([&] { (void)get(wish(server.url()), {}); });
    EXPECT_NE(sentence.find("differs from the list"), std::string::npos) << sentence;
    EXPECT_NE(sentence.find(sumOf(mine)), std::string::npos) << sentence;
    EXPECT_EQ(fileBytes(weights / "one" / "one.pt"), mine);
    EXPECT_TRUE(server.requests().empty());

    const auto states = verify(weights, pointers, {});
    EXPECT_EQ(states[0].where, Where::Absent);
    EXPECT_EQ(states[2].where, Where::Differs);
    EXPECT_EQ(states[2].sha256, sumOf(mine));
}

TEST_F(Gets, WhatWasKeptAsideIsTakenWhenTheUserSaysSo)
{
    const std::string other = someBytes(one.size(), 9);
    const TestServer server([&](const auto& asked, auto& answer) { serve(other, {}, asked, answer); });
    pointers = {&list[1]};
    EXPECT_THROW((void)get(wish(server.url()), {}), InvalidInput);
    EXPECT_FALSE(fs::exists(weights / "one" / "one.pt"));
    GetRequest request = wish(server.url());
    request.accept = true;
    const GetReport report = get(request, {});
    EXPECT_EQ(fileBytes(report.files[0].path), other);
    EXPECT_EQ(server.requests().size(), 1U);
    EXPECT_EQ(verify(weights, pointers, {})[0].where, Where::Differs) << "verify still says so";
}

TEST_F(Gets, TheHubIsChosenByOptionThenEnvironmentThenSettings)
{
    const Home home{weights, folder.path() / "logs", {}};
    ::unsetenv("KOE_MIRROR");
    ::unsetenv("HF_ENDPOINT");
    EXPECT_EQ(chooseHub("", home), "https://huggingface.co");
    fs::create_directories(weights);
    std::ofstream(weights.parent_path() / "settings.json") << R"({"mirror": "https://d.example/"})";
    EXPECT_EQ(chooseHub("", home), "https://d.example");
    ::setenv("HF_ENDPOINT", "https://c.example", 1);
    EXPECT_EQ(chooseHub("", home), "https://c.example");
    ::setenv("KOE_MIRROR", "https://b.example/models/", 1);
    EXPECT_EQ(chooseHub("", home), "https://b.example/models");
    EXPECT_EQ(chooseHub("http://a.example", home), "http://a.example");
    EXPECT_THROW((void)chooseHub("ftp://a.example", home), UsageError);
    ::unsetenv("KOE_MIRROR");
    ::unsetenv("HF_ENDPOINT");
    std::ofstream(weights.parent_path() / "settings.json") << "nonsense";
    EXPECT_NE(sentenceOf<InvalidInput>([&] { (void)chooseHub("", home); }).find("settings.json"),
              std::string::npos);
}

} // namespace
} // namespace koe::assets
