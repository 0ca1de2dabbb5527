// The Settings page.
#include "sound/jack_server.h"
#include "studio/settings.h"
#include "tests/support/golden.h"
#include "tests/ui/ui_fixture.h"
#include "ui/pages/settings/compute_box.h"
#include "ui/pages/settings/model_row.h"
#include "ui/pages/settings/settings_page.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QMetaProperty>
#include <QPointer>
#include <QScrollArea>
#include <QWheelEvent>

namespace koe::ui {
namespace {

using SettingsUi = UiTest;

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

    // A server that is slow to answer is not listed: whoever looks again sees it.
    const auto isSeen = [&](const std::function<bool()>& what) {
        for (int look = 0; look < 10; look++) {
            showPage("inference");
            showPage("settings");
            if (await(what, 10))
                return true;
        }
        return false;
    };
    JackServer server; // plugged in
    ASSERT_TRUE(server.isRunning());
    ASSERT_TRUE(isSeen([&] { return box->findData("jack:system") > 0; }));
    EXPECT_EQ(box->currentIndex(), 0);
    box->setCurrentIndex(box->findData("jack:system"));
    Q_EMIT box->activated(box->currentIndex());
    EXPECT_EQ(studio::Settings(home).text("sound/output"), "jack:system");

    server.kill();
    ASSERT_TRUE(isSeen([&] { return box->currentText().contains("not here any more"); }));
    const auto labels = program->window().page("settings")->findChildren<QLabel*>();
    EXPECT_TRUE(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->isVisible() && label->text().contains("the system default sounds instead");
    }));
}

/// On the processor; on a card with KOE_TEST_DEVICE=cuda:0.
TEST_F(SettingsUi, WhatIsChosenToComputeComputes)
{
    const std::string device = golden::device();
    showPage("settings");
    QComboBox* box = program->window().page("settings")->findChild<ComputeBox*>();
    ASSERT_NE(box, nullptr);
    EXPECT_EQ(box->currentData(), "auto");
    ASSERT_TRUE(await([&] { return box->findData(QString::fromStdString(device)) > 0; }));
    box->setCurrentIndex(box->findData(QString::fromStdString(device)));
    Q_EMIT box->activated(box->currentIndex());
    EXPECT_EQ(program->desk().settings.text("device"), device);
    std::printf("chosen: %s\n", box->currentText().toUtf8().constData());

    InferenceForm& form = program->forms().inference;
    const auto isAll = [&](Source::State state) {
        return !form.sources().all().empty() && form.sources().all().front().state == state;
    };
    const std::filesystem::path recording = folder / "one.wav";
    std::filesystem::copy_file(std::filesystem::path(KOE_FIXTURES) / "speech/kathleen_16k.wav", recording);
    showPage("inference");
    ASSERT_TRUE(await([&] { return program->desk().voices.isRead(); }));
    form.add({recording});
    ASSERT_TRUE(await([&] { return isAll(Source::State::Ready); }));
    form.convert();
    EXPECT_TRUE(await([&] { return isAll(Source::State::Done); }, 120))
        << form.sources().all().front().problem.toStdString();
}

TEST_F(SettingsUi, TheWheelScrollsAndChangesNothing)
{
    const auto turn = [](QWidget& one) {
        const QPointF at(5, 5);
        QWheelEvent wheel(at, one.mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&one, &wheel);
    };
    const auto valueOf = [](const QWidget& one) {
        return one.property(one.metaObject()->userProperty().name());
    };
    QComboBox alone; // where nothing scrolls it turns, as everywhere
    alone.addItems({"one", "two", "three"});
    alone.show();
    turn(alone);
    EXPECT_EQ(alone.currentText(), "two");

    showPage("settings");
    auto* column = program->window().page("settings")->findChild<QScrollArea*>();
    ASSERT_NE(column, nullptr);
    int turned = 0;
    for (auto* one : column->findChildren<QWidget*>()) {
        auto* box = qobject_cast<QComboBox*>(one);
        if (!one->isVisible() || (box == nullptr && qobject_cast<QAbstractSpinBox*>(one) == nullptr))
            continue;
        if (box != nullptr && box->count() < 2)
            box->addItem("another"); // on this machine there is no choice
        const QVariant before = valueOf(*one);
        turn(*one);
        EXPECT_EQ(valueOf(*one), before) << one->accessibleName().toStdString();
        turned++;
    }
    EXPECT_GE(turned, 4);
}

TEST_F(SettingsUi, ButtonsOfAllFoldersStandUnderEachOther)
{
    for (const QString language : {"en", "ja", "zh_CN"}) {
        setLanguage(language);
        showPage("settings");
        awaitRest();
        std::set<int> places;
        int buttons = 0;
        const QString open = SettingsPage::tr("Open");
        for (const QPushButton* one : program->window().page("settings")->findChildren<QPushButton*>())
            if (one->text() == open && one->isVisible()) {
                places.insert(one->mapTo(&program->window(), QPoint()).x());
                buttons++;
            }
        EXPECT_EQ(buttons, 6) << language.toStdString();
        EXPECT_EQ(places.size(), 1U) << language.toStdString();
    }
    setLanguage("en");
}

TEST_F(SettingsUi, ThePageChangesThemeAndLanguage)
{
    MainWindow& window = program->window();
    showPage("settings");
    const auto page = [&] { return qobject_cast<SettingsPage*>(window.page("settings")); };
    ASSERT_NE(page(), nullptr);
    EXPECT_GT(page()->findChildren<ModelRow*>().size(), 5);
    const auto choose = [&](const QVariant& data) {
        const QPointer<SettingsPage> before = page();
        for (auto* box : before->findChildren<QComboBox*>())
            if (const int at = box->findData(data); at >= 0) {
                box->setCurrentIndex(at);
                Q_EMIT box->activated(at);
                break;
            }
        return await([&] { return before == nullptr && !window.isOpening(); });
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
