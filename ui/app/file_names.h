#pragma once

#include <filesystem>

namespace koe::ui {

/// Whether a file is called like a voice, checkpoint, index, encoder or package (mika.pth, choir.zip). What
/// it is, is seen by its content later.
[[nodiscard]] bool hasModelsEnding(const std::filesystem::path& file);

/// Whether it is a folder, or called like a recording.
[[nodiscard]] bool isRecordingOrFolder(const std::filesystem::path& file);

} // namespace koe::ui
