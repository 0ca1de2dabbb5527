// What a person does across the window, by clicks and keys alone.
#include "tensorfile/pth.h"
#include "tests/ui/ui_fixture.h"
#include "ui/pages/checkpoint/card_list.h"
#include "ui/pages/checkpoint/checkpoint_page.h"
#include "ui/pages/checkpoint/merge_panel.h"
#include "ui/widgets/message_line.h"
#include "voice/slim_voice.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

#include <fstream>

namespace koe::ui {
namespace {
namespace fs = std::filesystem;

class Flows : public UiTest
{
protected:
    void SetUp() override
    {
        UiTest::SetUp();
        qputenv("XDG_DATA_HOME", QByteArray::fromStdString((folder / "data").string())); // its bin
        ASSERT_TRUE(await([&] { return program->desk().voices.isRead(); }));
    }
    void TearDown() override
    {
        UiTest::TearDown();
        qunsetenv("XDG_DATA_HOME");
    }
    [[nodiscard]] MainWindow& window() { return program->window(); }
    /// Of the page that is shown.
    [[nodiscard]] QAbstractButton* button(const QString& text)
    {
        for (auto* one : window().page(window().shownPage())->findChildren<QAbstractButton*>())
            if (one->text().startsWith(text) && one->isVisible())
                return one;
        return nullptr;
    }
    [[nodiscard]] bool click(const QString& text)
    {
        QAbstractButton* found = button(text);
        if (found == nullptr || !found->isEnabled())
            return false;
        QTest::mouseClick(found, Qt::LeftButton);
        return true;
    }
    /// The next file dialog is answered with @p file.
    void answer(const fs::path& file)
    {
        auto* timer = new QTimer(&window());
        QObject::connect(timer, &QTimer::timeout, timer, [timer, file] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            if (dialog == nullptr)
                return;
            dialog->findChild<QLineEdit*>("fileNameEdit")->setText(QString::fromStdString(file.string()));
            QMetaObject::invokeMethod(dialog, "accept");
            timer->deleteLater();
        });
        timer->start(20);
    }
    [[nodiscard]] bool hasCard(const char* name)
    {
        return await([&] { return window().findChild<CardModel*>()->find(name) >= 0; });
    }
};

TEST_F(Flows, ExtractMergePackDeleteAndOpenByClicking)
{
    voice::saveVoice(home.weights / "mika.pth", voice::slimVoice());
    const fs::path choir = home.logs / "choir";
    fs::create_directories(choir);
    tensorfile::Value::Dict model;
    for (const auto& [key, tensor] : voice::slimVoice().weights)
        model.items.emplace_back(key, tensor);
    tensorfile::writePth(choir / "G_40.pth",
                         tensorfile::Value::Dict{{{"model", model}, {"iteration", 3}}, false});
    std::ofstream(choir / "train.log") << "t\tchoir\tINFO\t{}\n";

    showPage("checkpoint");
    ASSERT_TRUE(hasCard("mika"));
    ASSERT_TRUE(await([&] { return button("Experiments 1") != nullptr; }));
    ASSERT_TRUE(click("Experiments 1"));
    ASSERT_TRUE(hasCard("choir"));
    ASSERT_TRUE(await([&] { return click("Extract a voice"); }));
    ASSERT_TRUE(hasCard("choir_e3_s40")) << "the shelf of voices shows it";
    const auto isChosen = [&](const char* name) {
        return await([&] {
            const voice::VoiceCard* voice = program->forms().checkpoint.voice();
            return voice != nullptr && voice->name == name;
        });
    };
    ASSERT_TRUE(isChosen("choir_e3_s40"));

    ASSERT_TRUE(await([&] { return click("Merge with another voice"); }));
    auto* merge = window().findChild<MergePanel*>();
    ASSERT_TRUE(merge != nullptr && merge->isVisible());
    EXPECT_EQ(merge->findChild<QComboBox*>()->currentText(), "mika");
    for (QLineEdit* field : merge->findChildren<QLineEdit*>())
        if (field->accessibleName() == "Name of the new voice")
            QTest::keyClicks(field, "both");
    QTest::mouseClick(merge->findChild<QPushButton*>(), Qt::LeftButton);
    ASSERT_TRUE(hasCard("both"));
    ASSERT_TRUE(isChosen("both"));

    const fs::path package = folder / "both 声.zip";
    answer(package);
    ASSERT_TRUE(click("Pack…"));
    ASSERT_TRUE(await([&] { return fs::exists(package); }));
    const fs::path exported = folder / "both.safetensors";
    answer(exported);
    ASSERT_TRUE(click("Export…"));
    ASSERT_TRUE(await([&] { return fs::exists(exported); }));
    ASSERT_TRUE(await([&] { return !program->desk().jobs.board().isBusy(); }));

    ASSERT_TRUE(click("Delete"));
    ASSERT_TRUE(await([&] { return window().findChild<CardModel*>()->find("both") < 0; }));
    showPage("settings");
    window().takeFiles({package}); // wherever it is dropped
    ASSERT_TRUE(await([&] { return program->desk().voices.find("both") != nullptr; }));
    EXPECT_EQ(window().shownPage(), "checkpoint");
    ASSERT_TRUE(hasCard("both"));
    ASSERT_TRUE(await([&] { return click("Use this voice"); }));
    EXPECT_EQ(program->desk().voices.chosen()->name, "both");
}

TEST_F(Flows, EveryFileFindsItsPage)
{
    // A song and a voice in one drop, as `koe-studio FILE…` gives them.
    const fs::path song = folder / "song.wav";
    fs::copy_file(fs::path(KOE_FIXTURES) / "speech" / "kathleen_16k.wav", song);
    const fs::path mika = folder / "mika.pth";
    voice::saveVoice(mika, voice::slimVoice());
    window().takeFiles({song, mika});
    EXPECT_TRUE(await([&] { return program->forms().inference.sources().rowCount() == 1; }));
    EXPECT_TRUE(await([&] { return program->desk().voices.find("mika") != nullptr; }));
    EXPECT_EQ(window().shownPage(), "checkpoint");
    // What nobody has a use for is named; no page takes it for something that it is not.
    for (const char* page : {"inference", "dataset", "training", "wizard", "settings"}) {
        const fs::path letter = folder / (std::string(page) + ".txt");
        std::ofstream(letter) << "Dear Mika, 8 bars of rest.\n";
        showPage(page);
        window().takeFiles({letter});
        EXPECT_EQ(window().shownPage(), "checkpoint") << page;
        EXPECT_TRUE(await([&] {
            return window()
                .page("checkpoint")
                ->findChild<MessageLine*>()
                ->sentence()
                .contains(QString::fromStdString(letter.filename().string()));
        })) << page;
    }
    EXPECT_FALSE(fs::exists(folder / "datasets")) << "nothing was copied into a set";
}

TEST_F(Flows, TheKeyboardIsEnough)
{
    activate();
    const char* pages[] = {"inference", "dataset", "training", "checkpoint", "settings"};
    for (int i = 4; i >= 0; i--) {
        QTest::keyClick(&window(), static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
        EXPECT_EQ(window().shownPage(), pages[i]);
        EXPECT_TRUE(await([&] { return window().page(pages[i])->isVisible(); })) << pages[i];
    }
    QTest::keyClick(&window(), Qt::Key_N, Qt::ControlModifier);
    EXPECT_EQ(window().shownPage(), "wizard");
    ASSERT_TRUE(await([&] {
        const QWidget* focus = QApplication::focusWidget();
        return focus != nullptr && focus->objectName() == "wizardName";
    }));
    QTest::keyClicks(QApplication::focusWidget(), "Anna");
    EXPECT_EQ(window().findChild<QLineEdit*>("wizardName")->text(), "Anna");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    EXPECT_NE(window().findChild<QLineEdit*>("wizardName")->isVisible(), true);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    EXPECT_TRUE(window().findChild<QLineEdit*>("wizardName")->isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    EXPECT_EQ(window().shownPage(), "inference");

    // A recording, another voice, a conversion.
    QTest::keyClick(&window(), Qt::Key_1, Qt::ControlModifier);
    const fs::path song = folder / "song.wav";
    fs::copy_file(fs::path(KOE_FIXTURES) / "speech" / "kathleen_16k.wav", song);
    answer(song);
    QTest::keyClick(&window(), Qt::Key_O, Qt::ControlModifier);
    InferenceForm& form = program->forms().inference;
    ASSERT_TRUE(await([&] { return form.sources().rowCount() == 1 && form.problem().isEmpty(); }));
    activate(); // the dialog may have left nobody active
    QTest::keyClick(&window(), Qt::Key_L, Qt::ControlModifier);
    ASSERT_TRUE(await([&] { return QApplication::activePopupWidget() != nullptr; }));
    QTest::keyClicks(QApplication::focusWidget(), "flem");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    EXPECT_EQ(program->desk().voices.chosen()->name, "flemishguy");
    EXPECT_EQ(QApplication::activePopupWidget(), nullptr);
    QTest::keyClick(&window(), Qt::Key_Return, Qt::ControlModifier);
    EXPECT_TRUE(form.isConverting());
    ASSERT_TRUE(await([&] { return !form.isConverting(); }, 120));
    EXPECT_EQ(form.takes().size(), 1U);
}

} // namespace
} // namespace koe::ui
