// The Checkpoints page shows what its form knows.
#include "tests/ui/ui_fixture.h"
#include "ui/pages/checkpoint/card_list.h"
#include "ui/pages/checkpoint/checkpoint_page.h"
#include "ui/pages/checkpoint/voice_pane.h"
#include "ui/widgets/message_line.h"
#include "voice/slim_voice.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>

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

} // namespace
} // namespace koe::ui
