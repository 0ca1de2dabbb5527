// The Checkpoints page: what its form does, and that the page shows it.
#include "tensorfile/pth.h"
#include "tests/ui/ui_fixture.h"
#include "ui/pages/checkpoint/card_list.h"
#include "ui/pages/checkpoint/checkpoint_form.h"
#include "ui/pages/checkpoint/checkpoint_page.h"
#include "ui/pages/checkpoint/merge_panel.h"
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
using Form = CheckpointForm;
using tensorfile::Value;

class Checkpoints : public UiTest
{
protected:
    void SetUp() override
    {
        UiTest::SetUp();
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString((folder / "data").string()));
        form = std::make_unique<Form>(program->desk());
    }
    void TearDown() override
    {
        form.reset();
        UiTest::TearDown();
        qunsetenv("XDG_DATA_HOME");
    }
    void voice(const std::string& name, const std::string& note = "20epoch")
    {
        voice::Voice made = voice::slimVoice();
        made.card.info = note;
        saveVoice(home.weights / (name + ".pth"), made);
        ASSERT_TRUE(await([&] { return program->desk().voices.find(name) != nullptr; })) << name;
        form->chooseVoice(name);
    }
    fs::path checkpoint(const fs::path& file)
    {
        Value::Dict model;
        for (const auto& [key, tensor] : voice::slimVoice().weights)
            model.items.emplace_back(key, tensor);
        fs::create_directories(file.parent_path());
        tensorfile::writePth(file, Value::Dict{{{"model", model}, {"iteration", 3}}, false});
        return file;
    }
    bool says(Form::Tone tone, const char* part)
    {
        return await([&] {
            return form->message().tone == tone && form->message().sentence.contains(QString::fromUtf8(part));
        });
    }
    [[nodiscard]] std::string chosen() const { return form->voice() != nullptr ? form->voice()->name : ""; }

    std::unique_ptr<Form> form;
};

TEST_F(Checkpoints, AVoiceIsRenamedNotedAndComesBackFromTheBin)
{
    voice("mika");
    EXPECT_TRUE(form->isOwn());
    EXPECT_FALSE(form->isDraftChanged());
    form->setDraft({"sung in May 声", "me"});
    EXPECT_TRUE(form->isDraftChanged());
    form->saveDraft();
    EXPECT_TRUE(says(Form::Tone::Good, "note"));
    EXPECT_EQ(voice::loadCard(home.weights / "mika.pth").info, "sung in May 声");
    EXPECT_TRUE(await([&] { return !form->isDraftChanged(); }));

    program->desk().voices.choose("mika");
    program->desk().voices.setFavourite("mika", true);
    form->rename("zoe");
    EXPECT_TRUE(await([&] { return chosen() == "zoe"; }));
    EXPECT_TRUE(program->desk().voices.isFavourite("zoe"));
    EXPECT_TRUE(form->speaks());
    form->rename("a/b");
    EXPECT_TRUE(says(Form::Tone::Wrong, "cannot be called"));

    form->remove();
    EXPECT_TRUE(says(Form::Tone::Good, "in the bin"));
    EXPECT_EQ(form->message().offer, Form::Offer::Undo);
    EXPECT_TRUE(await([&] { return program->desk().voices.find("zoe") == nullptr; }));
    form->acceptOffer();
    EXPECT_TRUE(await([&] { return chosen() == "zoe"; }));
    EXPECT_TRUE(fs::exists(home.weights / "zoe.pth"));

    form->chooseVoice("kathleen"); // of the starter pack
    EXPECT_FALSE(form->isOwn());
    form->remove();
    EXPECT_TRUE(says(Form::Tone::Wrong, "comes with Koe Studio"));
}

TEST_F(Checkpoints, MergePackAndOpen)
{
    voice("mika");
    EXPECT_FALSE(form->merge().problem().isEmpty()) << "no other voice of its kind";
    voice("anna");
    ASSERT_EQ(form->merge().partners().size(), 1u);
    EXPECT_EQ(form->merge().partners()[0]->name, "mika");
    EXPECT_EQ(form->merge().proposedName(), "anna+mika");
    EXPECT_TRUE(form->merge().problem().isEmpty());
    form->merge().set({"mika", 0.25, "mika"});
    EXPECT_TRUE(form->merge().problem().contains("already"));
    form->merge().set({"mika", 0.25, "both 声"});
    form->merge().start();
    EXPECT_TRUE(await([&] { return chosen() == "both 声"; }));
    EXPECT_EQ(form->voice()->info, "0.25 × anna + 0.75 × mika");

    const fs::path package = folder / "both.zip";
    form->pack(package);
    EXPECT_TRUE(says(Form::Tone::Care, "without an index"));
    form->take({package});
    EXPECT_TRUE(says(Form::Tone::Care, "there already"));
    form->remove();
    EXPECT_TRUE(says(Form::Tone::Good, "in the bin"));
    form->take({package});
    EXPECT_TRUE(says(Form::Tone::Good, "taken in"));
    EXPECT_TRUE(await([&] { return chosen() == "both 声"; }));
    form->exportTo(folder / "both.safetensors");
    EXPECT_TRUE(says(Form::Tone::Good, "written"));
    EXPECT_EQ(voice::loadCard(folder / "both.safetensors").info, "0.25 × anna + 0.75 × mika");
    EXPECT_TRUE(await([&] { return !program->desk().jobs.board().isBusy(); }));
}

