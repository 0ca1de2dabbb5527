#pragma once

#include <QString>
#include <QVector>

#include <utility>

namespace koe::ui {

/// Languages of the window: code and name in itself. The first is the one of the source.
[[nodiscard]] const QVector<std::pair<QString, QString>>& languages();

/// Installs the words of @p code ("" : the desktop's language, else English) in place of the ones before.
/// What is on the screen is made anew for it (MainWindow::rebuild).
void useLanguage(const QString& code);

} // namespace koe::ui
