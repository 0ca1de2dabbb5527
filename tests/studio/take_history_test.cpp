#include "studio/take_history.h"

#include "core/error.h"
#include "studio/presets.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

namespace koe::studio {
namespace {

namespace fs = std::filesystem;

class Takes : public testing::Test
{
protected:
    std::int64_t add(TakeHistory& history, const std::string& input, const std::string& output)
    {
        return history.add({0, input, folder.write(output, "sound"), "{}", 1.5, 1'700'000'000, false});
    }
    TemporaryFolder folder;
    fs::path file = folder.path() / "声" / "takes.json";
};

TEST_F(Takes, AreThereAgainAfterAnEnd)
{
    std::int64_t second = 0;
    {
        TakeHistory history(file);
        add(history, "a.wav", "a (Mika).wav");
        second = add(history, "a.wav", "a (Mika 2).wav");
        add(history, "b.wav", "b (Mika).wav");
        history.star(second, true);
    }
    TakeHistory history(file);
    const std::vector<Take> takes = history.of("a.wav");
    ASSERT_EQ(takes.size(), 2U);
    EXPECT_EQ(takes[0].output.filename(), "a (Mika).wav");
    EXPECT_EQ(takes[1].id, second);
    EXPECT_TRUE(takes[1].isStarred);
    EXPECT_DOUBLE_EQ(takes[1].seconds, 1.5);
    history.star(takes[0].id, true); // one star for each recording
    EXPECT_FALSE(history.find(second)->isStarred);
    EXPECT_GT(add(history, "b.wav", "b (Mika 2).wav"), second);
    history.forget(second);
    EXPECT_EQ(history.find(second), nullptr);
    fs::remove(takes[0].output); // results that were moved away are not offered
    EXPECT_TRUE(history.of("a.wav").empty());
    EXPECT_EQ(history.of("b.wav").size(), 2U);
}

TEST_F(Takes, OfABrokenFileBeginAnewAndKeepIt)
{
    fs::create_directories(file.parent_path());
    for (const char* broken : {"[{\"id\": \"one\"}]", "nonsense", "[1, 2]", "{\"a\": 3}"}) {
        std::ofstream(file) << broken;
        TakeHistory history(file);
        EXPECT_TRUE(history.all().empty()) << broken;
        EXPECT_TRUE(fs::exists(file.string() + ".broken"));
    }
}

TEST_F(Takes, StayAThousandAtMost)
{
    std::string text = "[";
    for (int id = 1; id <= 1000; id++)
        text += std::string(id > 1 ? "," : "") + R"({"id":)" + std::to_string(id) +
                R"(,"input":"a.wav","output":"a.flac","request":"{}","seconds":1,"made":0,"starred":)" +
                (id == 1 ? "true}" : "false}");
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text + "]";
    TakeHistory history(file);
    ASSERT_EQ(history.all().size(), 1000U);
    const std::int64_t newest = add(history, "b.wav", "b.flac");
    EXPECT_EQ(history.all().size(), 1000U);
    EXPECT_NE(history.find(newest), nullptr);
    EXPECT_NE(history.find(1), nullptr) << "a star keeps it";
    EXPECT_EQ(history.find(2), nullptr);
}

TEST(RequestText, HoldsAWholeRequest)
{
    convert::ConvertRequest request;
    request.inputs = {"声 a.wav", "b.wav"};
    request.outputs = {"x/a.wav", "x/b.wav"};
    request.output = "x";
    request.voice = "weights/Mika.pth";
    request.transposeSemitones = -3.5;
    request.indexRate = 0.4;
    request.seed = 7;
    Home home;
    home.weights = "weights";
    const convert::ConvertRequest again = requestFromText(home, requestText(request));
    EXPECT_EQ(again.inputs, request.inputs);
    EXPECT_EQ(again.outputs, request.outputs);
    EXPECT_EQ(again.output, request.output);
    EXPECT_EQ(again.voice, request.voice);
    EXPECT_EQ(again.home.weights, "weights");
    EXPECT_TRUE(changesBetween(request, again).empty());
    for (const char* broken : {"", "[]", "{\"inputs\": 3}", "{}"})
        EXPECT_THROW((void)requestFromText(home, broken), InvalidInput) << broken;
}

TEST(RequestText, SaysWhatDiffers)
{
    convert::ConvertRequest before;
    before.voice = "Mika.pth";
    before.transposeSemitones = 3;
    convert::ConvertRequest after = before;
    after.voice = "Kathleen.pth";
    after.transposeSemitones = 5;
    after.indexRate = 0.4;
    after.matchLoudness = true;
    const std::vector<SettingChange> changes = changesBetween(before, after);
    ASSERT_EQ(changes.size(), 4U);
    EXPECT_EQ(changes[0].name, "voice");
    EXPECT_EQ(changes[1].name, "transpose");
    EXPECT_EQ(changes[1].before, "3.0");
    EXPECT_EQ(changes[1].after, "5.0");
    EXPECT_EQ(changes[2].name, "index-rate");
    EXPECT_EQ(changes[2].before, "");
    EXPECT_EQ(changes[2].after, "0.4");
    EXPECT_EQ(changes[3].after, "true");
}

} // namespace
} // namespace koe::studio
