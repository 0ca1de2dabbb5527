#pragma once

#include <QString>
#include <QWidget>

#include <utility>
#include <vector>

namespace koe::ui {

/// Names and values in two columns; a value without words is left out.
[[nodiscard]] QWidget* factTable(const std::vector<std::pair<QString, QString>>& facts);

/// A voice's note in one line; what training wrote there ("20epoch") in words.
[[nodiscard]] QString noteLine(const std::string& note);

/// Opens the folder of a file, or a folder, in the desktop's file manager.
void showInFolder(const std::string& path);

} // namespace koe::ui
