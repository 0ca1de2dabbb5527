// What can be checked of looks without eyes: no word is cut in any language, everything is reached by Tab and
// has a name for screen readers, English counts right, colours can be told apart.
#include "core/atomic_file.h"
#include "tests/ui/ui_fixture.h"
#include "ui/app/language.h"
#include "ui/pages/inference/inference_form.h"
#include "ui/pages/inference/take_row.h"
#include "ui/pages/training/training_form.h"
#include "ui/widgets/fold.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QToolButton>

#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>

namespace koe::ui {
namespace {
namespace fs = std::filesystem;

QString nameOf(QWidget& widget)
{
    QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(&widget);
    return accessible != nullptr ? accessible->text(QAccessible::Name) : QString();
}

class Look : public UiTest
{
protected:
    /// Every page in every language, with all that can be unfolded open. @p look may ask anything.
    void forEachPage(const std::function<void(QWidget& page, const std::string& where)>& look,
                     QSize size = {1280, 720})
    {
        MainWindow& window = program->window();
        window.resize(size);
        window.showPage("inference");
        const fs::path speech = fs::path(KOE_FIXTURES) / "speech" / "kathleen_16k.wav";
        window.takeFiles({speech});
        const auto& sources = program->forms().inference.sources().all();
        ASSERT_TRUE(await([&] { return !sources.empty() && sources[0].state == Source::State::Ready; }));
        for (const auto& [code, language] : languages()) {
            setLanguage(code);
            for (const PageEntry& entry : window.entries()) {
                showPage(entry.name.toUtf8());
                for (Fold* fold : window.page(entry.name)->findChildren<Fold*>())
                    fold->setOpen(true);
                awaitRest();
                ASSERT_TRUE(window.page(entry.name)->isVisible());
                look(*window.centralWidget(), (entry.name + " in " + code).toStdString());
            }
        }
        setLanguage("en");
    }
};

/// How much wider or higher its words are than @p widget, or what it needs to be used; 0: it has its room.
int missingPixels(const QWidget& widget)
{
    constexpr int kRounding = 1;
    constexpr int kLineMargins = 20;    // of a line to write in
    constexpr int kShortestSlider = 40; // of which a hand can still take something
    if (const auto* slider = qobject_cast<const QSlider*>(&widget))
        return std::max(0, kShortestSlider - slider->width());
    const bool isField =
        widget.inherits("QComboBox") || widget.inherits("QAbstractSpinBox") ||
        (widget.inherits("QLineEdit") && !widget.parentWidget()->inherits("QAbstractSpinBox"));
    if (isField && widget.height() < widget.minimumSizeHint().height())
        return widget.minimumSizeHint().height() - widget.height();
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        if (label->text().isEmpty())
            return 0;
        if (label->wordWrap())
            return std::max(0, label->heightForWidth(label->width()) - label->height() - kRounding);
        return label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored
                   ? 0
                   : std::max(0, label->sizeHint().width() - label->width());
    }
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget);
        button != nullptr && !button->text().isEmpty())
        return std::max(
            {0, widget.sizeHint().width() - widget.width(), widget.sizeHint().height() - widget.height()});
    if (const auto* line = qobject_cast<const QLineEdit*>(&widget);
        line != nullptr && line->text().isEmpty()) {
        int taken = kLineMargins;
        for (const QToolButton* icon : line->findChildren<QToolButton*>())
            taken += icon->isVisible() ? icon->width() : 0;
        return std::max(0, line->fontMetrics().horizontalAdvance(line->placeholderText()) + taken -
                               line->width());
    }
    if (const auto* box = qobject_cast<const QComboBox*>(&widget); box != nullptr && !box->isEditable())
        return std::max(0, box->fontMetrics().horizontalAdvance(box->currentText()) + 36 - box->width());
    return 0;
}

void noWordIsCut(const QWidget& all, const std::string& where)
{
    for (const QWidget* widget : all.findChildren<QWidget*>())
        EXPECT_LE(widget->isVisible() ? missingPixels(*widget) : 0, 0)
            << where << ": " << widget->metaObject()->className() << " «"
            << (widget->property("text").toString() + widget->accessibleName()).toStdString() << "»";
}

TEST_F(Look, NoWordIsCut)
{
    forEachPage(noWordIsCut);
}

TEST_F(Look, NoWordIsCutInTheSmallestWindow)
{
    forEachPage(noWordIsCut, program->window().minimumSize());
}

