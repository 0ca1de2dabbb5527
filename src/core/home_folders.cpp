#include "core/home_folders.h"

#include "core/atomic_file.h"

#include <fstream>

namespace koe {
namespace fs = std::filesystem;
namespace {
constexpr const char* kFile = "folders.txt";
}

fs::path dataFolder(const Home& home)
{
    return (home.presets.empty() ? home.weights : home.presets).parent_path();
}

MovedFolders readMovedFolders(const fs::path& dataFolder)
{
    MovedFolders moved;
    std::ifstream file(dataFolder / kFile);
    for (std::string line; std::getline(file, line);) {
        const std::size_t at = line.find('=');
        const std::string name = line.substr(0, at);
        if (at == line.npos || (name != "weights" && name != "logs" && name != "datasets"))
            continue;
        if (const fs::path folder = line.substr(at + 1); folder.is_absolute())
            moved[name] = folder;
    }
    return moved;
}

void keepMovedFolders(const fs::path& dataFolder, const MovedFolders& folders)
{
    std::string text;
    for (const auto& [name, folder] : folders)
        text += name + "=" + folder.string() + "\n";
    std::error_code error; // the writer says what is wrong with the folder
    fs::create_directories(dataFolder, error);
    writeTextFile(dataFolder / kFile, text);
}

} // namespace koe
