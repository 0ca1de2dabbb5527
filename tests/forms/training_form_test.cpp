// What the Training page asks for, without it; and the wizard's questions.
#include "core/atomic_file.h"
#include "studio/experiments.h"
#include "studio/settings.h"
#include "studio/training_estimate.h"
#include "tests/forms/form_fixture.h"
#include "training/tiny_set.h"
#include "ui/pages/training/training_text.h"

#include <fstream>

namespace koe::ui {
namespace {
namespace fs = std::filesystem;

class TrainingFormTest : public FormTest
{
protected:
    /// Recordings of one person.
    fs::path recordings(const char* fixture = "kathleen_16k.wav") const
    {
        const fs::path data = folder / "録音 of Mika";
        fs::create_directories(data);
        fs::copy_file(speech(fixture), data / fs::path(fixture).filename(),
                      fs::copy_options::overwrite_existing);
        return data;
    }
    /// An experiment as RVC leaves one.
    void experiment(const char* name, int epochs) const
    {
        const fs::path place = home.logs / name;
        fs::create_directories(place);
        std::ofstream(place / "prepare.json")
            << R"({"sample_rate": 48000, "version": "v2", "f0": true, "encoder": "koe-small", "recordings":
 [{"clips": [{"name": "0_0", "samples": 480000}]}]})";
        for (const char* file : {"G_90.pth", "D_90.pth"})
            std::ofstream(place / file) << "";
        std::ofstream(place / "train.log") << "x\t====> Epoch: " << epochs << " [1 s]\n";
    }
    TrainingForm& form() { return forms->training; }
    TrainingRun& run() { return forms->run; }
};

TEST_F(TrainingFormTest, TheButtonSaysWhatIsMissing)
{
    TrainingForm& asked = form();
    EXPECT_EQ(asked.problem(), "Give the voice a name first");
    asked.begin(); // nothing, for there is a problem
    EXPECT_FALSE(run().isRunning());
    for (const char* name : {"a/b", "..", "mute", "a|b"}) {
        asked.setName(name);
        EXPECT_TRUE(asked.problem().contains("cannot be a name")) << asked.problem().toStdString();
    }
    asked.setName(" Mika ");
    EXPECT_EQ(asked.values().name, "Mika");
    EXPECT_EQ(asked.problem(), "Choose a folder of recordings first");
    asked.setData(folder / "nowhere");
    EXPECT_TRUE(asked.problem().contains("is not there"));
    asked.setData(recordings());
    EXPECT_TRUE(await([&] { return asked.report().has_value(); }));
    EXPECT_NEAR(*asked.dataSeconds(), 1.5, 0.6);
    EXPECT_TRUE(asked.isReady()) << asked.problem().toStdString();
    EXPECT_FALSE(asked.estimateSeconds()) << "nothing is known of this machine yet";
    EXPECT_EQ(asked.values().epochs, asked.report()->epochs > 0 ? asked.report()->epochs : 50)
        << "as suggested";
    asked.setEpochs(3);
    EXPECT_EQ(commandText(asked.request()).toStdString(),
              "koe train --data '" + recordings().string() +
                  "' --epochs 3 --save-every 3 --hold-out 2 -- Mika");
    asked.setBase("none");
    asked.setSampleRateHz(40000);
    asked.setVersion("v2");
    EXPECT_EQ(asked.missingModels(), std::vector<std::string>{"contentvec"});
    EXPECT_TRUE(asked.problem().contains("contentvec")) << asked.problem().toStdString();

    const fs::path silent = folder / "silent";
    fs::create_directories(silent);
    training::tiny::writeWave(silent / "a.wav", std::vector<float>(40000, 0.0f));
    asked.setBase("starter");
    asked.setData(silent);
    EXPECT_TRUE(await([&] { return asked.problem().contains("There is no speech"); }))
        << asked.problem().toStdString();
}

TEST_F(TrainingFormTest, SuggestionsFollowTheRecordingsUntilSomebodySets)
{
    TrainingForm& asked = form();
    asked.setData(recordings());
    EXPECT_EQ(asked.values().name, "録音 of Mika") << "called as the folder is, until it has a name";
    asked.setName("Mika");
    ASSERT_TRUE(await([&] { return asked.report().has_value(); }));
    EXPECT_EQ(asked.values().saveEvery, studio::suggestedSaveEvery(asked.values().epochs));
    asked.setEpochs(250);
    EXPECT_EQ(asked.values().saveEvery, 25) << "saves follow the epochs";
    asked.setSaveEvery(7);
    asked.setEpochs(60);
    EXPECT_EQ(asked.values().saveEvery, 7) << "somebody has set them";
    asked.setBatch(3);
    asked.setVersion("v1");
    EXPECT_EQ(asked.values().batch, 3);

    // How long it takes, as soon as it is known how fast this machine is.
    int changes = 0;
    QObject::connect(&asked, &TrainingForm::changed, [&] { changes++; });
    studio::keepSpeed(forms->settings, asked.request(), {2.0, 0.1, 1.0, 0.5, 0.2});
    ASSERT_TRUE(asked.estimateSeconds().has_value());
    const double before = *asked.estimateSeconds();
    EXPECT_GT(before, 1.0);
    asked.setEpochs(120);
    EXPECT_GT(changes, 0);
    EXPECT_GT(*asked.estimateSeconds(), 1.5 * before);

    // A set that the doctor has heard is not heard again.
    const dataset::CheckReport report = *asked.report();
    asked.startAnew();
    EXPECT_EQ(asked.values().name, "");
    asked.setData(recordings(), report);
    EXPECT_FALSE(asked.isChecking());
    EXPECT_TRUE(asked.report().has_value());
}

