#include "core/cache_folder.h"

#include <cstdlib>

namespace koe {
namespace {

std::filesystem::path folderOf(const char* variable)
{
    const char* text = std::getenv(variable);
    return text != nullptr ? std::filesystem::path(text) : std::filesystem::path();
}

} // namespace

std::filesystem::path cacheFolder()
{
    if (const auto home = folderOf("KOE_HOME"); !home.empty())
        return home / "cache";
    if (const auto cache = folderOf("XDG_CACHE_HOME"); cache.is_absolute())
        return cache / "koe-studio";
    const auto user = folderOf("HOME");
    return (user.empty() ? std::filesystem::temp_directory_path() : user / ".cache") / "koe-studio";
}

} // namespace koe
