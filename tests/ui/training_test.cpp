// The Training page: a real training that is closed, opened and ended.
#include "studio/experiments.h"
#include "studio/settings.h"
#include "studio/training_estimate.h"
#include "tests/ui/ui_fixture.h"
#include "training/tiny_set.h"
#include "ui/jobs/save_listening.h"
#include "ui/jobs/stage_line.h"
#include "ui/jobs/training_run.h"
#include "ui/pages/training/experiment_list.h"
#include "ui/pages/training/listening_cards.h"
#include "ui/pages/training/loss_chart.h"
#include "ui/pages/training/training_form.h"
#include "ui/pages/training/training_page.h"
#include "ui/pages/training/training_progress_pane.h"
#include "ui/pages/training/training_settings.h"
#include "ui/widgets/message_line.h"

#include <QChart>
#include <QChartView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QValueAxis>

#include <fstream>

namespace koe::ui {
namespace {
namespace fs = std::filesystem;

class Training : public UiTest
{
protected:
    TrainingForm& form() { return program->forms().training; }
    TrainingRun& run() { return program->forms().run; }
    template <typename Widget> Widget* find(const char* name = "")
    {
        return program->window().findChild<Widget*>(name);
    }
    QPushButton* buttonSaying(const QString& text)
    {
        for (QPushButton* one : program->window().findChildren<QPushButton*>())
            if (one->text() == text && one->isVisible())
                return one;
        return nullptr;
    }
};

TEST_F(Training, WhatIsTypedStays)
{
    activate();
    showPage("training");
    QLineEdit* field = nullptr;
    for (QLineEdit* one : find<TrainingSettings>()->findChildren<QLineEdit*>())
        if (one->accessibleName() == "Recordings" &&
            one->parentWidget()->findChild<QToolButton*>() != nullptr)
            field = one;
    ASSERT_NE(field, nullptr);
    const fs::path spaced = folder / "takes "; // a name that nobody can type
    fs::create_directories(spaced);
    form().setData(spaced);
    field->setFocus();
    QTest::keyClick(field, Qt::Key_Tab); // only through
    EXPECT_EQ(form().values().data, spaced);
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, "/so");
    form().refresh(); // as an answer of the engine comes
    EXPECT_EQ(field->text(), "/so");
    QTest::keyClicks(field, "me");
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(form().values().data, "/some");
    form().setData(spaced); // and by other ways
    EXPECT_EQ(field->text().toStdString(), spaced.string());
}

TEST_F(Training, AMessagesButtonDoesWhatItSays)
{
    program->desk().settings.set("device", "cuda:7"); // which this machine has not
    training::TrainRequest tiny = training::tiny::request(folder, "Mika");
    tiny.home = home;
    tiny.version = "v1";
    tiny.epochs = 400;
    run().begin(tiny);
    start(); // while it waits or runs
    showPage("training");
    ASSERT_TRUE(run().interrupted().has_value());
    auto* message = program->window().page("training")->findChild<MessageLine*>();
    ASSERT_TRUE(await([&] { return message->sentence().startsWith("cuda:7"); }))
        << message->sentence().toStdString();
    setTheme(Theme::Choice::Light); // made anew, with both to say
    message = program->window().page("training")->findChild<MessageLine*>();
    ASSERT_TRUE(message->sentence().contains("was interrupted")) << message->sentence().toStdString();
    ASSERT_NE(buttonSaying("Go on"), nullptr);
    Q_EMIT message->action();
    ASSERT_NE(run().view(), nullptr) << "it goes on";
    run().stop();
    ASSERT_TRUE(await([&] { return run().view()->isOver(); }, 60));
    EXPECT_EQ(form().values().device, "cuda:7");
}

TEST_F(Training, ANewCurveIsSeenWhole)
{
    const auto curve = [](int steps) {
        studio::LossHistory all;
        for (int step = 1; step <= steps; step++) {
            training::StepReport report;
            report.step = step;
            report.lossMel = 20.0;
            all.add(report);
        }
        return all;
    };
    const studio::LossHistory first = curve(1000);
    const studio::LossHistory second = curve(100);
    const studio::LossHistory* shown = &first;
    LossChart chart([&] { return shown; });
    chart.resize(600, 300);
    chart.setVisible(true);
    auto* steps =
        static_cast<QValueAxis*>(chart.findChild<QChartView*>()->chart()->axes(Qt::Horizontal).front());
    EXPECT_NEAR(steps->max(), 1000.0, 20.0);
    steps->setRange(400.0, 500.0); // as the rubber band does
    chart.show({});
    EXPECT_NEAR(steps->max(), 500.0, 1.0) << "it stays where somebody looks closer";
    shown = &second;
    chart.show({});
    EXPECT_NEAR(steps->max(), 100.0, 5.0) << "another training";
}

/// With a network so small that a step takes some tenths of a second: what is tried is the window.
TEST_F(Training, IsClosedOpenedAndGoesOnToAVoice)
{
    constexpr int kEpochs = 16;
    training::TrainRequest tiny = training::tiny::request(folder, "Mika");
    tiny.home = home;
    tiny.version = "v1";
    tiny.epochs = kEpochs;
    tiny.saveEvery = 5;
    studio::keepRequest(tiny);
    // One clip is held out, and the clips' encoder is one that is here: each save is heard.
    std::ofstream(home.logs / "Mika" / "prepare.json") << R"({"encoder": "koe-starter-1"})";
    std::ofstream(home.logs / "Mika" / "heldout.txt")
        << (home.logs / "Mika/0_gt_wavs/3_0.wav").string() << "\n";
    showPage("training");
    auto* page = dynamic_cast<TrainingPage*>(program->window().page("training"));
    ASSERT_NE(page, nullptr);
    ASSERT_TRUE(await([&] { return buttonSaying("Go on") != nullptr; })) << "the experiment can be clicked";
    buttonSaying("Go on")->click();
    EXPECT_EQ(form().values().name, "Mika");
    auto* train = find<QPushButton>("train");
    ASSERT_NE(train, nullptr);
    ASSERT_TRUE(await([&] { return train->isEnabled(); })) << form().problem().toStdString();
    EXPECT_EQ(train->text(), QString("Train %1 epochs").arg(kEpochs));
    EXPECT_FALSE(page->findChild<TrainingProgressPane*>()->isVisible());
    page->triggerPrimary();
    EXPECT_TRUE(page->findChild<TrainingProgressPane*>()->isVisible()) << "at once";
    setTheme(Theme::Choice::Light); // all pages are made anew
    ASSERT_TRUE(await([&] { return run().view()->last.step >= 1 || run().view()->isOver(); }, 180))
        << run().view()->failure.toStdString();
    ASSERT_FALSE(run().view()->isOver()) << run().view()->failure.toStdString();
    EXPECT_TRUE(find<TrainingProgressPane>()->isVisible()) << "the page that was made anew shows it too";

    // The window lives while steps run and curves are drawn.
    holds([&] {
        StallWatch stalls;
        const std::int64_t from = run().view()->last.step;
        ASSERT_TRUE(await([&] { return run().view()->last.step >= from + 5; }, 60));
        expectQuick(stalls, "a training that is looked at");
    });
    ASSERT_FALSE(HasFatalFailure());
    const std::int64_t before = run().view()->last.step;

    start(); // the window is closed, and opened again
    showPage("training");
    ASSERT_EQ(run().view(), nullptr);
    ASSERT_TRUE(run().interrupted().has_value());
    auto* message = program->window().page("training")->findChild<MessageLine*>();
    EXPECT_TRUE(message->sentence().contains("was interrupted")) << message->sentence().toStdString();
    Q_EMIT message->action();
    ASSERT_NE(run().view(), nullptr);
    EXPECT_TRUE(await([&] { return run().view()->losses.size() >= static_cast<std::size_t>(before); }))
        << "the curve so far is there";
    ASSERT_TRUE(await([&] { return run().view()->last.step > before; }, 120));
    ASSERT_TRUE(await([&] { return buttonSaying("Pause") != nullptr; }));
    buttonSaying("Pause")->click();
    ASSERT_TRUE(await([&] { return run().view()->state == studio::JobState::Paused; }));
    ASSERT_TRUE(await([&] { return buttonSaying("Resume") != nullptr; }));
    buttonSaying("Resume")->click();
    ASSERT_TRUE(await([&] { return run().view()->state == studio::JobState::Running; }));
    ASSERT_TRUE(await([&] { return buttonSaying("Stop") != nullptr; }));
    buttonSaying("Stop")->click();
    ASSERT_TRUE(await([&] { return run().view()->isOver(); }, 120));
    ASSERT_EQ(run().view()->state, studio::JobState::Stopped) << run().view()->failure.toStdString();
    ASSERT_TRUE(run().view()->report.has_value());
    EXPECT_LT(run().view()->report->epoch, kEpochs);
    EXPECT_TRUE(fs::exists(home.weights / "Mika.pth")) << "what it has learned speaks";
    EXPECT_FALSE(run().view()->report->index.empty());

    start(); // the next day
    showPage("training");
    EXPECT_FALSE(run().interrupted().has_value()) << "it was stopped in order";
    const auto goOn = [&]() -> QPushButton* { // the shelf has one too
        for (QPushButton* one : find<ExperimentList>()->findChildren<QPushButton*>())
            if (one->text() == "Go on" && one->isVisible())
                return one;
        return nullptr;
    };
    ASSERT_TRUE(await([&] { return goOn() != nullptr; }));
    goOn()->click();
    EXPECT_EQ(form().values().epochs, kEpochs);
    ASSERT_TRUE(await([&] { return form().isReady(); })) << form().problem().toStdString();
    find<QPushButton>("train")->click();
    ASSERT_TRUE(await([&] { return run().view()->isOver(); }, 240));
    ASSERT_EQ(run().view()->state, studio::JobState::Done) << run().view()->failure.toStdString();
    ASSERT_TRUE(run().view()->report.has_value());
    EXPECT_EQ(run().view()->report->epoch, kEpochs);
    EXPECT_EQ(run().view()->losses.size(), static_cast<std::size_t>(run().view()->report->steps))
        << "every step once";
    EXPECT_FALSE(run().view()->saves.empty());
    EXPECT_TRUE(fs::exists(home.weights / "Mika.pth"));
    const SaveListening& listening = program->forms().saves;
    ASSERT_TRUE(await([&] { return listening.waiting() == 0; }, 120));
    ASSERT_FALSE(listening.samples().empty()) << listening.problem().toStdString();
    std::size_t best = 0;
    for (std::size_t i = 0; i < listening.samples().size(); i++) {
        const ListeningSample& sample = listening.samples()[i];
        EXPECT_TRUE(sample.isHeldOut);
        EXPECT_GT(sample.distanceDb, 0.0);
        EXPECT_GT(sample.melLoss, 0.0);
        if (sample.distanceDb < listening.samples()[best].distanceDb)
            best = i;
    }
    EXPECT_EQ(listening.best(), best);
    const auto starred = [&] {
        QStringList epochs;
        for (QLabel* label : find<ListeningCards>()->findChildren<QLabel*>())
            if (label->text() == QStringLiteral("★ best so far"))
                epochs << label->parentWidget()->findChildren<QLabel*>().first()->text();
        return epochs.join(' ');
    };
    const QString epoch = QString("Epoch %1").arg(listening.samples()[best].epoch);
    EXPECT_TRUE(await([&] { return starred() == epoch; })) // cards are made in turns of the loop
        << starred().toStdString();
    const auto* stages = find<TrainingProgressPane>()->findChild<StageLine*>();
    EXPECT_TRUE(await([&] { return stages->findChildren<QProgressBar*>().at(4)->value() == 1000; }));
    EXPECT_FALSE(run().interrupted().has_value());
    VoiceLibrary& voices = program->desk().voices;
    EXPECT_TRUE(await([&] { return voices.find("Mika") != nullptr; }));
    ASSERT_TRUE(await([&] { return buttonSaying("Open in Inference") != nullptr; }));
    buttonSaying("Open in Inference")->click();
    EXPECT_EQ(voices.chosen()->name, "Mika");
    run().putAway();
    form().goOn("Mika");
    EXPECT_EQ(form().values().epochs, kEpochs + 10) << "further, for it had ended";
    EXPECT_TRUE(studio::knownSpeed(program->desk().settings, form().request()).has_value())
        << "now it is known how fast this machine is";
}

} // namespace
} // namespace koe::ui
