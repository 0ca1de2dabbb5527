#include "ui/app/file_names.h"

#include "core/recording_names.h"
#include "studio/settings.h"
#include "ui/text/figures.h"

#include <QCoreApplication>
#include <QStandardPaths>
#include <QStringList>

#include <string>

namespace koe::ui {

QString recordingsFolder(const studio::Settings& settings)
{
    const QString music = QStandardPaths::writableLocation(QStandardPaths::MusicLocation);
    std::error_code error;
    for (const std::string& folder : {settings.text(kRecordingsFolder), music.toStdString()})
        if (!folder.empty() && std::filesystem::is_directory(folder, error))
            return text(folder);
    return QStandardPaths::writableLocation(QStandardPaths::HomeLocation);
}

QString filesFolder(const studio::Settings& settings)
{
    const QString loads = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    std::error_code error;
    for (const std::string& folder : {settings.text(kFilesFolder), loads.toStdString()})
        if (!folder.empty() && std::filesystem::is_directory(folder, error))
            return text(folder);
    return QStandardPaths::writableLocation(QStandardPaths::HomeLocation);
}

void keepFilesFolder(studio::Settings& settings, const std::filesystem::path& file)
{
    settings.set(kFilesFolder, file.parent_path().string());
}

QString recordingsFilter()
{
    QStringList patterns;
    for (const std::string_view ending : recordingEndings()) {
        const QString small = QStringLiteral("*") + text(std::string(ending));
        patterns << small << small.toUpper();
    }
    return QCoreApplication::translate("koe::ui::FileNames", "Sound and video (%1);;All files (*)")
        .arg(patterns.join(QLatin1Char(' ')));
}

bool hasModelsEnding(const std::filesystem::path& file)
{
    const QString ending = QString::fromStdString(file.extension().string()).toLower();
    for (const char* one : {".pth", ".pt", ".safetensors", ".zip", ".index", ".ckpt", ".onnx"})
        if (ending == QLatin1String(one))
            return true;
    return false;
}

bool isRecordingOrFolder(const std::filesystem::path& file)
{
    std::error_code error;
    return std::filesystem::is_directory(file, error) || hasRecordingsEnding(file);
}

} // namespace koe::ui
