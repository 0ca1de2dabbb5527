// The frame of the window: voices, jobs, themes, languages.
#include "core/error.h"
#include "tests/ui/ui_fixture.h"
#include "ui/app/single_window.h"
#include "ui/jobs/job_shelf.h"

#include <QLabel>

#include <filesystem>

namespace koe::ui {
namespace {
namespace fs = std::filesystem;

using Frame = UiTest;

TEST_F(Frame, AVoiceThatIsCopiedInIsThereByItself)
{
    VoiceLibrary& voices = program->desk().voices;
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
    VoiceLibrary& again = program->desk().voices;
    ASSERT_TRUE(await([&] { return again.isRead(); }));
    ASSERT_NE(again.chosen(), nullptr);
    EXPECT_EQ(again.chosen()->name, "声 copied") << "the choice is kept";
    fs::remove(home.weights / "声 copied.pth");
    EXPECT_TRUE(await([&] { return again.find("声 copied") == nullptr && again.chosen() != nullptr; }));
}

TEST_F(Frame, TheShelfSaysWhatBecameOfAJob)
{
    JobBridge& jobs = program->desk().jobs;
    auto* shelf = program->window().findChild<JobShelf*>();
    ASSERT_NE(shelf, nullptr);
    QString ended;
    std::promise<void> go;
    auto wait = go.get_future().share();
    jobs.submit<int>(
        {"convert", "Converting 2 files", "{}", studio::Lane::Files, {}, {}},
        [wait](const Job& job) -> int {
            job.report(0.25, "pitch");
            wait.wait();
            throw Missing("The disk is full.");
        },
        this->program.get(), [&](Outcome<int> outcome) { ended = outcome.sentence; });
    EXPECT_TRUE(await([&] { return shelf->active("convert") == 1; }));
    go.set_value();
    EXPECT_TRUE(await([&] { return ended == "The disk is full." && shelf->active() == 0; }));
    bool said = false;
    for (const QLabel* label : shelf->findChildren<QLabel*>())
        said = said || label->text() == "The disk is full.";
    EXPECT_TRUE(said);
}

TEST_F(Frame, AJobThatIsStoppedWhileItWaitsAnswersToo)
{
    JobBridge& jobs = program->desk().jobs;
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
            program.get(), [&](const Outcome<int>& outcome) { ends << outcome.kind; });
    };
    add();
    jobs.stop(add());
    EXPECT_TRUE(await([&] { return ends == QStringList("stopped"); }));
    go.set_value();
    EXPECT_TRUE(await([&] { return ends == QStringList({"stopped", ""}); }));
}

TEST_F(Frame, ShortWorkAnswersOnTheWindowsThread)
{
    JobBridge& jobs = program->desk().jobs;
    std::optional<int> value;
    std::thread::id from;
    jobs.ask<int>([](const Job&) { return 7; }, program.get(),
                  [&](Outcome<int> outcome) {
                      value = outcome.value;
                      from = std::this_thread::get_id();
                  });
    EXPECT_TRUE(await([&] { return value.has_value(); }));
    EXPECT_EQ(value, 7);
    EXPECT_EQ(from, std::this_thread::get_id());
    std::size_t devices = 0;
    jobs.askEngine<std::size_t>([](engine::Engine& engine, const Job&) { return engine.devices().size(); },
                                program.get(),
                                [&](Outcome<std::size_t> outcome) { devices = outcome.value.value_or(0); });
    EXPECT_TRUE(await([&] { return devices > 0; }));
}

TEST_F(Frame, ThemesAndLanguagesChangeAtOnce)
{
    program->setTheme(Theme::Choice::Dark);
    EXPECT_TRUE(Theme::current().isDark);
    program->setTheme(Theme::Choice::Light);
    EXPECT_FALSE(Theme::current().isDark);
    program->setLanguage("ja");
    EXPECT_TRUE(await([&] { return program->window().findChild<JobShelf*>()->accessibleName() != "Jobs"; }));
    program->setLanguage("en");
    EXPECT_TRUE(await([&] { return program->window().findChild<JobShelf*>()->accessibleName() == "Jobs"; }));
}

TEST_F(Frame, ASecondStartHandsItsFilesToTheFirst)
{
    SingleWindow first(home);
    EXPECT_FALSE(first.handOver({}));
    QStringList got;
    QObject::connect(&first, &SingleWindow::startedAgain, [&](const QStringList& files) { got = files; });
    SingleWindow second(home);
    EXPECT_TRUE(second.handOver({"声 one.wav", "/two.wav"}));
    EXPECT_TRUE(await([&] { return got.size() == 2; }));
    EXPECT_TRUE(got.value(0).endsWith("/声 one.wav") && got.value(0).startsWith("/"));
    EXPECT_EQ(got.value(1), "/two.wav");
}

} // namespace
} // namespace koe::ui
