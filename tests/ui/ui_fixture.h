#pragma once

#include "ui/app/program.h"
#include "ui/jobs/stall_watch.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <unistd.h>

namespace koe::ui {

/// The whole program on an empty home of its own, with the starter pack of the tree.
class UiTest : public testing::Test
{
protected:
    void SetUp() override
    {
        if (folder.empty()) {
            folder = std::filesystem::temp_directory_path() /
                     ("koe ui 声 " + std::to_string(::getpid()) + " " +
                      testing::UnitTest::GetInstance()->current_test_info()->name());
            std::filesystem::remove_all(folder);
        }
        home.weights = folder / "weights";
        home.logs = folder / "logs";
        home.presets = folder / "presets";
        home.starter = std::filesystem::path(KOE_SOURCE_DIR) / "weights" / "starter";
        std::filesystem::create_directories(home.weights);
        qputenv("KOE_HOME", QByteArray::fromStdString(folder.string())); // for processes that it starts
        start();
    }
    void TearDown() override
    {
        program.reset();
        std::filesystem::remove_all(folder);
    }
    /// A new run of the program on the same home.
    void start()
    {
        program.reset();
        program =
            std::make_unique<Program>(*static_cast<QApplication*>(QApplication::instance()), home, models);
        program->window().show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&program->window()));
    }
    /// Lets the window live until @p condition holds. @return whether it did in time
    static bool await(const std::function<bool()>& condition, int seconds = 60)
    {
        QElapsedTimer timer;
        timer.start();
        QEventLoop loop; // not qWait(), which sleeps between the events
        QTimer look;
        bool holds = condition();
        QObject::connect(&look, &QTimer::timeout, &loop, [&] {
            holds = condition();
            if (holds || timer.elapsed() > seconds * 1000)
                loop.quit();
        });
        look.start(20);
        if (!holds)
            loop.exec();
        return holds;
    }

    /// The page is there when this returns; a first look at one takes several turns of the loop.
    void showPage(const char* name)
    {
        program->window().showPage(name);
        EXPECT_TRUE(await([&] { return program->window().page(name)->isVisible(); })) << name;
    }

    /// Nothing keeps the window from answering for more than 50 ms. What counts is the window's own doing, so
    /// that a busy machine does not matter.
    static void expectQuick(const StallWatch& watch, const char* what)
    {
        std::printf("%-44s %6.1f ms of its own, %6.1f ms felt\n", what, watch.longestOwnMs(),
                    watch.longestMs());
        std::fflush(stdout);
        EXPECT_LE(watch.longestOwnMs(), 50.0) << what;
    }

    std::filesystem::path folder;                           // empty before SetUp: one of its own
    std::vector<assets::Asset> models = assets::manifest(); // as start() finds it
    Home home;
    std::unique_ptr<Program> program;
};

} // namespace koe::ui
