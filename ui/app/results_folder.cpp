#include "ui/app/results_folder.h"

#include "core/home_folders.h"
#include "studio/settings.h"

#include <QStandardPaths>

namespace koe::ui {
namespace fs = std::filesystem;

namespace {
constexpr const char* kFolder = "inference/folder";
}

fs::path resultsFolder(const Desk& desk)
{
    const std::string kept = desk.settings.text(kFolder);
    if (!kept.empty())
        return kept;
    if (qEnvironmentVariableIsSet("KOE_HOME")) // all of it in one place
        return dataFolder(desk.home) / "results";
    const QString music = QStandardPaths::writableLocation(QStandardPaths::MusicLocation);
    return fs::path(music.toStdString()) / "Koe Studio";
}

void setResultsFolder(Desk& desk, const fs::path& folder)
{
    desk.settings.set(kFolder, folder.string());
}

} // namespace koe::ui
