#include "ui/app/theme.h"

#include <QApplication>
#include <QGuiApplication>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleHints>

#include <utility>

namespace koe::ui {
namespace {

Theme dark()
{
    return {true,
            QColor("#15171A"),
            QColor("#1B1E22"),
            QColor("#23272D"),
            QColor("#2C3138"),
            QColor("#343A42"),
            QColor("#E8EAED"),
            QColor("#A7AEB8"),
            QColor("#8A929D"),
            QColor("#7FA7C9"),
            QColor("#F08A4B"),
            QColor("#15171A"),
            QColor("#6CC08B"),
            QColor("#D9A441"),
            QColor("#F0706A")};
}

Theme light()
{
    return {false,
            QColor("#F6F5F2"),
            QColor("#FFFFFF"),
            QColor("#F0EFEB"),
            QColor("#E6E4DF"),
            QColor("#D9D6CF"),
            QColor("#1D1F22"),
            QColor("#565C64"),
            QColor("#666C74"),
            QColor("#3F6E96"),
            QColor("#B04F12"),
            QColor("#FFFFFF"),
            QColor("#27774A"),
            QColor("#855C00"),
            QColor("#C0392B")};
}

Theme& theme()
{
    static Theme current = dark();
    return current;
}

/// What the desktop prefers, as it was before a theme of ours was set.
bool desktopIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() != Qt::ColorScheme::Light;
#else
    static const bool dark = [] {
        const QPalette palette = QGuiApplication::palette();
        return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
    }();
    return dark;
#endif
}

QPalette paletteOf(const Theme& t)
{
    QPalette p;
    p.setColor(QPalette::Window, t.ground);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.card);
    p.setColor(QPalette::AlternateBase, t.panel);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::PlaceholderText, t.third);
    p.setColor(QPalette::Button, t.card);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.wrong);
    p.setColor(QPalette::ToolTipBase, t.raised);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::Highlight, t.result);
    p.setColor(QPalette::HighlightedText, t.onResult);
    p.setColor(QPalette::Link, t.result);
    p.setColor(QPalette::Light, t.raised);
    p.setColor(QPalette::Midlight, t.raised);
    p.setColor(QPalette::Mid, t.line);
    p.setColor(QPalette::Dark, t.line);
    p.setColor(QPalette::Shadow, t.ground);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.third);
    p.setColor(QPalette::Disabled, QPalette::Highlight, t.line);
    return p;
}

