// The Settings page: what the program goes by, and its base models.
#include "core/home_folders.h"
#include "sound/jack_server.h"
#include "studio/datasets.h"
#include "studio/settings.h"
#include "studio/start_home.h"
#include "tests/ui/ui_fixture.h"
#include "ui/app/language.h"
#include "ui/pages/settings/model_row.h"
#include "ui/pages/settings/settings_form.h"
#include "ui/pages/settings/settings_page.h"
#include "voice/slim_voice.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>

#include <fstream>

namespace koe::ui {
namespace {
namespace fs = std::filesystem;

class SettingsUi : public UiTest
{
protected:
    void SetUp() override
    {
        UiTest::SetUp();
        form = std::make_unique<SettingsForm>(program->desk());
    }
    void TearDown() override
    {
        form.reset();
        UiTest::TearDown();
    }
    std::unique_ptr<SettingsForm> form;
};

TEST_F(SettingsUi, WhatIsSetIsKept)
{
    form->setDevice("cpu");
    form->setMemoryGb(2.5);
    form->setMirror(" http://127.0.0.1:9 ");
    const studio::Settings again(home);
    EXPECT_EQ(again.text("device"), "cpu");
    EXPECT_EQ(again.number("memory", 0.0), 2.5e9);
    EXPECT_EQ(again.text("mirror"), "http://127.0.0.1:9");
    EXPECT_EQ(form->device(), "cpu");
    EXPECT_EQ(form->memoryGb(), 2.5);
    ASSERT_EQ(form->folders().size(), 6u);
    EXPECT_EQ(form->folders()[1].path, home.weights);

    form->readEngine();
    EXPECT_TRUE(await([&] { return !form->devices().empty(); }));
    EXPECT_EQ(form->devices()[0].id, "cpu");
    EXPECT_FALSE(form->aboutEngine().isEmpty());
}

TEST_F(SettingsUi, FoldersAreChangedForTheNextStart)
{
    form->setFolder("results", folder / "songs 声");
    EXPECT_EQ(program->inference().folder(), folder / "songs 声") << "at once";
    EXPECT_TRUE(form->folders()[0].next.empty());

    const fs::path wanted = folder / "my voices";
    form->setFolder("weights", wanted);
    EXPECT_EQ(form->folders()[1].path, home.weights);
    EXPECT_EQ(form->folders()[1].next, wanted);
    form->setFolder("logs", "/proc/nowhere");
    EXPECT_TRUE(form->folderProblem().contains("/proc/nowhere"));
    EXPECT_TRUE(form->folders()[2].next.empty());
    form->setFolder("datasets", folder / "sets");
    EXPECT_TRUE(form->folderProblem().isEmpty());

    const Home next = studio::startHome();
    EXPECT_EQ(next.weights, wanted);
    EXPECT_EQ(next.logs, home.logs);
    EXPECT_EQ(studio::datasetsFolder(next), folder / "sets");
    EXPECT_EQ(dataFolder(next), folder) << "settings and jobs stay";
    EXPECT_EQ(Home::find().weights, wanted) << "and for the terminal";
    EXPECT_EQ(studio::Settings(next).text("folder/weights"), "");
}

TEST_F(SettingsUi, ABaseModelThatCannotBeGotSaysWhy)
{
    form->setMirror("http://127.0.0.1:9"); // nobody listens there
    ASSERT_NE(program->desk().models.find("rmvpe"), nullptr);
    EXPECT_EQ(program->desk().models.find("rmvpe")->where, assets::Where::Absent);
    EXPECT_EQ(form->missingForConversion(),
              assets::findAsset("contentvec")->bytes() + assets::findAsset("rmvpe")->bytes());
    program->desk().models.get("rmvpe");
    EXPECT_NE(program->desk().models.find("rmvpe")->job, 0);
    program->desk().models.stop("rmvpe");
    EXPECT_TRUE(await([&] { return program->desk().models.find("rmvpe")->job == 0; }));
    EXPECT_TRUE(program->desk().models.find("rmvpe")->problem.isEmpty()) << "stopped by hand";

    fs::create_directories(home.weights / "rmvpe");
    std::ofstream(home.weights / "rmvpe/rmvpe.pt") << "not it";
    program->desk().models.refresh();
    EXPECT_TRUE(await([&] { return program->desk().models.find("rmvpe")->where == assets::Where::Differs; }));
}

TEST_F(SettingsUi, TheLoudspeakerIsChosenAndOneThatIsGoneIsSaid)
{
    if (!JackServer::isInstalled())
        GTEST_SKIP() << "there is no jackd";
    JackServer server;
    ASSERT_TRUE(server.isRunning());
    const auto isRead = [&](bool isThere) {
        return std::any_of(form->outputs().begin(), form->outputs().end(),
                           [](const auto& device) { return device.id == "jack:system"; }) == isThere;
    };
    EXPECT_EQ(form->output(), "");
    form->setOutput("jack:system");
    EXPECT_EQ(form->outputProblem(), "") << "not asked yet";
    EXPECT_EQ(form->outputName(), "system");
    form->readOutputs();
    ASSERT_TRUE(await([&] { return isRead(true); }));
    EXPECT_EQ(form->outputProblem(), "");
    EXPECT_EQ(studio::Settings(home).text("sound/output"), "jack:system");

    server.kill();
    form->readOutputs();
    ASSERT_TRUE(await([&] { return isRead(false); }));
    EXPECT_TRUE(form->outputProblem().contains("system")) << form->outputProblem().toStdString();
    form->setOutput("");
    EXPECT_EQ(form->outputProblem(), "");
}

TEST_F(SettingsUi, ThePageListsLoudspeakersAnewWheneverItIsSeen)
{
    if (!JackServer::isInstalled())
        GTEST_SKIP() << "there is no jackd";
    showPage("settings");
    QComboBox* box = nullptr;
    for (auto* one : program->window().page("settings")->findChildren<QComboBox*>())
        if (one->accessibleName() == "Loudspeaker")
            box = one;
    ASSERT_NE(box, nullptr);
    EXPECT_EQ(box->itemText(0), "System default");
    EXPECT_EQ(box->currentIndex(), 0);

    JackServer server; // plugged in
    showPage("inference");
    showPage("settings");
    ASSERT_TRUE(await([&] { return box->findData("jack:system") > 0; }));
    EXPECT_EQ(box->currentIndex(), 0);
    box->setCurrentIndex(box->findData("jack:system"));
    Q_EMIT box->activated(box->currentIndex());
    EXPECT_EQ(studio::Settings(home).text("sound/output"), "jack:system");

    server.kill();
    showPage("inference");
    showPage("settings");
    ASSERT_TRUE(await([&] { return box->currentText().contains("not here any more"); }));
    const auto labels = program->window().page("settings")->findChildren<QLabel*>();
    EXPECT_TRUE(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->isVisible() && label->text().contains("the system default sounds instead");
    }));
}

