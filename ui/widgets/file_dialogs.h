#pragma once

#include <QString>
#include <QStringList>

class QWidget;

namespace koe::ui {

// Asking for files and folders, as QFileDialog does; empty: nothing was chosen. A dialog begins a thread, for
// which the window would wait while the engine is being loaded: until that is done it goes on painting, and
// the dialog comes then.

[[nodiscard]] QStringList askForFiles(QWidget* parent, const QString& title, const QString& kinds = {},
                                      const QString& from = {});
[[nodiscard]] QString askForFile(QWidget* parent, const QString& title, const QString& kinds,
                                 const QString& from = {});
[[nodiscard]] QString askForFolder(QWidget* parent, const QString& title, const QString& from = {});
/// A file to be written; one that is there is asked about. @param proposal with its folder; its ending is
/// given to a name without one
[[nodiscard]] QString askForTarget(QWidget* parent, const QString& title, const QString& proposal,
                                   const QString& kinds);

} // namespace koe::ui
