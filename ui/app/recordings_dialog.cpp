#include "ui/app/recordings_dialog.h"

#include "studio/settings.h"
#include "ui/app/file_names.h"
#include "ui/widgets/file_dialogs.h"

namespace koe::ui {

std::vector<std::filesystem::path> askForRecordings(QWidget* over, studio::Settings& settings,
                                                    const QString& title)
{
    const QStringList chosen = askForFiles(over, title, recordingsFilter(), recordingsFolder(settings));
    std::vector<std::filesystem::path> files;
    for (const QString& one : chosen)
        files.emplace_back(one.toStdString());
    if (!files.empty())
        settings.set(kRecordingsFolder, files.front().parent_path().string());
    return files;
}

} // namespace koe::ui
