#pragma once

#include "ui/app/theme.h"
#include "ui/text/figures.h"

#include <QLabel>
#include <QPushButton>
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

} // namespace koe::ui
