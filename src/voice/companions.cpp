#include "voice/companions.h"

#include "core/error.h"
#include "tensorfile/index_file.h"

#include <algorithm>
#include <utility>

namespace koe::voice {
namespace fs = std::filesystem;

std::string_view companionKind(const fs::path& file)
{
    using Ending = std::pair<std::string_view, std::string_view>;
    constexpr Ending kEndings[] = {{".index", "index"},  {".wav", "sample"},  {".flac", "sample"},
                                   {".mp3", "sample"},   {".ogg", "sample"},  {".opus", "sample"},
                                   {".m4a", "sample"},   {".png", "picture"}, {".jpg", "picture"},
                                   {".jpeg", "picture"}, {".webp", "picture"}};
    const std::string ending = file.extension().string();
    const auto* found = std::find_if(std::begin(kEndings), std::end(kEndings),
                                     [&](const Ending& one) { return one.first == ending; });
    return found != std::end(kEndings) ? found->second : std::string_view();
}

std::multimap<std::string, fs::path> companionsIn(const fs::path& folder)
{
    std::multimap<std::string, fs::path> files;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::error_code ignored;
        if (!companionKind(at->path()).empty() && at->is_regular_file(ignored))
            files.emplace(at->path().stem().string(), at->path());
    }
    return files;
}

std::vector<fs::path> companionsOf(const fs::path& voiceFile)
{
    const auto all = companionsIn(voiceFile.has_parent_path() ? voiceFile.parent_path() : fs::path("."));
    std::vector<fs::path> files;
    const auto [first, last] = all.equal_range(voiceFile.stem().string());
    std::transform(first, last, std::back_inserter(files), [](const auto& one) { return one.second; });
    std::sort(files.begin(), files.end());
    return files;
}

void requireFitting(const fs::path& index, const VoiceCard& card)
{
    const auto outline = tensorfile::readIndexOutline(tensorfile::readFileBytes(index), index.string());
    const std::size_t width = card.version == "v1" ? 256 : 768;
    if (outline.rows == 0)
        throw InvalidInput("The index " + index.string() +
                           " holds no vectors: take the one whose name begins with \"added_\".");
    if (outline.dims != width)
        throw InvalidInput("The index " + index.string() + " is for " + (width == 256 ? "v2" : "v1") +
                           " voices, and " + card.name + " is " + card.version + ".");
}

} // namespace koe::voice