/// "@card" and the like stand for the theme's colours. Pictures are PNGs here: the plugin with which Qt would
/// read SVGs is a package of its own on Debian 13. Spin boxes have no buttons and no frame but the sheet's:
/// Qt 6.8 adds room for both.
QString sheetOf(const Theme& t)
{
    QString sheet = QStringLiteral(R"(
QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: 4px 6px; }
QMainWindow, QDialog { background: @ground; }
QMenuBar { background: @ground; color: @second; padding: 2px 8px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @raised; color: @text; }
QMenu { background: @card; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: @raised; color: @text; }
QMenu::item:disabled { color: @third; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }

#page { background: @panel; border-top-left-radius: 12px; }
#jobs { background: @ground; border: none; border-top: 1px solid @line; }
#shelf { background: @ground; border-top: 1px solid @line; }
*[role="card"] { background: @card; border: 1px solid @line; border-radius: 8px; }
*[role="card"][chosen="true"] { border: 1px solid @result; }
*[role="popup"] { background: @card; border: 1px solid @line; }
*[role="take"] { background: transparent; border: 1px solid transparent; border-radius: 6px; min-height: 32px; }
*[role="take"]:hover { background: @card; }
*[role="take"][chosen="true"] { background: @raised; }
*[role="take"]:focus { border: 1px solid @result; }
*[role="line"] { background: @line; border: none; }
*[role="drop"] { background: transparent; border: 2px solid @result; border-radius: 8px; }
*[role="message"] { background: @card; border: 1px solid @line; border-radius: 8px; }

QLabel { background: transparent; }
QLabel[tone="second"] { color: @second; }
QLabel[tone="third"] { color: @third; }
QLabel[tone="good"] { color: @good; }
QLabel[tone="care"] { color: @care; }
QLabel[tone="wrong"] { color: @wrong; }
QLabel[tone="source"] { color: @source; }
QLabel[tone="result"] { color: @result; }
QLabel[type="small"] { font-size: 12px; }
QLabel[type="large"] { font-size: 15px; }
QLabel[type="title"] { font-size: 20px; font-weight: 600; }
QLabel[type="display"] { font-size: 28px; font-weight: 600; }

QPushButton { background: @card; color: @text; border: 1px solid @line; border-radius: 6px; padding: 0 14px; min-height: 30px; }
QPushButton:hover { background: @raised; }
QPushButton:pressed { background: @line; }
QPushButton:focus { border: 1px solid @result; }
QPushButton:disabled { color: @third; background: transparent; }
QPushButton:checked { border: 1px solid @result; color: @result; }
QPushButton[role="primary"] { background: @result; color: @onResult; border: 1px solid @result; font-weight: 600; padding: 0 20px; }
QPushButton[role="primary"]:hover { background: @resultHover; }
QPushButton[role="primary"]:focus { border: 2px solid @text; }
QPushButton[role="primary"]:disabled { background: @card; color: @second; border: 1px solid @line; }
QPushButton[role="quiet"] { background: transparent; border: 1px solid transparent; color: @second; padding: 0 8px; }
QPushButton[role="quiet"]:hover { background: @raised; color: @text; }
QPushButton[role="quiet"]:focus { border: 1px solid @result; }
QPushButton[role="tab"] { background: transparent; border: 1px solid transparent; color: @second; padding: 0 8px; min-height: 24px; }
QPushButton[role="tab"]:hover { background: @card; color: @text; }
QPushButton[role="tab"]:focus { border: 1px solid @result; }
QPushButton[role="tab"]:checked { background: @card; color: @text; border: 1px solid transparent; }
QPushButton[side="source"]:checked { border: 1px solid @source; color: @source; }
QPushButton[side="result"]:checked { border: 1px solid @result; color: @result; }
QPushButton[role="quiet"]:disabled { background: transparent; color: @third; }
QPushButton[role="quiet"][edge="true"] { padding: 0; }
QPushButton[role="quiet"][edge="true"]:hover { background: transparent; }
QPushButton[role="fold"] { background: transparent; border: 1px solid transparent; padding: 0 8px 0 0; text-align: left; color: @second; }
QPushButton[role="fold"]:hover { color: @text; }
QPushButton[role="fold"]:checked { color: @text; border: 1px solid transparent; }
QPushButton[role="fold"]:focus { border: 1px solid @result; }
QPushButton[role="danger"] { color: @wrong; }
QPushButton[role="danger"]:disabled { color: @third; }
QPushButton[role="chip"] { border-radius: 16px; }
QPushButton[role="nav"] { background: transparent; border: 1px solid transparent; border-radius: 6px; text-align: left; padding: 0 12px; min-height: 34px; color: @second; }
QPushButton[role="nav"]:hover { background: @card; color: @text; }
QPushButton[role="nav"]:checked { background: @card; color: @text; font-weight: 600; }
QPushButton[role="nav"]:focus { border: 1px solid @result; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px; color: @second; }
QToolButton:hover { background: @raised; color: @text; }
QToolButton:focus { border: 1px solid @result; }
QToolButton:checked { color: @result; }
QToolButton:disabled { color: @third; }

QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QPlainTextEdit, QTextEdit {
  background: @card; border: 1px solid @line; border-radius: 6px; padding: 0 8px; min-height: 30px;
  selection-background-color: @result; selection-color: @onResult; }
QPlainTextEdit, QTextEdit { padding: 6px 8px; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 1px solid @result; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled, QPlainTextEdit:disabled { background: transparent; }
QSpinBox, QDoubleSpinBox { qproperty-buttonSymbols: NoButtons; qproperty-frame: false; }
QComboBox { padding-left: 10px; }
QComboBox::drop-down { width: 24px; border: none; }
QComboBox::down-arrow { image: url(:/icons/down-@dark.png); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @card; border: 1px solid @line; selection-background-color: @raised; selection-color: @text; padding: 4px; outline: none; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; background: transparent; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid @third; border-radius: 4px; background: @card; }
QCheckBox::indicator:checked { background: @result; border: 1px solid @result; image: url(:/icons/check-@dark.png); }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid @third; border-radius: 8px; background: @card; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid @result; border-radius: 8px; background: @onResult; }
QCheckBox::indicator:checked:disabled { background: @third; border: 1px solid @third; }
QCheckBox::indicator:unchecked:disabled { border: 1px solid @line; background: @panel; }
QCheckBox:focus, QRadioButton:focus { color: @result; }

QSlider { min-height: 24px; background: transparent; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @line; }
QSlider::sub-page:horizontal { background: @result; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: @text; }
QSlider::handle:horizontal:focus, QSlider::handle:horizontal:hover { background: @result; }
QSlider::sub-page:horizontal:disabled, QSlider::handle:horizontal:disabled { background: @third; }

QProgressBar { background: @line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; color: transparent; }
QProgressBar::chunk { background: @result; border-radius: 3px; }
QProgressBar[tone="good"]::chunk { background: @good; }
QProgressBar[tone="care"]::chunk { background: @care; }
QProgressBar[tone="wrong"]::chunk { background: @wrong; }

QListView, QTreeView, QTableView { background: transparent; border: none; outline: none; selection-background-color: @raised; selection-color: @text; }
QHeaderView::section { background: transparent; color: @third; border: none; border-bottom: 1px solid @line; padding: 4px 8px; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @line; border-radius: 4px; min-height: 28px; min-width: 28px; margin: 1px; }
QScrollBar::handle:hover { background: @third; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
)");
    const QColor hover = t.isDark ? t.result.lighter(108) : t.result.darker(110);
    // Longer names first: "@result" is the beginning of "@resultHover".
    for (const auto& [name, value] :
         {std::pair("@resultHover", hover.name()), std::pair("@onResult", t.onResult.name()),
          std::pair("@result", t.result.name()), std::pair("@ground", t.ground.name()),
          std::pair("@panel", t.panel.name()), std::pair("@card", t.card.name()),
          std::pair("@raised", t.raised.name()), std::pair("@line", t.line.name()),
          std::pair("@text", t.text.name()), std::pair("@second", t.second.name()),
          std::pair("@third", t.third.name()), std::pair("@source", t.source.name()),
          std::pair("@good", t.good.name()), std::pair("@care", t.care.name()),
          std::pair("@wrong", t.wrong.name()),
          std::pair("@dark", t.isDark ? QString("dark") : QString("light"))})
        sheet.replace(QLatin1String(name), value);
    return sheet;
}

} // namespace

const Theme& Theme::current()
{
    return theme();
}

void Theme::apply(QApplication& program, Choice choice)
{
    const bool wantsDark = choice == Choice::System ? desktopIsDark() : choice == Choice::Dark;
    theme() = wantsDark ? dark() : light();
    if (static bool isFirst = true; std::exchange(isFirst, false)) {
        program.setStyle(QStyleFactory::create("Fusion"));
        // Not in the sheet: there every widget would get a font of its own, and tell all below it.
        QFont font = QApplication::font();
        font.setPixelSize(13);
        QApplication::setFont(font);
    }
    program.setPalette(paletteOf(theme()));
}

QString Theme::sheet()
{
    return sheetOf(theme());
}

} // namespace koe::ui
