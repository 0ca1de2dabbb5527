// The wizard's questions, without its page.
#include "studio/experiments.h"
#include "studio/training_estimate.h"
#include "tests/forms/form_fixture.h"
#include "training/tiny_set.h"

#include <algorithm>
#include <fstream>

namespace koe::ui {
namespace {
namespace fs = std::filesystem;

using Step = WizardForm::Step;
using Care = WizardForm::Care;

class WizardFormTest : public FormTest
{
protected:
    WizardForm& form() { return forms->wizard; }
    /// As if this machine had trained before.
    void knowSpeed() { studio::keepSpeed(forms->settings, form().request(), {2.0, 0.1, 1.0, 0.5, 0.2}); }
    void goTo(Step step)
    {
        form().setName("Mika");
        if (form().recordings().empty())
            form().takeFiles({speech()});
        while (form().step() != step) {
            ASSERT_TRUE(await([&] { return form().isReady(); })) << form().problem().toStdString();
            form().next();
        }
    }
};

TEST_F(WizardFormTest, EachStepSaysWhatItWants)
{
    EXPECT_EQ(form().step(), Step::Name);
    EXPECT_EQ(form().problem(), "Give the voice a name first");
    form().next();
    EXPECT_EQ(form().step(), Step::Name) << "the question is not answered";
    for (const char* name : {"a/b", "..", ".hidden", "mute"}) {
        form().setName(name);
        EXPECT_TRUE(form().problem().contains("cannot be a name")) << name;
    }
    fs::create_directories(home.logs / "Anna");
    form().setName("Anna");
    EXPECT_TRUE(form().problem().contains("There is a voice of this name")) << form().problem().toStdString();
    std::ofstream(home.weights / "choir.pth") << "a voice that somebody copied in";
    form().setName("choir");
    EXPECT_EQ(form().problem(), "There is a voice of this name: choose another")
        << "it would be written over";
    form().setName(QStringLiteral("声").repeated(34)); // no folder could be called so with all that it holds
    EXPECT_EQ(form().problem(), "This name is too long");
    form().setName(" Mika ");
    form().next();
    ASSERT_EQ(form().step(), Step::Recordings);
    EXPECT_EQ(form().problem(), "Drop recordings first");
    form().takeFiles({folder / "gone.wav"});
    EXPECT_EQ(form().problem(), "Copying…");
    EXPECT_TRUE(await([&] { return form().problem().contains("gone.wav"); }))
        << form().problem().toStdString();

    const fs::path silent = folder / "silent";
    fs::create_directories(silent);
    training::tiny::writeWave(silent / "a.wav", std::vector<float>(40000, 0.0f));
    knowSpeed();
    form().takeFiles({silent});
    form().next();
    ASSERT_EQ(form().step(), Step::Check);
    EXPECT_TRUE(await([&] { return form().problem() == "There is no speech in them"; }))
        << form().problem().toStdString();
    form().back();
    form().takeFiles({speech()});
    ASSERT_TRUE(await([&] { return form().isReady(); })) << form().problem().toStdString();
    form().next();
    ASSERT_EQ(form().step(), Step::Check);
    EXPECT_TRUE(await([&] { return form().isReady(); })) << form().problem().toStdString();
    // More, as long as one looks at them; what cannot be had is said, what is there is not in its way.
    form().takeFiles({speech("flemishguy_16k.wav")});
    EXPECT_EQ(form().problem(), "Copying…");
    ASSERT_TRUE(await([&] { return form().isReady(); })) << form().problem().toStdString();
    EXPECT_EQ(form().report()->files.size(), 2U);
    EXPECT_EQ(form().warning(), "");
    form().takeFiles({folder / "gone.wav"});
    ASSERT_TRUE(await([&] { return form().isReady(); })) << form().problem().toStdString();
    EXPECT_TRUE(form().warning().contains("gone.wav")) << form().warning().toStdString();
    EXPECT_TRUE(form().takesFiles());
    form().next();
    EXPECT_FALSE(form().takesFiles()) << "they are chosen";
}

TEST_F(WizardFormTest, BackAndForthLosesNothing)
{
    knowSpeed();
    goTo(Step::Choice);
    form().setCare(Care::Best);
    ASSERT_TRUE(form().report().has_value());
    const fs::path set = form().recordings();
    EXPECT_EQ(set, folder / "datasets/Mika");
    EXPECT_FALSE(form().isMeasuring()) << "it is known how fast this machine is";
    ASSERT_TRUE(form().estimateSeconds(Care::Quick).has_value());
    EXPECT_LT(*form().estimateSeconds(Care::Quick), *form().estimateSeconds(Care::Best));
    EXPECT_LE(form().epochs(Care::Quick), 20);
    EXPECT_EQ(form().epochs(Care::Best), 2 * form().epochs(Care::Good));

    for (int i = 0; i < 5; i++)
        form().back();
    EXPECT_EQ(form().step(), Step::Name) << "there is nothing before it";
    EXPECT_EQ(form().name(), "Mika");
    for (int i = 0; i < 3; i++)
        form().next();
    EXPECT_EQ(form().step(), Step::Choice) << form().problem().toStdString();
    EXPECT_EQ(form().care(), Care::Best);
    EXPECT_EQ(form().recordings(), set);
    EXPECT_TRUE(form().report().has_value()) << "not heard again";
    EXPECT_FALSE(forms->board.isBusy());
    const training::TrainRequest request = form().request();
    EXPECT_EQ(request.name, "Mika");
    EXPECT_EQ(request.data, set);
    EXPECT_EQ(request.epochs, form().epochs(Care::Best));
    EXPECT_EQ(request.holdOut, 2);

    form().startAnew();
    EXPECT_EQ(form().step(), Step::Name);
    EXPECT_EQ(form().name(), "");
    EXPECT_TRUE(form().recordings().empty());
    EXPECT_EQ(form().care(), Care::Good);
}

TEST_F(WizardFormTest, WhatIsRecordedInTheAppIsHeardLater)
{
    knowSpeed();
    form().setName("Mika");
    form().next();
    form().recordInApp();
    ASSERT_EQ(form().recordings(), folder / "datasets/Mika");
    EXPECT_TRUE(fs::is_directory(form().recordings()));
    EXPECT_EQ(forms->dataset.folder(), form().recordings()) << "the set that is recorded into";
    EXPECT_EQ(forms->recording.takeWish(), "wizard");
    EXPECT_EQ(forms->recording.takeWish(), "") << "once";
    EXPECT_FALSE(form().hasRecordings());
    form().comeBack(); // without having recorded
    EXPECT_EQ(form().problem(), "Drop recordings first");
    EXPECT_FALSE(forms->board.isBusy()) << "nothing is listened to where there is nothing";
    EXPECT_TRUE(forms->board.cards().empty()) << "and nothing fails";

    form().recordInApp();
    fs::copy_file(speech(), form().recordings() / "take 001.wav"); // as the Dataset page does
    form().comeBack();
    EXPECT_TRUE(form().isReady()) << form().problem().toStdString();
    form().next();
    EXPECT_TRUE(await([&] { return form().isReady(); })) << form().problem().toStdString();
    EXPECT_EQ(form().report()->files.size(), 1U);

    form().lookAtEach();
    EXPECT_EQ(forms->recording.takeWish(), "") << "to look, not to record";
    fs::copy_file(speech(), form().recordings() / "take 002.wav");
    form().comeBack();
    EXPECT_TRUE(await([&] { return form().report() && form().report()->files.size() == 2U; }));
    form().comeBack(); // from elsewhere
    EXPECT_FALSE(form().isChecking());
}

TEST_F(WizardFormTest, ATrainingThatEndsWithoutAVoiceCanGoOn)
{
    knowSpeed();
    goTo(Step::Choice);
    form().next();
    ASSERT_EQ(form().step(), Step::Train);
    EXPECT_TRUE(form().isTraining());
    EXPECT_EQ(form().problem(), "The voice is being made");
    form().back(); // and it goes on
    EXPECT_TRUE(form().isTraining());
    form().next();
    EXPECT_EQ(forms->run.view()->job, forms->board.cards().back().id) << "no second one";
    forms->run.stop(); // long before its first save
    ASSERT_TRUE(await([&] { return form().hasFailed(); }));
    EXPECT_FALSE(form().isDone());
    EXPECT_EQ(form().step(), Step::Train);
    EXPECT_TRUE(form().isReady()) << "to go on";
    form().next();
    EXPECT_TRUE(form().isTraining());
    form().startAnew(); // another voice; that training is kept
    EXPECT_TRUE(forms->run.isRunning());
    EXPECT_FALSE(form().isTraining());
    forms->run.stop();
    EXPECT_TRUE(await([&] { return !forms->run.isRunning(); }));
}

TEST_F(WizardFormTest, FollowsItsOwnTrainingWhateverElseIsTrained)
{
    training::TrainRequest other = training::tiny::request(folder, "Anna");
    other.home = home;
    other.version = "v1";
    other.epochs = 10'000;
    forms->run.begin(other);
    knowSpeed();
    goTo(Step::Choice);
    const auto trainings = [&] {
        const auto cards = forms->board.cards();
        return std::count_if(cards.begin(), cards.end(),
                             [](const studio::JobCard& card) { return card.kind == "train"; });
    };
    form().next(); // waits behind the other one
    const qint64 own = forms->board.cards().back().id;
    EXPECT_TRUE(form().isTraining());
    form().back();
    form().next();
    EXPECT_EQ(trainings(), 2) << "no second one of its own";

    // Under another name it is another voice.
    for (int i = 0; i < 4; i++)
        form().back();
    ASSERT_EQ(form().step(), Step::Name);
    EXPECT_TRUE(form().isReady()) << form().problem().toStdString();
    form().setName("Anna");
    EXPECT_FALSE(form().isReady()) << "that one is there";
    EXPECT_FALSE(form().isTraining());
    goTo(Step::Train); // Mika
    EXPECT_TRUE(form().isTraining());
    EXPECT_EQ(trainings(), 2);

    forms->jobs.stop(own);
    ASSERT_TRUE(await([&] { return form().hasFailed(); })) << "while the other one runs";
    for (int i = 0; i < 4; i++)
        form().back();
    EXPECT_TRUE(form().isReady()) << "going back loses nothing: " << form().problem().toStdString();
    goTo(Step::Train); // begins again
    EXPECT_EQ(trainings(), 3);
    forms->jobs.stop(forms->board.cards().back().id);
    forms->run.stop();
    ASSERT_TRUE(await([&] { return !forms->run.isRunning(); }, 60));
    ASSERT_TRUE(form().hasFailed());
    forms->run.putAway(); // as the Training page does
    EXPECT_TRUE(form().hasFailed());
    EXPECT_TRUE(form().isReady()) << "to go on";
}

} // namespace
} // namespace koe::ui
