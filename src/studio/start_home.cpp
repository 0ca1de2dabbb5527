#include "studio/start_home.h"

#include "core/error.h"
#include "core/home_folders.h"
#include "core/log.h"
#include "studio/settings.h"

namespace koe::studio {

Home startHome()
{
    const Home home = Home::find();
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
