#pragma once

#include "ui/app/program.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>

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
        while (!condition()) {
            if (timer.elapsed() > seconds * 1000)
                return false;
            QTest::qWait(20);
        }
        return true;
    }

    std::filesystem::path folder;                           // empty before SetUp: one of its own
    std::vector<assets::Asset> models = assets::manifest(); // as start() finds it
    Home home;
    std::unique_ptr<Program> program;
};

} // namespace koe::ui
