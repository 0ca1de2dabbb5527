// The frame of the window: voices, jobs, themes, languages.
#include "core/error.h"
#include "tests/ui/ui_fixture.h"
#include "ui/app/single_window.h"
#include "ui/jobs/job_shelf.h"
#include "ui/widgets/drop_field.h"

#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QUrl>

#include <algorithm>
#include <filesystem>
#include <fstream>
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

TEST_F(Frame, TheShelfKeepsWhatEndedLast)
{
    JobBridge& jobs = program->desk().jobs;
    std::promise<void> go;
    auto wait = go.get_future().share();
    auto* shelf = program->window().findChild<JobShelf*>();
    const auto shows = [&](const QString& title) {
        const auto labels = shelf->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(title);
        });
    };
    jobs.submit<int>(
        {"train", "Long work", "{}", studio::Lane::Training, {}, {}},
        [wait](const Job&) {
            wait.wait();
            return 0;
        },
        this->program.get(), [](const Outcome<int>&) {});
    jobs.submit<int>(
        {"copy", "Short work", "{}", studio::Lane::Files, {}, {}}, [](const Job&) { return 0; },
        this->program.get(), [](const Outcome<int>&) {});
    EXPECT_TRUE(await([&] { return shelf->active() == 1; }));
    EXPECT_TRUE(shows("Long work"));
    QTest::qWait(1100); // ends are kept to the second
    go.set_value();
    EXPECT_TRUE(await([&] { return shelf->active() == 0; }));
    EXPECT_TRUE(shows("Long work"));
    EXPECT_FALSE(shows("Short work"));
}

TEST_F(Frame, WhatIsHeldOverTheWindowShowsWhereItWouldGo)
{
    const fs::path file = folder / "song.wav";
    std::ofstream(file) << "sound";
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QString::fromStdString(file.string()))});
    const auto isFramed = [&] {
        for (const QFrame* frame : program->window().findChildren<QFrame*>())
            if (frame->property("role") == "drop" && frame->isVisible())
                return true;
        return false;
    };
    const auto hold = [&] {
        QDragEnterEvent enter({600, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&program->window(), &enter);
        EXPECT_TRUE(enter.isAccepted());
    };
    showPage("inference");
    auto* field = program->window().page("inference")->findChild<DropField*>();
    ASSERT_NE(field, nullptr);
    hold();
    EXPECT_TRUE(field->isOver());
    EXPECT_FALSE(isFramed()) << "the field is enough";
    QDragLeaveEvent leave;
    QApplication::sendEvent(&program->window(), &leave);
    EXPECT_FALSE(field->isOver());
    showPage("settings");
    hold();
    EXPECT_TRUE(isFramed());
    QDropEvent dropped({600, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&program->window(), &dropped);
    EXPECT_FALSE(isFramed());
    EXPECT_EQ(program->window().shownPage(), "inference") << "which knows what to do with it";
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
