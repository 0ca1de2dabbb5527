#pragma once

#include "ui/app/theme_choice.h"

#include <QColor>

class QApplication;

namespace koe::ui {

/// The colours of the window, all of them. Widgets that paint take them from current() each time they paint;
/// a change sets palette and stylesheet, which repaints everything.
/// The source is cool, the result is warm, everywhere.
struct Theme
{
    using Choice = ThemeChoice;

    bool isDark = true;
    QColor ground, panel, card, raised; ///< window, page, inputs and cards, hover
    QColor line;                        ///< 1 px borders
    QColor text, second, third;         ///< third only for what may be missed
    QColor source;                      ///< what came in
    QColor result;                      ///< what comes out, and the one accent
    QColor onResult;                    ///< text on the accent
    QColor good, care, wrong;           ///< never alone: a word or a sign with it

    [[nodiscard]] static const Theme& current();
    /// Sets style and palette of the whole program.
    static void apply(QApplication& program, Choice choice);
    /// The stylesheet, for the window: were it the program's, each widget that gets a parent would get its
    /// looks anew, with all that is in it, at each of the levels on which a page is put together.
    [[nodiscard]] static QString sheet();
};

/// Type sizes in px, for setTextSize().
enum class TextSize
{
    Small = 12,
    Normal = 13,
    Large = 15,
    Title = 20,
    Display = 28
};

} // namespace koe::ui
