#pragma once

#include "tests/ui/home_fixture.h"
#include "ui/app/program.h"
#include "ui/jobs/stall_watch.h"

#include <QApplication>
#include <QTest>
#include <QTextLayout>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace koe::ui {

/// The whole program on an empty home of its own.
class UiTest : public HomeTest
{
protected:
    void SetUp() override
    {
        HomeTest::SetUp();
        start();
    }
    void TearDown() override
    {
        program.reset();
        HomeTest::TearDown();
    }
    /// A new run of the program on the same home.
    void start()
    {
        program.reset();
        program =
            std::make_unique<Program>(*static_cast<QApplication*>(QApplication::instance()), home, models);
        program->window().show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&program->window(), kPatienceMs));
    }

    /// The page is there when this returns; a first look at one takes several turns of the loop.
    void showPage(const char* name)
    {
        program->window().showPage(name);
        EXPECT_TRUE(await([&] { return !program->window().isOpening(); })) << name;
    }
    /// All pages are gone when these return, and the one that is shown is there anew.
    void setTheme(Theme::Choice choice)
    {
        program->setTheme(choice);
        EXPECT_TRUE(await([&] { return !program->window().isOpening(); }));
    }
    void setLanguage(const QString& code)
    {
        program->setLanguage(code);
        EXPECT_TRUE(await([&] { return !program->window().isOpening(); })) << code.toStdString();
    }

    /// What keys go to is the window's.
    void activate()
    {
        program->window().activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&program->window(), kPatienceMs));
    }
    /// Nothing in the window moves any more: no page is being opened, no row comes, nothing is laid out.
    void awaitRest()
    {
        constexpr int kStillLooks = 5; // more than rows of a list wait when they are shown first
        std::vector<std::pair<const QWidget*, QRect>> before;
        int still = 0;
        EXPECT_TRUE(await([&] {
            std::vector<std::pair<const QWidget*, QRect>> now;
            for (const QWidget* one : program->window().findChildren<QWidget*>())
                if (one->isVisible())
                    now.emplace_back(one, one->geometry());
            still = now == before && !program->window().isOpening() ? still + 1 : 0;
            before = std::move(now);
            return still == kStillLooks;
        }));
    }

    /// Runs @p body, in which expectQuick() asks, and up to twice more where something took too long:
    /// another program (or another guest of the same processor) can double any figure, but what the window
    /// does itself is as long each time, so what was quick once is quick. @p again: what has to be done
    /// before it is run once more
    void holds(
        const std::function<void()>& body, const std::function<void()>& again = [] {})
    {
        constexpr int kRuns = 3;
        std::set<std::string> tooLong;
        for (int run = 1;; run++) {
            m_tooLong.clear();
            m_isHeld = true;
            body();
            m_isHeld = false;
            if (run == 1)
                tooLong = m_tooLong;
            else
                std::erase_if(tooLong, [&](const std::string& what) { return !m_tooLong.contains(what); });
            if (tooLong.empty() || run == kRuns || HasFatalFailure())
                break;
            std::printf("once more: %s\n", tooLong.begin()->c_str());
            again();
        }
        for (const std::string& what : tooLong)
            ADD_FAILURE() << what << " kept the window for more than 50 ms";
    }
    /// Nothing keeps the window from answering for more than 50 ms. What counts is the window's own doing, on
    /// a machine as quick as that of docs/speed.md: a busy one and a slower one do not matter. @p what: its
    /// name, which no other has within holds()
    void expectQuick(const StallWatch& watch, const std::string& what)
    {
        ASSERT_TRUE(m_isHeld) << "asked within holds()";
        constexpr double kYardstickMs = 12.0; // the median there, quiet
        const double slowness = yardstickMs() / kYardstickMs;
        std::printf("%-44s %6.1f ms of its own, %6.1f ms felt; machine %.1f times slower\n", what.c_str(),
                    watch.longestOwnMs(), watch.longestMs(), slowness);
        std::fflush(stdout);
        if (watch.longestOwnMs() > 50.0 * std::max(1.0, slowness))
            m_tooLong.insert(what);
    }

    std::unique_ptr<Program> program;

private:
    static constexpr int kPatienceMs = 60'000; // a busy X server

    /// The sort of work that a window does: lays out words. @return milliseconds of this thread
    static double yardstickMs()
    {
        const auto nowMs = [] {
            timespec now{};
            ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
            return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
        };
        const double began = nowMs();
        for (int i = 0; i < 400; i++) {
            QTextLayout layout(
                QStringLiteral("%1 The quick brown fox jumps over the lazy dog, again and again.").arg(i));
            layout.beginLayout();
            for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine())
                line.setLineWidth(120.0);
            layout.endLayout();
        }
        return nowMs() - began;
    }

    std::set<std::string> m_tooLong; // of this run of what holds() runs
    bool m_isHeld = false;
};

} // namespace koe::ui
