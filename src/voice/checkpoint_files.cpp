#include "voice/checkpoint_files.h"

#include "core/number_text.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace koe::voice {
namespace fs = std::filesystem;

std::int64_t checkpointNumber(const fs::path& file, char kind)
{
    const std::string name = file.filename().string();
    if (name.size() < 7 || name[0] != kind || name[1] != '_' || !name.ends_with(".pth"))
        return -1;
    return parseNumber<std::int64_t>(std::string_view(name).substr(2, name.size() - 6)).value_or(-1);
}

CheckpointPair checkpointPair(const fs::path& folder, std::int64_t number)
{
    const std::string stem = "_" + std::to_string(number) + ".pth";
    return {number, folder / ("G" + stem), folder / ("D" + stem)};
}

std::vector<CheckpointPair> listCheckpoints(const fs::path& folder)
{
    std::vector<CheckpointPair> pairs;
    std::error_code failure;
    for (fs::directory_iterator at(folder, failure), end; !failure && at != end; at.increment(failure)) {
        const std::int64_t number = checkpointNumber(at->path(), 'G');
        if (number < 0)
            continue;
        const fs::path other = folder / ("D" + at->path().filename().string().substr(1));
        std::error_code missing;
        if (fs::exists(other, missing))
            pairs.push_back({number, at->path(), other});
    }
    std::sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) { return a.number > b.number; });
    return pairs;
}

std::vector<fs::path> listGenerators(const fs::path& folder)
{
    std::vector<std::pair<fs::file_time_type, fs::path>> found;
    std::error_code failure;
    for (fs::directory_iterator at(folder, failure), end; !failure && at != end; at.increment(failure)) {
        std::error_code ignored;
        if (checkpointNumber(at->path(), 'G') >= 0)
            found.emplace_back(fs::last_write_time(at->path(), ignored), at->path());
    }
    std::sort(found.rbegin(), found.rend());
    std::vector<fs::path> files;
    for (auto& [time, file] : found)
        files.push_back(std::move(file));
    return files;
}

bool hasCheckpointFiles(const fs::path& folder)
{
    std::error_code failure;
    for (fs::directory_iterator at(folder, failure), end; !failure && at != end; at.increment(failure))
        if (checkpointNumber(at->path(), 'G') >= 0 || checkpointNumber(at->path(), 'D') >= 0)
            return true;
    return false;
}

} // namespace koe::voice
