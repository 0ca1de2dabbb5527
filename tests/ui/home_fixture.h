#pragma once

#include "assets/manifest.h"
#include "core/home.h"

#include <gtest/gtest.h>

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <filesystem>
#include <functional>
#include <string>
#include <unistd.h>
#include <vector>

namespace koe::ui {

/// An empty home of its own, with the starter pack of the tree. No widgets.
class HomeTest : public testing::Test
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
    }
    void TearDown() override { std::filesystem::remove_all(folder); }

    /// Lets the program live until @p condition holds. @return whether it did in time: @p seconds of a
    /// machine that does nothing else. It only ends what hangs, so a busy machine may take several times as
    /// long.
    static bool await(const std::function<bool()>& condition, int seconds = 180)
    {
        constexpr int kBusy = 3;
        QElapsedTimer timer;
        timer.start();
        QEventLoop loop; // not qWait(), which sleeps between the events
        QTimer look;
        bool holds = condition();
        QObject::connect(&look, &QTimer::timeout, &loop, [&] {
            holds = condition();
            if (holds || timer.elapsed() > seconds * kBusy * 1000LL)
                loop.quit();
        });
        look.start(20);
        if (!holds)
            loop.exec();
        return holds;
    }

    std::filesystem::path folder; // empty before SetUp: one of its own
    Home home;
    std::vector<assets::Asset> models = assets::manifest();
};

} // namespace koe::ui