TEST_F(TrainingFormTest, DroppedRecordingsGoIntoOneSet)
{
    TrainingForm& asked = form();
    asked.setName("Mika");
    asked.takeFiles({speech()});
    EXPECT_TRUE(asked.isCopying());
    ASSERT_TRUE(await([&] { return asked.report().has_value(); })) << asked.problem().toStdString();
    EXPECT_EQ(asked.values().data, folder / "datasets/Mika");
    asked.takeFiles({speech("flemishguy_16k.wav")}); // later
    ASSERT_TRUE(
        await([&] { return !asked.isCopying() && asked.report() && asked.report()->files.size() == 2; }));
    EXPECT_EQ(asked.values().data, folder / "datasets/Mika");
    asked.takeFiles({folder / "gone.wav"});
    EXPECT_TRUE(await([&] { return asked.problem().contains("gone.wav"); })) << asked.problem().toStdString();
    const fs::path data = recordings();
    asked.takeFiles({data});
    EXPECT_EQ(asked.values().data, data) << "a folder where it lies";
    EXPECT_FALSE(asked.problem().contains("gone.wav"));
}

TEST_F(TrainingFormTest, AnExperimentThatWasChangedIsRefusedInWords)
{
    experiment("Mika", 30);
    TrainingForm& asked = form();
    asked.refresh();
    ASSERT_TRUE(await([&] { return asked.experiments().size() == 1; }));
    asked.setBase("none");
    asked.setName("Mika");
    asked.setVersion("v2");
    asked.setSampleRateHz(40000);
    EXPECT_EQ(
        asked.problem(),
        "«Mika» was begun at 48 kHz and cannot go on at 40 kHz: choose another name, or set the rate back.");
    asked.setSampleRateHz(48000);
    asked.setVersion("v1");
    EXPECT_TRUE(asked.problem().contains("was begun as v2")) << asked.problem().toStdString();
    asked.setVersion("v2");
    asked.setF0(false);
    EXPECT_TRUE(asked.problem().contains("cannot go on without")) << asked.problem().toStdString();
    asked.setF0(true);
    asked.setEpochs(30);
    EXPECT_TRUE(asked.problem().contains("30 epochs already")) << asked.problem().toStdString();
    asked.goOn("Mika");
    EXPECT_TRUE(await([&] { return asked.isReady(); })) << asked.problem().toStdString();
    EXPECT_EQ(asked.values().epochs, 45);
    asked.addTo("Mika");
    EXPECT_EQ(asked.values().name, "Mika 2");
    EXPECT_TRUE(asked.values().base.find("G_90.pth,") != std::string::npos);
    EXPECT_EQ(asked.problem(), "Choose a folder of recordings first");
    asked.setData(recordings());
    EXPECT_TRUE(await([&] { return asked.isReady() && asked.report(); })) << asked.problem().toStdString();
}

TEST_F(TrainingFormTest, ADeviceThatIsGoneIsNamed)
{
    forms->settings.set("device", "cuda:7");
    TrainingForm& asked = form();
    asked.startAnew();
    asked.setName("Mika");
    asked.setData(recordings());
    asked.refresh();
    ASSERT_TRUE(await([&] { return asked.isDeviceGone(); }));
    EXPECT_TRUE(asked.problem().startsWith("cuda:7")) << asked.problem().toStdString();
    EXPECT_EQ(asked.devices().front().id, "auto");
    asked.setDevice("auto");
    EXPECT_TRUE(asked.isReady()) << asked.problem().toStdString();
}

/// With a network so small that a step takes some tenths of a second.
TEST_F(TrainingFormTest, TrainingsQueueAndOneThatIsStoppedCanGoOn)
{
    for (const char* name : {"Mika", "Anna"}) {
        training::TrainRequest tiny = training::tiny::request(folder, name);
        tiny.home = home;
        tiny.version = "v1";
        tiny.epochs = 400;
        studio::keepRequest(tiny);
    }
    TrainingForm& asked = form();
    asked.goOn("Mika");
    ASSERT_TRUE(await([&] { return asked.isReady(); })) << asked.problem().toStdString();
    asked.begin();
    ASSERT_NE(run().view(), nullptr);
    const qint64 first = run().view()->job;
    EXPECT_EQ(asked.problem(), "«Mika» is being trained");
    asked.goOn("Anna");
    ASSERT_TRUE(await([&] { return asked.isReady(); })) << asked.problem().toStdString();
    asked.begin(); // waits behind the first one
    EXPECT_EQ(run().view()->job, first);
    ASSERT_TRUE(await([&] { return run().view()->last.step >= 1 || run().view()->job != first; }, 120));
    ASSERT_EQ(run().view()->job, first) << run().view()->failure.toStdString();
    run().stop();
    ASSERT_TRUE(await([&] { return run().view()->job != first; }, 60)) << "the second one is looked at";
    EXPECT_EQ(run().view()->request.name, "Anna");
    run().stop();
    ASSERT_TRUE(await([&] { return !run().isRunning(); }, 60));
    EXPECT_EQ(run().view()->state, studio::JobState::Stopped) << run().view()->failure.toStdString();
    EXPECT_FALSE(run().interrupted().has_value()) << "both were stopped in order";
    asked.goOn("Mika");
    EXPECT_TRUE(await([&] { return asked.isReady(); })) << asked.problem().toStdString();
    EXPECT_EQ(asked.values().epochs, 400) << "what was asked for the last time";
}

// ---- The wizard

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
    form().next();
    EXPECT_TRUE(await([&] { return form().isReady(); })) << form().problem().toStdString();
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

} // namespace
} // namespace koe::ui