TEST_F(Look, WhatAHandUnfoldsIsSeenInTheSmallestWindow)
{
    MainWindow& window = program->window();
    window.resize(window.minimumSize());
    window.showPage("inference");
    window.takeFiles({fs::path(KOE_FIXTURES) / "speech" / "kathleen_16k.wav"});
    QWidget* page = window.page("inference");
    ASSERT_TRUE(await([&] { return page->isVisible() && page->findChild<Fold*>()->isVisible(); }));
    const auto* fold = page->findChild<Fold*>();
    fold->findChild<QPushButton*>()->click();
    for (const auto* box : fold->findChildren<QComboBox*>())
        EXPECT_TRUE(await([&] { return box->visibleRegion().boundingRect().height() == box->height(); }))
            << box->accessibleName().toStdString();
}

TEST_F(Look, EverythingHasANameAndIsReachedByTab)
{
    forEachPage([this](QWidget& all, const std::string& where) {
        std::set<QWidget*> wanted;
        for (QWidget* widget : all.findChildren<QWidget*>())
            if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0 &&
                widget->focusProxy() == nullptr)
                wanted.insert(widget);
        for (QWidget* widget : wanted)
            EXPECT_FALSE(nameOf(*widget).isEmpty())
                << where << ": " << widget->metaObject()->className() << " in "
                << widget->parentWidget()->metaObject()->className() << " has no name";
        std::set<QWidget*> missed = wanted;
        for (std::size_t i = 0; i < 2 * wanted.size() + 8; i++) {
            QWidget* focus = program->window().focusWidget(); // also where no window manager makes it active
            missed.erase(focus);
            QTest::keyClick(focus != nullptr ? focus : &program->window(), Qt::Key_Tab);
        }
        for (const QWidget* widget : missed)
            ADD_FAILURE() << where << ": Tab does not reach " << widget->metaObject()->className() << " «"
                          << widget->accessibleName().toStdString() << "»";
    });
}

std::string called(QWidget* widget)
{
    return std::string(widget->metaObject()->className()) + " «" + nameOf(*widget).toStdString() + "»";
}

/// From @p a the eye goes on to @p b: to the right or down, or up to the beginning of the next column.
bool isReadAfter(const QWidget& a, const QWidget& b)
{
    const QRect from(a.mapToGlobal(QPoint()), a.size());
    const QRect to(b.mapToGlobal(QPoint()), b.size());
    const bool isAbove = to.bottom() < from.top();
    const bool isBelow = to.top() > from.bottom();
    return isBelow || to.left() >= (isAbove ? from.right() : from.left());
}

/// What Tab reaches in @p page, from its beginning to its end. @p look: what stands where is asked as it is
/// reached, for it is scrolled to
std::vector<QWidget*> tabStops(MainWindow& window, QWidget& page,
                               const std::function<void(QWidget& from, QWidget& to)>& look)
{
    std::vector<QWidget*> stops;
    bool wasOut = false; // it may begin in the middle
    bool wasIn = false;
    constexpr int kMost = 500;
    for (int i = 0; i < kMost; i++) {
        QWidget* focus = window.focusWidget();
        QTest::keyClick(focus != nullptr ? focus : &window, Qt::Key_Tab);
        focus = window.focusWidget();
        const bool isIn = focus != nullptr && page.isAncestorOf(focus);
        if (wasIn && !isIn)
            return stops;
        wasOut = wasOut || !isIn;
        if (!isIn || !wasOut)
            continue;
        if (wasIn)
            look(*stops.back(), *focus);
        stops.push_back(focus);
        wasIn = true;
    }
    ADD_FAILURE() << "Tab does not leave the page";
    return stops;
}

