// The wizard remembers where it was, without its page.
#include "core/atomic_file.h"
#include "tests/forms/form_fixture.h"

#include <fstream>

namespace koe::ui {
namespace {
namespace fs = std::filesystem;
using Step = WizardForm::Step;
using Care = WizardForm::Care;

class WizardMemoryTest : public FormTest
{
protected:
    [[nodiscard]] WizardForm& form() { return forms->wizard; }
    /// As far as the choice.
    void choose(const char* name)
    {
        form().setName(name);
        form().next();
        form().takeFiles({speech()});
        ASSERT_TRUE(await([&] { return form().hasRecordings() && form().report().has_value(); }))
            << form().problem().toStdString();
        form().next();
        ASSERT_EQ(form().step(), Step::Check);
        form().next();
        ASSERT_EQ(form().step(), Step::Choice) << form().problem().toStdString();
    }
};

TEST_F(WizardMemoryTest, BeginsWhereItWasLeft)
{
    form().setName("Mika 声");
    start();
    EXPECT_EQ(form().step(), Step::Name);
    EXPECT_EQ(form().name(), "Mika 声");
    choose("Mika 声");
    form().setCare(Care::Best);
    const fs::path set = form().recordings();
    const int epochs = form().epochs(Care::Best);
    start();
    EXPECT_EQ(form().step(), Step::Choice);
    EXPECT_EQ(form().name(), "Mika 声");
    EXPECT_EQ(form().care(), Care::Best);
    EXPECT_FALSE(form().isChecking()) << "nothing is read before somebody looks";
    form().comeBack();
    EXPECT_EQ(form().recordings(), set);
    ASSERT_TRUE(await([&] { return form().report().has_value() && form().isReady(); }))
        << form().problem().toStdString();
    EXPECT_EQ(form().epochs(Care::Best), epochs);
    EXPECT_EQ(form().request().data, set);

    // Recordings that are gone are asked for.
    fs::remove_all(set);
    start();
    form().comeBack();
    EXPECT_EQ(form().step(), Step::Recordings);
    EXPECT_FALSE(form().isReady());
    form().startAnew();
    start();
    EXPECT_EQ(form().step(), Step::Name);
    EXPECT_EQ(form().name(), "");
}

TEST_F(WizardMemoryTest, ATrainingThatAnEndOfTheProgramStoppedGoesOn)
{
    choose("Mika");
    form().setCare(Care::Quick);
    ASSERT_TRUE(await([&] { return !form().isMeasuring(); }));
    form().next();
    ASSERT_EQ(form().step(), Step::Train);
    EXPECT_TRUE(form().isTraining());
    ASSERT_TRUE(await([&] { return fs::exists(home.logs / "Mika" / "request.json"); }));
    start(); // ends the training
    EXPECT_EQ(form().step(), Step::Train);
    EXPECT_FALSE(form().isTraining());
    EXPECT_FALSE(form().isDone());
    EXPECT_TRUE(form().isInterrupted());
    EXPECT_TRUE(form().isReady()) << "to go on";
    ASSERT_TRUE(forms->run.interrupted().has_value());
    form().next();
    EXPECT_EQ(form().step(), Step::Train);
    EXPECT_TRUE(form().isTraining());
    ASSERT_NE(form().own(), nullptr);
    EXPECT_EQ(form().own()->request.epochs, form().epochs(Care::Quick)) << "as it was asked for";
    EXPECT_FALSE(forms->run.interrupted().has_value()) << "it is not offered once more";
    forms->run.stop();
    ASSERT_TRUE(await([&] { return form().own()->isOver(); }));

    // Begun again from the shelf: the wizard shows it.
    start();
    EXPECT_EQ(form().step(), Step::Train);
    training::TrainRequest request = *studio::readExperiment(home, "Mika").last;
    forms->run.begin(request);
    EXPECT_TRUE(form().isTraining());
    forms->run.stop();
    ASSERT_TRUE(await([&] { return form().own()->isOver(); }));

    // Its folder went into the bin: what was answered stays.
    forms.reset();
    fs::remove_all(home.logs / "Mika");
    start();
    EXPECT_EQ(form().step(), Step::Choice);
    EXPECT_EQ(form().name(), "Mika");
}

TEST_F(WizardMemoryTest, ATrialOfTheSpeedLeavesNothingBehind)
{
    const auto left = [this] {
        std::size_t count = 0;
        std::error_code none;
        for (const fs::path& place : {home.logs, home.weights})
            for (const auto& entry : fs::directory_iterator(place, none))
                count += entry.path().filename().string().starts_with(".measure ") ? 1 : 0;
        return count;
    };
    fs::create_directories(home.logs / ".measure 999999999"); // of a program that was killed
    writeTextFile(home.weights / ".measure 999999999.pth", "a voice");
    form().setName("Mika");
    form().next();
    form().takeFiles({speech()});
    ASSERT_TRUE(await([&] { return form().hasRecordings(); }));
    form().next();
    ASSERT_TRUE(form().isMeasuring());
    ASSERT_TRUE(await([&] { return left() == 1 && !fs::exists(home.logs / ".measure 999999999"); }));
    for (const studio::JobCard& card : forms->board.cards())
        if (card.kind == "measure")
            forms->jobs.stop(card.id);
    EXPECT_TRUE(await([&] { return !form().isMeasuring(); }));
    EXPECT_EQ(left(), 0U);
}

TEST_F(WizardMemoryTest, UnreadableMemoryIsNoHindrance)
{
    for (const std::vector<std::string>& kept : {std::vector<std::string>{"train"},
                                                 {"nowhere", "A", "good", "", "", ""},
                                                 {"train", "A", "good", "", "", ""},
                                                 {"listen", "A", "quick", "/nowhere", "A", "made"}}) {
        forms->wizard.startAnew();
        forms.reset();
        studio::Settings(home).set("wizard", kept);
        start();
        EXPECT_LE(form().step(), Step::Recordings) << kept.front();
        form().comeBack();
        EXPECT_FALSE(form().isDone());
    }
}

} // namespace
} // namespace koe::ui
