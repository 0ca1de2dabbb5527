// The Settings page.
#include "sound/jack_server.h"
#include "studio/settings.h"
#include "tests/ui/ui_fixture.h"
#include "ui/pages/settings/model_row.h"
#include "ui/pages/settings/settings_page.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QMetaProperty>
#include <QPointer>
#include <QScrollArea>
#include <QScrollBar>
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

TEST_F(SettingsUi, TheWheelScrollsAndChangesNothing)
{
    showPage("settings");
    auto* scroll = program->window().page("settings")->findChild<QScrollArea*>();
    ASSERT_NE(scroll, nullptr);
    ASSERT_TRUE(await([&] { return scroll->verticalScrollBar()->maximum() > 200; }));
    int turned = 0;
    for (auto* one : scroll->findChildren<QWidget*>()) {
        if (!one->isVisible() ||
            (qobject_cast<QComboBox*>(one) == nullptr && qobject_cast<QAbstractSpinBox*>(one) == nullptr))
            continue;
        scroll->verticalScrollBar()->setValue(0);
        const QVariant before = one->property(one->metaObject()->userProperty().name());
        const QPointF at(5, 5);
        QWheelEvent wheel(at, one->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(one, &wheel);
        EXPECT_EQ(one->property(one->metaObject()->userProperty().name()), before)
            << one->accessibleName().toStdString();
        EXPECT_GT(scroll->verticalScrollBar()->value(), 0) << one->accessibleName().toStdString();
        turned++;
    }
    EXPECT_GE(turned, 4);
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
