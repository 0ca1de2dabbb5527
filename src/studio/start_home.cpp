#include "studio/start_home.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/home_folders.h"
#include "core/log.h"
#include "studio/settings.h"

#include <nlohmann/json.hpp>

namespace koe::studio {
namespace {

bool isReadable(const std::filesystem::path& file)
{
    std::error_code error;
    try {
        return !std::filesystem::exists(file, error) || nlohmann::json::accept(readTextFile(file));
    } catch (const Error&) {
        return false;
    }
}

} // namespace

Home startHome()
{
    const Home home = Home::find();
    if (!isReadable(dataFolder(home) / "settings.json"))
        return home; // left to the one who can say it
    Settings settings(home);
    MovedFolders moved = readMovedFolders(dataFolder(home));
    bool isNew = false;
    for (const std::string name : kMovableFolders)
        if (const std::string wanted = settings.text("folder/" + name); !wanted.empty()) {
            moved[name] = wanted;
            isNew = true;
        }
    if (!isNew)
        return home;
    try {
        keepMovedFolders(dataFolder(home), moved);
        for (const std::string name : kMovableFolders)
            settings.set("folder/" + name, "");
    } catch (const Error& problem) {
        log::warn("The folders stay where they were: {}", problem.what());
    }
    return Home::find();
}

} // namespace koe::studio
