#pragma once

#include <QString>

#include <filesystem>
#include <vector>

class QWidget;

namespace koe::studio {
class Settings;
}

namespace koe::ui {

/// Asks for recordings, where some were found last time; at first in the desktop's folder for music.
/// @return empty when nothing was chosen
[[nodiscard]] std::vector<std::filesystem::path> askForRecordings(QWidget* over, studio::Settings& settings,
                                                                  const QString& title);

} // namespace koe::ui
