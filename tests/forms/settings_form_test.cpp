// What the program goes by, without the page; its base models, and what is taken over from RVC.
#include "core/atomic_file.h"
#include "core/home_folders.h"
#include "sound/jack_server.h"
#include "studio/datasets.h"
#include "studio/settings.h"
#include "studio/start_home.h"
#include "tests/forms/form_fixture.h"
#include "voice/slim_voice.h"

#include <fstream>

namespace koe::ui {
namespace {
namespace fs = std::filesystem;

class SettingsFormTest : public FormTest
{
protected:
    [[nodiscard]] SettingsForm& form() { return forms->settingsForm; }
};

TEST_F(SettingsFormTest, WhatIsSetIsKept)
{
    form().setDevice("cpu");
    form().setMemoryGb(2.5);
    form().setMirror(" http://127.0.0.1:9 ");
    const studio::Settings again(home);
    EXPECT_EQ(again.text("device"), "cpu");
    EXPECT_EQ(again.number("memory", 0.0), 2.5e9);
    EXPECT_EQ(again.text("mirror"), "http://127.0.0.1:9");
    EXPECT_EQ(form().device(), "cpu");
    EXPECT_EQ(form().memoryGb(), 2.5);
    ASSERT_EQ(form().folders().size(), 6u);
    EXPECT_EQ(form().folders()[1].path, home.weights);

    // What the window has to do is wanted of it, once.
    int wanted = 0;
    QObject::connect(&form(), &SettingsForm::themeWanted, [&](ThemeChoice) { wanted++; });
    QObject::connect(&form(), &SettingsForm::languageWanted, [&](const QString&) { wanted++; });
    EXPECT_EQ(form().theme(), ThemeChoice::System);
    form().setTheme(ThemeChoice::System);
    form().setLanguage("");
    EXPECT_EQ(wanted, 0) << "it is so already";
    form().setTheme(ThemeChoice::Dark);
    form().setLanguage("ja");
    EXPECT_EQ(wanted, 2);

    form().readEngine();
    EXPECT_TRUE(await([&] { return !form().devices().empty(); }));
    EXPECT_EQ(form().devices()[0].id, "cpu");
    EXPECT_FALSE(form().aboutEngine().isEmpty());
    EXPECT_EQ(form().deviceProblem(), "");
    form().setDevice("cuda:7");
    EXPECT_TRUE(form().isDeviceGone());
    EXPECT_TRUE(form().deviceProblem().startsWith("cuda:7 is not here any more"))
        << form().deviceProblem().toStdString();
}

TEST_F(SettingsFormTest, FoldersAreChangedForTheNextStart)
{
    form().setFolder("results", folder / "songs 声");
    EXPECT_EQ(forms->inference.folder(), folder / "songs 声") << "at once";
    EXPECT_TRUE(form().folders()[0].next.empty());

    const fs::path wanted = folder / "my voices";
    form().setFolder("weights", wanted);
    EXPECT_EQ(form().folders()[1].path, home.weights);
    EXPECT_EQ(form().folders()[1].next, wanted);
    form().setFolder("logs", "/proc/nowhere");
    EXPECT_TRUE(form().folderProblem().contains("/proc/nowhere"));
    EXPECT_TRUE(form().folders()[2].next.empty());
    form().setFolder("datasets", folder / "sets");
    EXPECT_TRUE(form().folderProblem().isEmpty());

    const Home next = studio::startHome();
    EXPECT_EQ(next.weights, wanted);
    EXPECT_EQ(next.logs, home.logs);
    EXPECT_EQ(studio::datasetsFolder(next), folder / "sets");
    EXPECT_EQ(dataFolder(next), folder) << "settings and jobs stay";
    EXPECT_EQ(Home::find().weights, wanted) << "and for the terminal";
    EXPECT_EQ(studio::Settings(next).text("folder/weights"), "");
}

TEST_F(SettingsFormTest, ABaseModelThatCannotBeGotSaysWhy)
{
    form().setMirror("http://127.0.0.1:9"); // nobody listens there
    ASSERT_NE(forms->models.find("rmvpe"), nullptr);
    EXPECT_EQ(forms->models.find("rmvpe")->where, assets::Where::Absent);
    EXPECT_EQ(form().missingForConversion(),
              assets::findAsset("contentvec")->bytes() + assets::findAsset("rmvpe")->bytes());
    forms->models.get("rmvpe");
    EXPECT_NE(forms->models.find("rmvpe")->job, 0);
    forms->models.stop("rmvpe");
    EXPECT_TRUE(await([&] { return forms->models.find("rmvpe")->job == 0; }));
    EXPECT_TRUE(forms->models.find("rmvpe")->problem.isEmpty()) << "stopped by hand";

    fs::create_directories(home.weights / "rmvpe");
    std::ofstream(home.weights / "rmvpe/rmvpe.pt") << "not it";
    forms->models.refresh();
    EXPECT_TRUE(await([&] { return forms->models.find("rmvpe")->where == assets::Where::Differs; }));
}

TEST_F(SettingsFormTest, TheLoudspeakerIsChosenAndOneThatIsGoneIsSaid)
{
    if (!JackServer::isInstalled())
        GTEST_SKIP() << "there is no jackd";
    JackServer server;
    ASSERT_TRUE(server.isRunning());
    // A server that is slow to answer is not listed: whoever looks again sees it.
    const auto isSeen = [&](bool isThere) {
        const auto isSo = [&] {
            return std::any_of(form().outputs().begin(), form().outputs().end(),
                               [](const auto& device) { return device.id == "jack:system"; }) == isThere;
        };
        for (int look = 0; look < 10; look++) {
            form().readOutputs();
            if (await(isSo, 10))
                return true;
        }
        return false;
    };
    EXPECT_EQ(form().output(), "");
    form().setOutput("jack:system");
    EXPECT_EQ(form().outputProblem(), "") << "not asked yet";
    EXPECT_EQ(form().outputName(), "system");
    ASSERT_TRUE(isSeen(true));
    EXPECT_EQ(form().outputProblem(), "");
    EXPECT_EQ(studio::Settings(home).text("sound/output"), "jack:system");

    server.kill();
    ASSERT_TRUE(isSeen(false));
    EXPECT_TRUE(form().outputProblem().contains("system")) << form().outputProblem().toStdString();
    form().setOutput("");
    EXPECT_EQ(form().outputProblem(), "");
}

TEST_F(SettingsFormTest, AnRvcFolderIsTakenIn)
{
    const fs::path rvc = folder / "RVC 声";
    fs::create_directories(rvc / "assets/weights");
    saveVoice(rvc / "assets/weights/mika.pth", voice::slimVoice());
    const std::string whole = readTextFile(rvc / "assets/weights/mika.pth");
    writeTextFile(rvc / "assets/weights/half.pth", whole.substr(0, whole.size() / 2));
    fs::create_directories(rvc / "assets/hubert");
    writeTextFile(rvc / "assets/hubert/hubert_base.pt", "<!DOCTYPE html><html><body>404</body></html>");
    form().look(rvc);
    EXPECT_TRUE(form().isLooking());
    EXPECT_TRUE(await([&] { return form().plan() != nullptr; }));
    EXPECT_TRUE(form().planSentence().contains("voice")) << form().planSentence().toStdString();
    EXPECT_TRUE(form().planSentence().contains("\nhubert_base.pt is a web page")) << "why it is not taken";
    EXPECT_TRUE(form().planSentence().contains("\nhalf.pth is cut off"))
        << form().planSentence().toStdString();
    EXPECT_FALSE(fs::exists(home.weights / "mika.pth")) << "only looked";
    form().takeIn();
    EXPECT_TRUE(await([&] { return !form().importDone().isEmpty(); }));
    EXPECT_TRUE(form().importDone().startsWith("1 voice: taken in") &&
                form().importDone().contains(QString::fromStdString(home.weights.string())))
        << form().importDone().toStdString();
    const studio::JobCard import = forms->board.cards().back();
    EXPECT_EQ(import.kind, "import");
    EXPECT_TRUE(fs::exists(home.weights / "mika.pth"));
    EXPECT_TRUE(await([&] { return forms->voices.find("mika") != nullptr; }));

    forms->jobs.beginAgain(import); // as after an end of the program
    EXPECT_TRUE(await([&] { return form().planSentence().startsWith("Everything of use"); }));
    form().look(folder / "nothing");
    EXPECT_TRUE(await([&] { return form().importProblem().contains("nothing"); }));
}

} // namespace
} // namespace koe::ui
