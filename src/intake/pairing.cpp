#include "intake/pairing.h"

#include "core/number_text.h"

#include <algorithm>
#include <cctype>
#include <regex>
#include <set>
#include <tuple>

namespace koe::intake {
namespace fs = std::filesystem;
namespace {

/// RVC's and Applio's way to name a save.
const std::regex& savePattern()
{
    static const std::regex pattern(
        R"(^(.+?)(?:_e\d{1,9}_s(\d{1,12})|_\d{1,9}e_(\d{1,12})s)(?:_best_epoch)?$)");
    return pattern;
}

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// Whether @p text holds @p word with no letter or digit beside it ("anna" is not in "hannah").
bool holdsWord(const std::string& text, const std::string& word)
{
    const auto partOfWord = [&](std::size_t at) {
        return at < text.size() &&
               (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || (text[at] & 0x80) != 0);
    };
    for (std::size_t at = text.find(word); !word.empty() && at != std::string::npos;
         at = text.find(word, at + 1))
        if ((at == 0 || !partOfWord(at - 1)) && !partOfWord(at + word.size()))
            return true;
    return false;
}

/// Whether a folder holds the voices of one experiment, and one index.
bool aloneTogether(const fs::path& folder, const std::vector<Finding>& all)
{
    std::set<std::string> experiments;
    std::size_t indexes = 0;
    for (const Finding& each : all)
        if (each.file.shown.parent_path() == folder) {
            if (each.kind == Finding::Kind::Voice)
                experiments.insert(lowered(experimentOf(each.file.shown.stem().string())));
            indexes += each.kind == Finding::Kind::Index ? 1 : 0;
        }
    return experiments.size() == 1 && indexes == 1;
}

/// How well they belong together; 0: not at all.
int closeness(const Finding& voice, const Finding& index, const std::vector<Finding>& all)
{
    const std::string stem = lowered(voice.file.shown.stem().string());
    const std::string experiment = lowered(experimentOf(voice.file.shown.stem().string()));
    const std::string indexStem = lowered(index.file.shown.stem().string());
    const fs::path folder = voice.file.shown.parent_path();
    const fs::path indexFolder = index.file.shown.parent_path();
    if (indexStem == stem)
        return 5;
    if (indexStem == experiment)
        return 4;
    if (holdsWord(indexStem, experiment))
        return 3;
    if (lowered(indexFolder.filename().string()) == experiment)
        return 2;
    return folder == indexFolder && aloneTogether(folder, all) ? 1 : 0;
}

} // namespace

std::string experimentOf(const std::string& stem)
{
    std::smatch match;
    return stem.size() < 300 && std::regex_match(stem, match, savePattern()) ? match.str(1) : stem;
}

std::int64_t stepOf(const std::string& stem)
{
    std::smatch match;
    if (stem.size() >= 300 || !std::regex_match(stem, match, savePattern()))
        return 0;
    return parseNumber<std::int64_t>(match.str(match[2].matched ? 2 : 3)).value_or(0);
}

const Finding* indexFor(const Finding& voice, const std::vector<Finding>& all)
{
    const int width = voice.card.version == "v1" ? 256 : 768;
    const Finding* best = nullptr;
    std::tuple<int, bool, bool, std::int64_t> bestRank;
    for (const Finding& index : all) {
        if (index.kind != Finding::Kind::Index || index.width != width)
            continue;
        const int close = closeness(voice, index, all);
        if (close == 0)
            continue;
        const bool sameFolder = index.file.shown.parent_path() == voice.file.shown.parent_path();
        const bool added = index.file.shown.filename().string().find("added_") != std::string::npos;
        const std::tuple rank(close, sameFolder, added, index.vectors);
        if (best == nullptr || rank > bestRank) {
            best = &index;
            bestRank = rank;
        }
    }
    return best;
}

} // namespace koe::intake
