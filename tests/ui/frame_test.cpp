// The frame of the window: voices, jobs, themes, languages.
#include "core/error.h"
#include "tests/ui/ui_fixture.h"
#include "ui/app/single_window.h"
#include "ui/jobs/job_shelf.h"

#include <QLabel>

#include <algorithm>
#include <filesystem>
#include <future>

namespace koe::ui {
namespace {
namespace fs = std::filesystem;

using Frame = UiTest;

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
    EXPECT_TRUE(await([&] {
        const auto labels = shelf->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [](const QLabel* label) { return label->text() == "The disk is full."; });
    }));
}

TEST_F(Frame, ThemesAndLanguagesChangeAtOnce)
{
    const auto jobs = [&] { return program->window().findChild<JobShelf*>()->accessibleName(); };
    setTheme(Theme::Choice::Dark);
    EXPECT_TRUE(Theme::current().isDark);
    setTheme(Theme::Choice::Light);
    EXPECT_FALSE(Theme::current().isDark);
    setLanguage("ja");
    EXPECT_NE(jobs(), "Jobs");
    setLanguage("en");
    EXPECT_EQ(jobs(), "Jobs");
    // One while another one is under way: the last counts.
    program->setLanguage("ja");
    program->setTheme(Theme::Choice::Dark);
    setLanguage("en");
    EXPECT_EQ(jobs(), "Jobs");
    EXPECT_TRUE(Theme::current().isDark);
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
