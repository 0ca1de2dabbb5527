#include "core/memory.h"

#include "core/number_text.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <optional>
#include <sstream>
#include <string>
#include <unistd.h>

namespace koe {
namespace fs = std::filesystem;
namespace {

/// The number after @p key at the start of a line; with an empty key the first word of the file.
std::optional<std::uint64_t> numberIn(const fs::path& file, const std::string& key = {})
{
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        if (!line.starts_with(key))
            continue;
        std::istringstream words(line.substr(key.size()));
        std::string word;
        words >> word;
        return parseNumber<std::uint64_t>(word);
    }
    return std::nullopt;
}

/// What a group may still take; what it holds of files can be dropped. Nothing where it has no limit.
std::optional<std::uint64_t> leftInGroup(const fs::path& folder, const char* limitName, const char* usedName,
                                         const char* cacheKey)
{
    const auto limit = numberIn(folder / limitName);
    const auto used = numberIn(folder / usedName);
    if (!limit || !used)
        return std::nullopt;
    const std::uint64_t cache = std::min(numberIn(folder / "memory.stat", cacheKey).value_or(0), *used);
    const std::uint64_t held = *used - cache;
    return *limit - std::min(*limit, held);
}

/// A group counts for those in it and below: the narrowest of all above decides.
std::uint64_t leftInGroups(const fs::path& root)
{
    std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
    std::ifstream in(root / "proc/self/cgroup");
    for (std::string line; std::getline(in, line);) {
        const auto first = line.find(':');
        const auto second = line.find(':', first == line.npos ? first : first + 1);
        if (second == line.npos)
            continue;
        const std::string controllers = line.substr(first + 1, second - first - 1);
        const bool unified = controllers.empty();
        if (!unified && ("," + controllers + ",").find(",memory,") == std::string::npos)
            continue;
        const fs::path top = root / (unified ? "sys/fs/cgroup" : "sys/fs/cgroup/memory");
        fs::path group = fs::path(line.substr(second + 1)).relative_path().lexically_normal();
        for (;; group = group.parent_path()) {
            const auto left = unified
                                  ? leftInGroup(top / group, "memory.max", "memory.current", "inactive_file ")
                                  : leftInGroup(top / group, "memory.limit_in_bytes", "memory.usage_in_bytes",
                                                "total_inactive_file ");
            least = std::min(least, left.value_or(least));
            if (group.empty())
                break;
        }
    }
    return least;
}

} // namespace

std::uint64_t freeMemoryBytes(const fs::path& root)
{
    const auto kilobytes = numberIn(root / "proc/meminfo", "MemAvailable:");
    return kilobytes ? std::min(*kilobytes * 1024, leftInGroups(root)) : 0;
}

std::uint64_t heldMemoryBytes()
{
    std::ifstream in("/proc/self/statm");
    std::uint64_t all = 0, held = 0;
    in >> all >> held;
    return held * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

} // namespace koe
