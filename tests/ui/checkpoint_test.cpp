// The Checkpoints page shows what its form knows.
#include "tensorfile/pth.h"
#include "tests/ui/ui_fixture.h"
#include "ui/pages/checkpoint/card_list.h"
#include "ui/pages/checkpoint/checkpoint_form.h"
#include "ui/pages/checkpoint/checkpoint_page.h"
#include "ui/pages/checkpoint/voice_pane.h"
#include "ui/widgets/message_line.h"
#include "voice/slim_voice.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>

#include <fstream>

namespace koe::ui {
namespace {
namespace fs = std::filesystem;

class Checkpoints : public UiTest
{
protected:
    void voice(const std::string& name, const std::string& note = "20epoch")
    {
        voice::Voice made = voice::slimVoice();
        made.card.info = note;
        saveVoice(home.weights / (name + ".pth"), made);
        ASSERT_TRUE(await([&] { return program->desk().voices.find(name) != nullptr; })) << name;
    }
};

TEST_F(Checkpoints, ThePageShowsWhatThereIs)
{
    voice("mika", "of a choir");
    voice("anna");
    MainWindow& window = program->window();
    showPage("checkpoint");
    auto* page = qobject_cast<CheckpointPage*>(window.page("checkpoint"));
    ASSERT_NE(page, nullptr);
    auto* list = page->findChild<QListView*>();
    auto* model = page->findChild<CardModel*>();
    ASSERT_TRUE(list != nullptr && model != nullptr);
    EXPECT_TRUE(await([&] { return model->find("mika") >= 0 && model->find("kathleen") >= 0; }));
    EXPECT_EQ(model->row(model->find("kathleen")).mark, "index");
    EXPECT_EQ(model->row(model->find("mika")).mark, "no index");

    auto* search = page->findChild<QLineEdit*>();
    QTest::keyClicks(search, "choir");
    EXPECT_TRUE(await([&] { return model->rowCount() == 1 && model->row(0).name == "mika"; }));
    QTest::keyClick(list, Qt::Key_Down);
    auto* pane = page->findChild<VoicePane*>();
    EXPECT_TRUE(await([&] {
        auto* note = pane->findChild<QPlainTextEdit*>();
        return note != nullptr && note->toPlainText() == "of a choir";
    }));
    page->triggerPrimary();
    EXPECT_EQ(program->desk().voices.chosen()->name, "mika");
    search->clear();
    EXPECT_TRUE(await([&] {
        return model->rowCount() > 2 && model->find("mika") >= 0 && model->row(model->find("mika")).speaks;
    }));

    // What was written survives a change of language.
    auto* note = pane->findChild<QPlainTextEdit*>();
    note->setPlainText("not saved yet");
    setLanguage("ja");
    EXPECT_TRUE(await([&] {
        const auto* anew = window.page("checkpoint")->findChild<VoicePane*>();
        return anew != nullptr && anew->findChild<QPlainTextEdit*>()->toPlainText() == "not saved yet";
    }));
    setLanguage("en");
    page = qobject_cast<CheckpointPage*>(window.page("checkpoint"));
    std::ofstream(folder / "page.pth") << "<!DOCTYPE html><html></html>";
    window.takeFiles({folder / "page.pth"});
    auto* message = page->findChild<MessageLine*>();
    EXPECT_TRUE(await([&] { return message->sentence().contains("web page"); }));
}

TEST_F(Checkpoints, AnExperimentIsChosenAgainAfterACheckpointWasDropped)
{
    const auto checkpoint = [](const fs::path& file) {
        tensorfile::Value::Dict model;
        for (const auto& [key, tensor] : voice::slimVoice().weights)
            model.items.emplace_back(key, tensor);
        fs::create_directories(file.parent_path());
        tensorfile::writePth(file, tensorfile::Value::Dict{{{"model", model}, {"iteration", 3}}, false});
        return file;
    };
    checkpoint(home.logs / "mika/G_40.pth");
    std::ofstream(home.logs / "mika/train.log") << "t\tmika\tINFO\t{}\n";
    CheckpointForm& form = program->forms().checkpoint;
    form.refresh();
    ASSERT_TRUE(await([&] { return form.experiment() != nullptr; }));
    showPage("checkpoint");
    form.setShelf(CheckpointForm::Shelf::Experiments);
    auto* list = program->window().page("checkpoint")->findChild<QListView*>();
    EXPECT_EQ(list->currentIndex().row(), 0);
    const fs::path dropped = checkpoint(folder / "else/G_7.pth");
    program->window().takeFiles({dropped});
    ASSERT_TRUE(await([&] { return form.extract().values().checkpoint == dropped; }));
    EXPECT_FALSE(list->currentIndex().isValid()) << "what is looked at is not in the list";
    awaitRest();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier,
                      list->visualRect(list->model()->index(0, 0)).center());
    EXPECT_EQ(form.extract().values().checkpoint, home.logs / "mika/G_40.pth");
    EXPECT_EQ(list->currentIndex().row(), 0);
}

TEST_F(Checkpoints, KeysRenameAndBringBackAndTheFocusStays)
{
    qputenv("XDG_DATA_HOME", QByteArray::fromStdString((folder / "data").string())); // its bin
    voice("anna");
    voice("mika");
    showPage("checkpoint");
    activate();
    auto* page = program->window().page("checkpoint");
    CheckpointForm& form = program->forms().checkpoint;
    form.chooseVoice("mika");
    auto* list = page->findChild<QListView*>();
    auto* name = page->findChild<QLineEdit*>("newName");
    auto* file = page->findChild<QLabel*>("file");
    ASSERT_TRUE(list != nullptr && name != nullptr && file != nullptr);
    program->window().resize(860, 560); // so that the name is scrolled to
    awaitRest();
    auto* rename = page->findChild<QPushButton*>("rename");
    ASSERT_NE(rename, nullptr);
    rename->setFocus(Qt::TabFocusReason);
    QScrollArea* area = nullptr;
    for (QWidget* above = rename; area == nullptr && above != nullptr; above = above->parentWidget())
        area = qobject_cast<QScrollArea*>(above);
    ASSERT_NE(area, nullptr);
    area->ensureWidgetVisible(rename);
    QTest::keyClick(rename, Qt::Key_Space);
    EXPECT_TRUE(name->hasFocus());
    EXPECT_TRUE(await([&] { return !name->visibleRegion().isEmpty(); })) << "what is typed is seen";
    // A name that cannot be is said in its place, and what was typed stays.
    QTest::keyClicks(name, "anna");
    EXPECT_TRUE(file->text().contains("already")) << file->text().toStdString();
    QTest::keyClick(name, Qt::Key_Return);
    EXPECT_TRUE(name->hasFocus());
    EXPECT_EQ(name->text(), "anna");
    program->desk().voices.refresh(); // other files come and go meanwhile
    voice("robin");
    EXPECT_TRUE(name->hasFocus());
    QTest::keyClick(name, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(name, "zoe.pth");
    QTest::keyClick(name, Qt::Key_Return);
    EXPECT_TRUE(await([&] { return program->desk().voices.find("zoe") != nullptr; }));
    EXPECT_TRUE(list->hasFocus()) << "keys go on in the list";
    ASSERT_TRUE(await([&] { return form.chosenName() == "zoe"; }));
    QTest::keyClick(list, Qt::Key_F2);
    EXPECT_TRUE(name->hasFocus());
    QTest::keyClick(name, Qt::Key_Escape);
    EXPECT_TRUE(list->hasFocus());

    QPushButton* remove = nullptr;
    for (QPushButton* one : page->findChildren<QPushButton*>())
        if (one->text() == "Delete" && one->isVisible())
            remove = one;
    ASSERT_NE(remove, nullptr);
    remove->setFocus();
    QTest::keyClick(remove, Qt::Key_Space);
    EXPECT_TRUE(list->hasFocus()) << "a second Space takes nothing";
    ASSERT_TRUE(await([&] { return program->desk().voices.find("zoe") == nullptr; }));
    QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(await([&] { return program->desk().voices.find("zoe") != nullptr; }));
    EXPECT_EQ(page->findChild<MessageLine*>()->sentence(), "zoe is back.");
    qunsetenv("XDG_DATA_HOME");
}

} // namespace
} // namespace koe::ui
