#include "core/home.h"

#include "core/home_folders.h"

#include <cstdlib>

namespace koe {
namespace fs = std::filesystem;
namespace {

/// The folder above the program that holds weights/starter: a source tree or an installed share folder.
fs::path treeOfProgram()
{
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (error)
        return {};
    for (fs::path folder = program.parent_path(); folder.has_relative_path(); folder = folder.parent_path())
        if (fs::is_directory(folder / "weights" / "starter", error) && fs::exists(folder / "studio", error))
            return folder;
    return {};
}

fs::path installedStarter()
{
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::path{} : program.parent_path().parent_path() / "share" / "koe-studio" / "starter";
}

} // namespace

Home Home::find()
{
    const fs::path tree = treeOfProgram();
    const fs::path shippedStarter = tree.empty() ? installedStarter() : tree / "weights" / "starter";
    fs::path root = tree;
    if (const char* home = std::getenv("KOE_HOME"); home != nullptr && *home != '\0')
        root = home;
    else if (root.empty()) {
        const char* data = std::getenv("XDG_DATA_HOME");
        const char* user = std::getenv("HOME");
        root =
            (data != nullptr && *data != '\0' ? fs::path(data)
                                              : fs::path(user != nullptr ? user : "/tmp") / ".local/share") /
            "koe-studio";
    }
    std::error_code error;
    MovedFolders moved = readMovedFolders(root);
    const auto folder = [&](const char* name) { return moved.contains(name) ? moved[name] : root / name; };
    const fs::path weights = folder("weights");
    const fs::path ownStarter = weights / "starter";
    return {weights, folder("logs"), fs::is_directory(ownStarter, error) ? ownStarter : shippedStarter,
            root / "presets"};
}

} // namespace koe
