#pragma once

#include <QString>

#include <filesystem>

namespace koe::studio {
class Settings;
}

namespace koe::ui {

/// The setting that keeps where recordings were found last.
inline constexpr const char* kRecordingsFolder = "folder/recordings";
/// That folder; where none is kept or it is gone, the desktop's for music, else the user's own.
[[nodiscard]] QString recordingsFolder(const studio::Settings& settings);
/// The setting that keeps where another file was opened or written last.
inline constexpr const char* kFilesFolder = "folder/files";
/// That folder; where none is kept or it is gone, the desktop's for downloads, else the user's own.
[[nodiscard]] QString filesFolder(const studio::Settings& settings);
void keepFilesFolder(studio::Settings& settings, const std::filesystem::path& file);
/// For a file dialog: "Sound and video (*.wav *.WAV …);;All files (*)".
[[nodiscard]] QString recordingsFilter();

/// Whether a file is called like a voice, checkpoint, index, encoder or package (mika.pth, choir.zip). What
/// it is, is seen by its content later.
[[nodiscard]] bool hasModelsEnding(const std::filesystem::path& file);

/// Whether it is a folder, or called like a recording.
[[nodiscard]] bool isRecordingOrFolder(const std::filesystem::path& file);

} // namespace koe::ui
