#pragma once

#include "ui/app/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QString>
#include <QToolButton>

namespace koe::ui {

/// A text of the page. @param tone "", "second", "third", "good", "care", "wrong", "source", "result"
[[nodiscard]] QLabel* words(const QString& text, TextSize size = TextSize::Normal, const char* tone = "");
/// Changes the colour by tone after the fact.
void setTone(QWidget& widget, const char* tone);

/// @param role "primary" (one per page), "quiet", "chip", "danger" or "" for a plain one
[[nodiscard]] QPushButton* button(const QString& text, const char* role = "");
/// A button that is only an icon; @p name is its tooltip and what a screen reader says.
[[nodiscard]] QToolButton* iconButton(const QString& icon, const QString& name);

/// The engine's UTF-8.
[[nodiscard]] inline QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}
/// "0:48", "1:02:03".
[[nodiscard]] QString clockText(double seconds);
/// "0:21 left", "41 min left" in the window's language.
[[nodiscard]] QString timeLeftText(double seconds);
/// "50 minutes", "2 hours", rounded as a guess deserves.
[[nodiscard]] QString aboutText(double seconds);
/// "1.2 GB", "181 MB" in the window's language.
[[nodiscard]] QString bytesText(double bytes);
/// "40 kHz", "44.1 kHz" in the window's language; empty for 0.
[[nodiscard]] QString rateText(int sampleRateHz);
/// "C4", "A#3"; empty for what is no pitch.
[[nodiscard]] QString noteText(double hz);

} // namespace koe::ui
