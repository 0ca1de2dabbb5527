// File → New voice…: from dropped recordings to a voice that speaks, with the real window and engine.
#include "core/atomic_file.h"
#include "tests/ui/ui_fixture.h"
#include "training/tiny_set.h"
#include "ui/jobs/save_listening.h"
#include "ui/jobs/training_run.h"
#include "ui/widgets/play_row.h"
#include "ui/wizard/wizard_form.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

namespace koe::ui {
namespace {
namespace fs = std::filesystem;
using Step = WizardForm::Step;

class Wizard : public UiTest
{
protected:
    /// With a starter base of two speakers: looking among all for the nearest takes long.
    void SetUp() override
    {
        UiTest::SetUp();
        const fs::path whole = home.starter;
        home.starter = home.weights / "starter"; // the training process finds it there as well
        fs::create_directories(home.starter);
        for (const auto& entry : fs::directory_iterator(whole))
            if (entry.path().filename() != "config.json")
                fs::create_symlink(entry.path(), home.starter / entry.path().filename());
        QString config = QString::fromStdString(readTextFile(whole / "config.json"));
        ASSERT_TRUE(config.contains("352"));
        writeTextFile(home.starter / "config.json", config.replace("352", "2").toStdString());
        start();
    }

    WizardForm& form() { return program->forms().wizard; }
    QPushButton* next() { return program->window().page("wizard")->findChild<QPushButton*>("next"); }
    QPushButton* saying(const QString& text)
    {
        for (QPushButton* one : program->window().page("wizard")->findChildren<QPushButton*>())
            if (one->text() == text && one->isVisible())
                return one;
        return nullptr;
    }
    fs::path speech() const
    {
        return fs::path(KOE_SOURCE_DIR) / "tests" / "fixtures" / "speech" / "kathleen_16k.wav";
    }
};

TEST_F(Wizard, FromDroppedRecordingsToAVoiceThatSpeaks)
{
    MainWindow& window = program->window();
    Q_EMIT window.newVoiceWanted();
    ASSERT_EQ(window.shownPage(), "wizard");
    EXPECT_FALSE(next()->isEnabled()) << "a name first";
    auto* name = window.findChild<QLineEdit*>("wizardName");
    ASSERT_NE(name, nullptr);
    name->setFocus();
    QTest::keyClicks(name, "Mika");
    QTest::keyClick(name, Qt::Key_Return);
    ASSERT_EQ(form().step(), Step::Recordings);
    EXPECT_FALSE(next()->isEnabled());

    window.takeFiles({speech()}); // dropped anywhere
    ASSERT_TRUE(await([&] { return next()->isEnabled(); })) << form().problem().toStdString();
    next()->click();
    ASSERT_EQ(form().step(), Step::Check);
    ASSERT_TRUE(await([&] { return next()->isEnabled(); }, 120)) << form().problem().toStdString();
    next()->click();
    ASSERT_EQ(form().step(), Step::Choice);

    // Back to the beginning loses nothing, and neither does another language.
    for (int i = 0; i < 3; i++)
        saying("Back")->click();
    setLanguage("ja");
    setLanguage("en");
    ASSERT_TRUE(await([&] { return window.shownPage() == "wizard" && saying("Next") != nullptr; }));
    EXPECT_EQ(window.findChild<QLineEdit*>("wizardName")->text(), "Mika");
    for (int i = 0; i < 3; i++)
        next()->click();
    ASSERT_EQ(form().step(), Step::Choice);
    window.page("wizard")->findChildren<QRadioButton*>().first()->click();
    EXPECT_EQ(form().care(), WizardForm::Care::Quick);
    ASSERT_TRUE(await([&] { return !form().isMeasuring(); }, 180));
    EXPECT_TRUE(next()->text().startsWith("Train for about")) << next()->text().toStdString();
    EXPECT_LT(*form().estimateSeconds(WizardForm::Care::Quick),
              *form().estimateSeconds(WizardForm::Care::Best));
    EXPECT_FALSE(fs::exists(home.weights / "Mika.pth"));

    activate();
    next()->setFocus();
    next()->click();
    ASSERT_EQ(form().step(), Step::Train);
    EXPECT_TRUE(window.page("wizard")->isAncestorOf(QApplication::focusWidget())) << "keys stay here";
    auto& run = program->forms().run;
    ASSERT_TRUE(await([&] { return !run.view()->saves.empty() || run.view()->isOver(); }, 300));
    ASSERT_FALSE(run.view()->isOver()) << run.view()->failure.toStdString();
    run.stop(); // enough to hear
    ASSERT_TRUE(await([&] { return run.view()->isOver(); }, 120));
    ASSERT_EQ(form().step(), Step::Listen) << run.view()->failure.toStdString();
    auto& listening = program->forms().saves;
    ASSERT_TRUE(await([&] { return !listening.samples().empty() || !listening.problem().isEmpty(); }, 120));
    ASSERT_FALSE(listening.samples().empty()) << listening.problem().toStdString();
    EXPECT_GT(fs::file_size(listening.samples().back().result), 10'000U);
    EXPECT_TRUE(fs::exists(listening.samples().back().source));

    // Whatever is trained meanwhile, here it is this one.
    training::TrainRequest other = training::tiny::request(folder, "Anna");
    other.home = home;
    other.version = "v1";
    other.epochs = 10'000;
    run.begin(other);
    ASSERT_TRUE(await([&] { return run.view()->request.name == "Anna" && run.view()->last.step > 0; }, 120))
        << run.view()->failure.toStdString();
    EXPECT_TRUE(window.page("wizard")->findChild<PlayRow*>()->isVisible());
    EXPECT_EQ(listening.of("Mika").samples.back().result.parent_path().parent_path().parent_path(),
              home.logs / "Mika");
    saying("Back")->click();
    EXPECT_TRUE(saying("Next") != nullptr && saying("Next")->isEnabled()) << "it is done";
    saying("Next")->click();
    run.stop();
    ASSERT_TRUE(await([&] { return !run.isRunning(); }, 60));

    ASSERT_TRUE(await([&] { return program->desk().voices.find("Mika") != nullptr; }));
    next()->click();
    EXPECT_EQ(program->desk().voices.chosen()->name, "Mika");
    EXPECT_EQ(form().step(), Step::Name) << "ready for the next voice";
    Q_EMIT window.newVoiceWanted();
    form().setName("Mika");
    EXPECT_FALSE(form().isReady()) << "that one is there";
}

} // namespace
} // namespace koe::ui
