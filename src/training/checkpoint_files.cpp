#include "training/checkpoint_files.h"

#include "core/number_text.h"

#include <algorithm>
#include <optional>
#include <string>

namespace koe::training {
namespace fs = std::filesystem;
namespace {

/// 1200 for "G_1200.pth".
std::optional<std::int64_t> numberOf(const std::string& name, char kind)
{
    if (name.size() < 7 || name[0] != kind || name[1] != '_' || !name.ends_with(".pth"))
        return std::nullopt;
    return parseNumber<std::int64_t>(std::string_view(name).substr(2, name.size() - 6));
}

} // namespace

CheckpointPair checkpointPair(const fs::path& folder, std::int64_t number)
{
    const std::string stem = "_" + std::to_string(number) + ".pth";
    return {number, folder / ("G" + stem), folder / ("D" + stem)};
}

std::vector<CheckpointPair> listCheckpoints(const fs::path& folder)
{
    std::vector<CheckpointPair> pairs;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(folder, failure)) {
        const auto number = numberOf(entry.path().filename().string(), 'G');
        if (!number || *number < 0)
            continue;
        CheckpointPair pair = checkpointPair(folder, *number);
        pair.generator = entry.path();
        if (fs::exists(pair.discriminator, failure))
            pairs.push_back(std::move(pair));
    }
    std::sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) { return a.number > b.number; });
    return pairs;
}

bool hasCheckpointFiles(const fs::path& folder)
{
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(folder, failure)) {
        const std::string name = entry.path().filename().string();
        if (numberOf(name, 'G') || numberOf(name, 'D'))
            return true;
    }
    return false;
}

} // namespace koe::training
