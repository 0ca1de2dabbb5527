#pragma once

#include "tests/ui/home_fixture.h"
#include "ui/app/program.h"
#include "ui/jobs/stall_watch.h"

#include <QApplication>
#include <QTest>

#include <cstdio>
#include <memory>

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
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&program->window()));
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

    /// Nothing keeps the window from answering for more than 50 ms. What counts is the window's own doing, so
    /// that a busy machine does not matter.
    static void expectQuick(const StallWatch& watch, const char* what)
    {
        std::printf("%-44s %6.1f ms of its own, %6.1f ms felt\n", what, watch.longestOwnMs(),
                    watch.longestMs());
        std::fflush(stdout);
        EXPECT_LE(watch.longestOwnMs(), 50.0) << what;
    }

    std::unique_ptr<Program> program;
};

} // namespace koe::ui