TEST_F(Look, TabFollowsTheEye)
{
    const fs::path song = folder / "song.wav";
    fs::copy_file(fs::path(KOE_FIXTURES) / "speech" / "kathleen_16k.wav", song);
    constexpr int kTakes = 4;
    nlohmann::json takes = nlohmann::json::array();
    for (int i = 1; i <= kTakes; i++) {
        const fs::path result = folder / ("song " + std::to_string(i) + ".wav");
        fs::copy_file(song, result);
        takes.push_back({{"id", i},
                         {"input", song.string()},
                         {"output", result.string()},
                         {"request", "{}"},
                         {"seconds", 1.5},
                         {"made", 1700000000 + i},
                         {"starred", false}});
    }
    program.reset();
    writeTextFile(folder / "takes.json", takes.dump());
    start();
    MainWindow& window = program->window();
    window.takeFiles({song, fs::path(KOE_FIXTURES) / "speech" / "kathleen_48k.opus"});
    ASSERT_TRUE(await([&] { return window.findChildren<TakeRow*>().size() == kTakes; }));
    program->forms().inference.forget(2);
    program->forms().inference.star(3, true); // its row is made anew, where it was
    ASSERT_TRUE(await([&] { return window.findChildren<TakeRow*>().size() == kTakes - 1; }));
    for (const QSize size : {QSize(1280, 720), window.minimumSize()}) {
        window.resize(size);
        for (const PageEntry& entry : window.entries()) {
            showPage(entry.name.toUtf8());
            Page& page = *window.page(entry.name);
            for (Fold* fold : page.findChildren<Fold*>())
                fold->setOpen(true);
            awaitRest();
            const QWidget* last = page.comesLast();
            const std::vector<QWidget*> stops = tabStops(window, page, [&](QWidget& from, QWidget& to) {
                const bool isTurn =
                    last != nullptr && last->isAncestorOf(&to) && !last->isAncestorOf(&from); // said so
                EXPECT_TRUE(isTurn || isReadAfter(from, to))
                    << entry.name.toStdString() << ": from " << called(&from) << " to " << called(&to);
            });
            EXPECT_FALSE(stops.empty());
            if (entry.name != "inference")
                continue;
            std::vector<std::string> kinds; // what a hand does in turn
            for (QWidget* stop : stops)
                for (const QWidget* one = stop; one != &page; one = one->parentWidget()) {
                    const std::string kind =
                        one->property("role") == "primary" ? "convert" : one->metaObject()->className();
                    for (const char* known :
                         {"SourceView", "SettingsPanel", "convert", "TransportBar", "TakeRow"})
                        if (kind.ends_with(known) && (kinds.empty() || kinds.back() != known))
                            kinds.emplace_back(known);
                }
            EXPECT_EQ(kinds, (std::vector<std::string>{"SourceView", "SettingsPanel", "convert",
                                                       "TransportBar", "TakeRow"}));
            std::vector<std::int64_t> results;
            for (QWidget* stop : stops)
                if (const auto* row = qobject_cast<TakeRow*>(stop))
                    results.push_back(row->id());
            EXPECT_EQ(results, (std::vector<std::int64_t>{4, 3, 1}));
        }
    }
}

TEST_F(Look, OnePrimaryButtonAPageAtMost)
{
    forEachPage([](QWidget& all, const std::string& where) {
        int count = 0;
        for (const QPushButton* button : all.findChildren<QPushButton*>())
            count += button->isVisible() && button->property("role") == "primary" ? 1 : 0;
        EXPECT_LE(count, 1) << where;
    });
}

TEST_F(Look, EnglishCountsRight)
{
    const auto say = [](const char* context, const char* text, int n) {
        return QCoreApplication::translate(context, text, nullptr, n).toStdString();
    };
    EXPECT_EQ(say("koe::ui::TrainingPage", "Train %n epochs", 1), "Train 1 epoch");
    EXPECT_EQ(say("koe::ui::TrainingPage", "Train %n epochs", 12), "Train 12 epochs");
    setLanguage("zh_CN");
    EXPECT_EQ(say("koe::ui::TrainingPage", "Train %n epochs", 1).find("epoch"), std::string::npos);
    setLanguage("en");
    // Every sentence that counts has its forms: whoever adds one runs update_translations.
    const std::string forms = readTextFile(fs::path(KOE_SOURCE_DIR) / "resources/translations/koe_en.ts");
    EXPECT_EQ(forms.find("unfinished"), std::string::npos);
    const std::regex sentence(R"re(tr\(\s*"([^"]*%n[^"]*)")re");
    int found = 0;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(KOE_SOURCE_DIR) / "ui")) {
        if (entry.path().extension() != ".cpp")
            continue;
        const std::string source = readTextFile(entry.path());
        for (std::sregex_iterator at(source.begin(), source.end(), sentence), end; at != end; ++at, found++)
            EXPECT_NE(forms.find("<source>" + (*at)[1].str()), std::string::npos)
                << entry.path().filename() << ": \"" << (*at)[1] << "\" is not in koe_en.ts";
    }
    EXPECT_GT(found, 10);
}

double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& color) {
        const auto linear = [](double c) {
            return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
               0.0722 * linear(color.blueF());
    };
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

TEST_F(Look, WordsAreReadInBothThemes)
{
    for (const Theme::Choice choice : {Theme::Choice::Dark, Theme::Choice::Light}) {
        setTheme(choice);
        const Theme& t = Theme::current();
        EXPECT_EQ(t.isDark, choice == Theme::Choice::Dark);
        for (const QColor& ground : {t.ground, t.panel, t.card})
            for (const QColor& word :
                 {t.text, t.second, t.third, t.source, t.result, t.good, t.care, t.wrong})
                EXPECT_GE(contrast(word, ground), 4.5)
                    << nameOf(choice).toStdString() << ' ' << word.name().toStdString() << " on "
                    << ground.name().toStdString();
        EXPECT_GE(contrast(t.onResult, t.result), 4.5);
    }
}

} // namespace
} // namespace koe::ui