TEST_F(SettingsUi, AnRvcFolderIsTakenIn)
{
    const fs::path rvc = folder / "RVC 声";
    fs::create_directories(rvc / "assets/weights");
    saveVoice(rvc / "assets/weights/mika.pth", voice::slimVoice());
    form->look(rvc);
    EXPECT_TRUE(form->isLooking());
    EXPECT_TRUE(await([&] { return form->plan() != nullptr; }));
    EXPECT_TRUE(form->planSentence().contains("voice")) << form->planSentence().toStdString();
    EXPECT_FALSE(fs::exists(home.weights / "mika.pth")) << "only looked";
    form->takeIn();
    EXPECT_TRUE(await([&] { return !form->importDone().isEmpty(); }));
    EXPECT_TRUE(fs::exists(home.weights / "mika.pth"));
    EXPECT_TRUE(await([&] { return program->desk().voices.find("mika") != nullptr; }));

    form->look(folder / "nothing");
    EXPECT_TRUE(await([&] { return form->importProblem().contains("nothing"); }));
}

TEST_F(SettingsUi, ThePageChangesThemeAndLanguage)
{
    MainWindow& window = program->window();
    window.showPage("settings");
    const auto page = [&] { return qobject_cast<SettingsPage*>(window.page("settings")); };
    ASSERT_NE(page(), nullptr);
    EXPECT_GT(page()->findChildren<ModelRow*>().size(), 5);
    const auto choose = [&](const QVariant& data) {
        const SettingsPage* before = page();
        for (auto* box : page()->findChildren<QComboBox*>())
            if (const int at = box->findData(data); at >= 0) {
                box->setCurrentIndex(at);
                Q_EMIT box->activated(at);
                break;
            }
        return await([&] { return page() != before; });
    };
    EXPECT_TRUE(choose(static_cast<int>(Theme::Choice::Light)));
    EXPECT_FALSE(Theme::current().isDark);
    EXPECT_TRUE(choose(static_cast<int>(Theme::Choice::Dark)));
    EXPECT_TRUE(Theme::current().isDark);
    EXPECT_TRUE(choose(QStringLiteral("ja")));
    EXPECT_EQ(program->desk().settings.text("language"), "ja");
    EXPECT_TRUE(choose(QStringLiteral("en")));
    EXPECT_EQ(window.shownPage(), "settings");
}

} // namespace
} // namespace koe::ui
