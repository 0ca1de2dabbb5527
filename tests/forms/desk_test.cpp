// What the forms stand on: voices, jobs, and that there is no widget.
#include "tests/forms/form_fixture.h"

#include <QCoreApplication>

#include <atomic>
#include <fstream>
#include <future>

namespace koe::ui {
namespace {
namespace fs = std::filesystem;

using DeskTest = FormTest;

/// The forms are made, the engine and the sounds are loaded, and nothing of it knows widgets.
TEST_F(DeskTest, ThereIsNoWidgetHere)
{
    EXPECT_STREQ(QCoreApplication::instance()->metaObject()->className(), "QCoreApplication");
    forms->settingsForm.readEngine();
    ASSERT_TRUE(await([&] { return !forms->settingsForm.devices().empty(); }));
    std::ifstream maps("/proc/self/maps");
    bool isCoreThere = false;
    for (std::string line; std::getline(maps, line);) {
        isCoreThere = isCoreThere || line.find("libQt6Core") != line.npos;
        EXPECT_EQ(line.find("libQt6Widgets"), line.npos) << line;
        EXPECT_EQ(line.find("libQt6Gui"), line.npos) << line;
    }
    EXPECT_TRUE(isCoreThere);
}

TEST_F(DeskTest, AVoiceThatIsCopiedInIsThereByItself)
{
    VoiceLibrary& voices = forms->voices;
    ASSERT_TRUE(await([&] { return voices.isRead(); }));
    ASSERT_NE(voices.chosen(), nullptr) << "a voice of the starter pack to begin with";
    const std::size_t before = voices.voices().size();
    fs::path some;
    for (const auto& card : voices.voices())
        some = card.file;
    fs::copy_file(some, home.weights / "声 copied.pth");
    ASSERT_TRUE(await([&] { return voices.find("声 copied") != nullptr; }));
    EXPECT_EQ(voices.voices().size(), before + 1);
    voices.choose("声 copied");
    start();
    VoiceLibrary& again = forms->voices;
    ASSERT_TRUE(await([&] { return again.isRead(); }));
    ASSERT_NE(again.chosen(), nullptr);
    EXPECT_EQ(again.chosen()->name, "声 copied") << "the choice is kept";
    fs::remove(home.weights / "声 copied.pth");
    EXPECT_TRUE(await([&] { return again.find("声 copied") == nullptr && again.chosen() != nullptr; }));
}

TEST_F(DeskTest, AJobThatIsStoppedWhileItWaitsAnswersToo)
{
    JobBridge& jobs = forms->jobs;
    std::promise<void> go;
    auto wait = go.get_future().share();
    QStringList ends;
    const auto add = [&] {
        return jobs.submit<int>(
            {"copy", "Copying", "", studio::Lane::Files, {}, {}},
            [wait](const Job&) {
                wait.wait();
                return 1;
            },
            &forms->jobs, [&](const Outcome<int>& outcome) { ends << outcome.kind; });
    };
    add();
    jobs.stop(add());
    EXPECT_TRUE(await([&] { return ends == QStringList("stopped"); }));
    go.set_value();
    EXPECT_TRUE(await([&] { return ends == QStringList({"stopped", ""}); }));
}

TEST_F(DeskTest, WhoWaitsForTheEngineKeepsNobodyElseWaiting)
{
    JobBridge& jobs = forms->jobs;
    std::promise<void> go;
    std::atomic<bool> isBusy = false;
    int answers = 0;
    jobs.submitEngine<int>(
        {"extract", "Something long", "", studio::Lane::Engine, {}, {}},
        [&isBusy, wait = go.get_future().share()](engine::Engine&, const Job&) {
            isBusy = true;
            wait.wait();
            return 0;
        },
        &forms->jobs, [&](const Outcome<int>&) { answers++; });
    ASSERT_TRUE(await([&] { return isBusy.load(); }));
    for (int i = 0; i < 5; i++)
        jobs.askEngine<int>([](engine::Engine&, const Job&) { return 1; }, &forms->jobs,
                            [&](const Outcome<int>& outcome) { answers += outcome.value.value_or(0); });
    bool isAnswered = false;
    jobs.ask<int>([](const Job&) { return 1; }, &forms->jobs,
                  [&](const Outcome<int>&) { isAnswered = true; });
    EXPECT_TRUE(await([&] { return isAnswered; }, 30));
    EXPECT_EQ(answers, 0);
    go.set_value();
    EXPECT_TRUE(await([&] { return answers == 6; }));
}

TEST_F(DeskTest, ShortWorkAnswersOnTheWindowsThread)
{
    JobBridge& jobs = forms->jobs;
    std::optional<int> value;
    std::thread::id from;
    jobs.ask<int>([](const Job&) { return 7; }, &forms->jobs,
                  [&](Outcome<int> outcome) {
                      value = outcome.value;
                      from = std::this_thread::get_id();
                  });
    EXPECT_TRUE(await([&] { return value.has_value(); }));
    EXPECT_EQ(value, 7);
    EXPECT_EQ(from, std::this_thread::get_id());
    std::size_t devices = 0;
    jobs.askEngine<std::size_t>([](engine::Engine& engine, const Job&) { return engine.devices().size(); },
                                &forms->jobs,
                                [&](Outcome<std::size_t> outcome) { devices = outcome.value.value_or(0); });
    EXPECT_TRUE(await([&] { return devices > 0; }));
}

} // namespace
} // namespace koe::ui
