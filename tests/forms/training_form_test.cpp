// What the Training page asks for, without it.
#include "studio/experiments.h"
#include "studio/settings.h"
#include "studio/training_estimate.h"
#include "tests/forms/form_fixture.h"
#include "training/tiny_set.h"
#include "ui/pages/training/training_text.h"

#include <algorithm>
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
    for (const char* name : {"a/b", "..", "mute", "a|b", ".hidden"}) {
        asked.setName(name);
        EXPECT_TRUE(asked.problem().contains("cannot be a name")) << asked.problem().toStdString();
    }
    asked.setName(QStringLiteral("声").repeated(34)); // 102 bytes
    EXPECT_EQ(asked.problem(), "This name is too long");
    std::ofstream(home.weights / "choir.pth") << "a voice that somebody copied in";
    asked.setName("choir");
    EXPECT_TRUE(asked.problem().contains("would be written over")) << asked.problem().toStdString();
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
    EXPECT_TRUE(await([&] { return asked.copyProblem().contains("gone.wav"); }));
    EXPECT_TRUE(await([&] { return asked.isReady(); }))
        << "with what is there: " << asked.problem().toStdString();
    const fs::path data = recordings();
    asked.takeFiles({data});
    EXPECT_EQ(asked.values().data, data) << "a folder where it lies";
    EXPECT_EQ(asked.copyProblem(), "");
}

TEST_F(TrainingFormTest, WhatIsDroppedWhileItCopiesGoesIntoTheSameSet)
{
    TrainingForm& asked = form();
    asked.setName("Mika");
    asked.takeFiles({speech()});
    asked.takeFiles({speech("flemishguy_16k.wav")}); // at once
    const fs::path second = folder / "datasets/Mika/flemishguy_16k.wav";
    bool wasWhole = true;
    QObject::connect(&asked, &TrainingForm::changed,
                     [&] { wasWhole = wasWhole && (asked.isCopying() || fs::exists(second)); });
    ASSERT_TRUE(await([&] { return !asked.isCopying() && asked.report(); })) << asked.problem().toStdString();
    EXPECT_TRUE(wasWhole) << "as long as one is copied, it says so";
    EXPECT_EQ(asked.values().data, folder / "datasets/Mika");
    EXPECT_EQ(asked.report()->files.size(), 2U);
    EXPECT_FALSE(fs::exists(folder / "datasets/Mika 2"));

    // What is wanted later counts, and what was stopped is no mistake.
    asked.startAnew();
    asked.setName("Anna");
    asked.takeFiles({speech()});
    const fs::path data = recordings();
    asked.setData(data);
    EXPECT_FALSE(asked.isCopying()) << "for this training";
    ASSERT_TRUE(await([&] { return !forms->board.isBusy() && asked.report(); }));
    EXPECT_EQ(asked.values().data, data);
    asked.takeFiles({speech("flemishguy_16k.wav"), speech()});
    forms->jobs.stop(forms->board.cards().back().id);
    ASSERT_TRUE(await([&] { return !asked.isCopying(); }));
    EXPECT_EQ(asked.problem(), "");
}

TEST_F(TrainingFormTest, AFolderThatComesBackIsHeard)
{
    TrainingForm& asked = form();
    asked.setName("Mika");
    asked.setData(folder / "drive");
    EXPECT_TRUE(asked.problem().contains("is not there"));
    fs::create_directories(folder / "drive");
    fs::copy_file(speech(), folder / "drive/a.wav");
    asked.setData(folder / "drive");
    EXPECT_TRUE(await([&] { return asked.report().has_value(); }));
    EXPECT_TRUE(asked.isReady()) << asked.problem().toStdString();
    asked.setData(folder / "drive");
    EXPECT_FALSE(asked.isChecking()) << "it is known";
}

TEST_F(TrainingFormTest, NoBaseComesOrGoesUnsaid)
{
    TrainingForm& asked = form();
    asked.refresh();
    ASSERT_TRUE(await([&] { return asked.devices().size() > 1; }));
    const std::size_t before = asked.bases().size();
    std::size_t said = before;
    QObject::connect(&asked, &TrainingForm::changed, [&] { said = asked.bases().size(); });
    const assets::Asset* base = assets::findAsset("rvc2-40k-f0");
    for (const assets::Asset& one : assets::manifest())
        if (one.base && one.role != assets::Role::Base)
            base = &one;
    ASSERT_NE(base, nullptr);
    for (const auto& file : base->files) {
        fs::create_directories((home.weights / file.path).parent_path());
        std::ofstream(home.weights / file.path) << "x";
    }
    asked.refresh();
    EXPECT_EQ(said, asked.bases().size()) << "who chooses by number goes by what was shown last";
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
    experiment("Mika, live", 30); // a comma stands between the files of a base, too
    asked.addTo("Mika, live");
    EXPECT_EQ(asked.base().title, "The experiment «Mika, live»");
    EXPECT_TRUE(asked.base().isHere);
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
    EXPECT_EQ(asked.deviceProblem(), asked.problem());
    asked.setDevice("auto");
    EXPECT_TRUE(asked.isReady()) << asked.problem().toStdString();
    asked.refresh();
    ASSERT_TRUE(await([&] { return !asked.devices().empty() && asked.isReady(); }));
    EXPECT_EQ(asked.values().device, "auto") << "somebody has set it";

    // What Settings says counts as long as nobody has.
    forms->settings.set("device", "cpu");
    asked.startAnew();
    EXPECT_EQ(asked.values().device, "cpu");
    forms->settings.set("device", "auto");
    asked.refresh();
    EXPECT_TRUE(await([&] { return asked.values().device == "auto"; }, 10));
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
    EXPECT_EQ(asked.problem(), "«Anna» is being trained") << "in its turn";
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

} // namespace
} // namespace koe::ui
