#include "core/error.h"
#include "studio/datasets.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

namespace koe::studio {
namespace fs = std::filesystem;
namespace {

class Datasets : public testing::Test
{
protected:
    Datasets()
    {
        home.weights = folder.path() / "home" / "weights";
        fs::create_directories(folder.path() / "in");
    }
    fs::path in(const std::string& name, const std::string& content)
    {
        return folder.write("in/" + name, content);
    }

    TemporaryFolder folder;
    Home home;
};

TEST_F(Datasets, AreFoldersUnderAName)
{
    EXPECT_TRUE(datasetFolders(home).empty());
    const fs::path mika = makeDataset(home, "Mika 声");
    EXPECT_EQ(mika, folder.path() / "home" / "datasets" / "Mika 声");
    makeDataset(home, "Ada");
    EXPECT_EQ(datasetFolders(home), (std::vector{mika.parent_path() / "Ada", mika}));
    EXPECT_NE(sentenceOf<UsageError>([&] { makeDataset(home, "Ada"); }).find("already"), std::string::npos);
    for (const char* name : {"", ".", "..", "a/b", "a|b", ".hidden"})
        EXPECT_THROW(makeDataset(home, name), UsageError) << name;
}

TEST_F(Datasets, TakeCopiesUnderNamesThatAreFree)
{
    const fs::path set = makeDataset(home, "Mika");
    const fs::path a = in("a.wav", "one");
    EXPECT_EQ(addRecordings(set, {a}, {}), std::vector<std::string>{"a.wav"});
    EXPECT_TRUE(addRecordings(set, {a}, {}).empty()) << "it is there already";
    in("a.wav", "two");
    EXPECT_EQ(addRecordings(set, {a}, {}), std::vector<std::string>{"a 2.wav"});
    EXPECT_EQ(fileBytes(set / "a.wav"), "one");
    EXPECT_EQ(fileBytes(set / "a 2.wav"), "two");
    fs::create_directories(folder.path() / "in" / "below");
    in("below/b.wav", std::string(3 << 20, 'x'));
    in(".hidden", "x");
    fs::create_directory_symlink(folder.path() / "in", folder.path() / "in" / "below" / "circle");
    double last = 0.0;
    const Job job({}, [&](double fraction, std::string_view) { last = fraction; });
    EXPECT_EQ(addRecordings(set, {folder.path() / "in"}, job), std::vector<std::string>{"b.wav"});
    EXPECT_EQ(last, 1.0);
    EXPECT_EQ(fs::file_size(set / "b.wav"), 3u << 20);
}

TEST_F(Datasets, SayWhatCannotBeCopiedAndStop)
{
    const fs::path set = makeDataset(home, "Mika");
    EXPECT_NE(sentenceOf<InvalidInput>([&] {
                  (void)addRecordings(set, {folder.path() / "absent.wav"}, {});
              }).find("absent.wav"),
              std::string::npos);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW((void)addRecordings(set, {in("a.wav", "one")}, Job(stop.get_token(), {})), Cancelled);
    EXPECT_TRUE(fs::is_empty(set));
}

} // namespace
} // namespace koe::studio
