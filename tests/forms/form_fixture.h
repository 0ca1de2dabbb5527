#pragma once

#include "tests/ui/home_fixture.h"
#include "ui/app/forms.h"

#include <memory>

namespace koe::ui {

/// The forms as the program has them, on an empty home of their own, with the real engine; nowhere a window.
class FormTest : public HomeTest
{
protected:
    void SetUp() override
    {
        HomeTest::SetUp();
        start();
    }
    void TearDown() override
    {
        forms.reset();
        HomeTest::TearDown();
    }
    /// A new run of the program on the same home.
    void start()
    {
        forms.reset();
        forms = std::make_unique<Forms>(home, models);
    }
    /// Fixture @p name of a person who speaks.
    static std::filesystem::path speech(const char* name = "kathleen_16k.wav")
    {
        return std::filesystem::path(KOE_FIXTURES) / "speech" / name;
    }

    std::unique_ptr<Forms> forms;
};

} // namespace koe::ui