TEST_F(Checkpoints, AVoiceIsExtractedFromAnExperiment)
{
    const fs::path file = checkpoint(home.logs / "mika/G_40.pth");
    std::ofstream(home.logs / "mika/train.log") << "t\tmika\tINFO\t{}\n";
    form->refresh();
    ASSERT_TRUE(await([&] { return form->experiment() != nullptr; }));
    EXPECT_EQ(form->experiment()->state.epoch, 3);
    EXPECT_EQ(form->extract().checkpoint, file);
    EXPECT_EQ(form->generators(), std::vector<fs::path>{file});
    form->startExtract();
    EXPECT_TRUE(await([&] { return chosen() == "mika_e3_s40"; }));
    EXPECT_EQ(form->shelf(), Form::Shelf::Voices);
    EXPECT_TRUE(says(Form::Tone::Good, "32000 Hz"));

    const fs::path dropped = checkpoint(folder / "else/G_7.pth");
    form->take({dropped});
    EXPECT_TRUE(await([&] { return form->extract().checkpoint == dropped; }));
    EXPECT_EQ(form->shelf(), Form::Shelf::Experiments);
    form->setExtract({dropped, "mika_e3_s40", "", 0});
    EXPECT_TRUE(form->extractProblem().contains("already"));
    form->setExtract({dropped, "seven", "of a friend", 0});
    form->startExtract();
    EXPECT_TRUE(await([&] { return chosen() == "seven"; }));
    EXPECT_EQ(form->voice()->info, "of a friend");

    form->setShelf(Form::Shelf::Experiments);
    form->chooseExperiment("mika");
    form->remove();
    EXPECT_TRUE(await([&] { return form->experimentCount() == 0; }));
    EXPECT_TRUE(fs::exists(folder / "data/Trash/files/mika/G_40.pth"));
}

TEST_F(Checkpoints, AnUnknownFileIsNamed)
{
    voice("mika");
    std::ofstream(folder / "page.pth") << "<!DOCTYPE html><html></html>";
    form->take({folder / "page.pth"});
    EXPECT_TRUE(says(Form::Tone::Wrong, "page.pth is a web page"));

    std::string index = "IxF2";
    const auto put = [&](const auto number) {
        index.append(reinterpret_cast<const char*>(&number), sizeof number);
    };
    put(std::int32_t{768});
    put(std::int64_t{2});
    put(std::int64_t{1} << 20);
    put(std::int64_t{1} << 20);
    put(std::uint8_t{1});
    put(std::int32_t{1});
    put(std::uint64_t{768 * 2});
    index.append(768 * 2 * sizeof(float), '\0');
    std::ofstream(folder / "some.index", std::ios::binary) << index;
    form->take({folder / "some.index"});
    EXPECT_TRUE(says(Form::Tone::Care, "FAISS index"));
    EXPECT_EQ(form->message().offer, Form::Offer::GiveIndex);
    form->acceptOffer();
    EXPECT_TRUE(await([&] { return form->voice() != nullptr && !form->voice()->index.empty(); }));
    EXPECT_TRUE(fs::exists(home.weights / "mika.index"));
}

TEST_F(Checkpoints, ThePageShowsWhatThereIs)
{
    voice("mika", "of a choir");
    voice("anna");
    MainWindow& window = program->window();
    window.showPage("checkpoint");
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
    EXPECT_TRUE(await([&] { return model->rowCount() > 2; }));
    EXPECT_TRUE(model->row(model->find("mika")).speaks);

    // What was written survives a change of language.
    auto* note = pane->findChild<QPlainTextEdit*>();
    note->setPlainText("not saved yet");
    program->setLanguage("ja");
    EXPECT_TRUE(await([&] { return window.page("checkpoint") != page; }));
    page = qobject_cast<CheckpointPage*>(window.page("checkpoint"));
    EXPECT_EQ(page->findChild<VoicePane*>()->findChild<QPlainTextEdit*>()->toPlainText(), "not saved yet");
    program->setLanguage("en");
    EXPECT_TRUE(await([&] { return window.page("checkpoint") != page; }));

    page = qobject_cast<CheckpointPage*>(window.page("checkpoint"));
    std::ofstream(folder / "page.pth") << "<!DOCTYPE html><html></html>";
    window.takeFiles({folder / "page.pth"});
    auto* message = page->findChild<MessageLine*>();
    EXPECT_TRUE(await([&] { return message->sentence().contains("web page"); }));
}

} // namespace
} // namespace koe::ui
