#include "ui/app/file_names.h"

#include "core/recording_names.h"

#include <QString>

namespace koe::ui {

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
