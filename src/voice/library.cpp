#include "voice/voice.h"

#include "core/error.h"
#include "core/log.h"
#include "identify/identify.h"
#include "voice/broken_voice.h"
#include "voice/companions.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>

namespace koe::voice {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kNamedInSentence = 20;

bool isVoiceFile(const fs::path& file)
{
    std::error_code error;
    return !file.filename().string().starts_with('.') && // no voice is called so: a trial, or half a file
           (file.extension() == ".pth" || file.extension() == ".safetensors") &&
           fs::is_regular_file(file, error);
}

/// Entries of a folder, by name; none when it cannot be read.
std::vector<fs::path> entriesOf(const fs::path& folder)
{
    std::vector<fs::path> entries;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        entries.push_back(at->path());
    std::sort(entries.begin(), entries.end());
    return entries;
}

/// "anna_e20_s340" → "anna": what training calls the voices it saves on the way.
std::string experimentOf(const std::string& stem)
{
    const auto digitsFrom = [&](std::size_t at) {
        std::size_t end = at;
        while (end < stem.size() && std::isdigit(static_cast<unsigned char>(stem[end])) != 0)
            end++;
        return end > at ? end : std::string::npos;
    };
    for (std::size_t at = stem.rfind("_e"); at != std::string::npos && at > 0;
         at = stem.rfind("_e", at - 1)) {
        const std::size_t epochEnd = digitsFrom(at + 2);
        if (epochEnd != std::string::npos && stem.compare(epochEnd, 2, "_s") == 0 &&
            digitsFrom(epochEnd + 2) == stem.size())
            return stem.substr(0, at);
    }
    return stem;
}

/// Whether @p text holds @p word with no letter or digit of its own beside it ("anna" is not in "hannah").
bool holdsWord(const std::string& text, const std::string& word)
{
    const auto partOfWord = [&](std::size_t at) {
        return at < text.size() &&
               (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || (text[at] & 0x80) != 0);
    };
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
        if ((at == 0 || !partOfWord(at - 1)) && !partOfWord(at + word.size()))
            return true;
    return false;
}

/// A usable index, and not one that says it is for the other version.
bool mayServe(const fs::path& file, const std::string& version)
{
    std::error_code error;
    const std::string name = file.filename().string();
    if (file.extension() != ".index" || name.starts_with("trained_") || !fs::is_regular_file(file, error))
        return false;
    const std::string stem = file.stem().string();
    return version.empty() || !(stem.ends_with("_v1") || stem.ends_with("_v2")) ||
           stem.ends_with("_" + version);
}

/// Of a file that could not be read as a voice, unless it is of use as something else.
/// @param reason why it could not
std::optional<BrokenVoice> brokenVoice(const fs::path& file, const std::string& reason)
{
    using identify::Kind;
    const identify::Identity found = identify::identify(file);
    const bool isVoice = found.kind == Kind::Voice || found.kind == Kind::VoiceWeights;
    if (found.recognised() && !isVoice && found.kind != Kind::Foreign)
        return std::nullopt;
    std::error_code error;
    BrokenVoice broken{file.stem().string(), file, 0, fs::last_write_time(file, error),
                       isVoice ? reason : file.string() + " " + found.sentence()};
    if (const auto bytes = fs::file_size(file, error); !error)
        broken.bytes = bytes;
    return broken;
}

/// The first picture and the first sample of its name, by path.
void takeCompanions(VoiceCard& card, const std::multimap<std::string, fs::path>& companions)
{
    const auto [first, last] = companions.equal_range(card.name);
    for (auto one = first; one != last; ++one) {
        const std::string_view kind = companionKind(one->second);
        fs::path* place = kind == "picture" ? &card.picture : kind == "sample" ? &card.sample : nullptr;
        if (place != nullptr && (place->empty() || one->second < *place))
            *place = one->second;
    }
}

/// @param broken null: nobody asks
std::vector<VoiceCard> list(const Home& home, std::vector<BrokenVoice>* broken)
{
    std::vector<VoiceCard> cards;
    std::set<std::string> names;
    std::map<fs::path, std::multimap<std::string, fs::path>> companions; // by folder, each read once
    for (const fs::path& file : voiceFiles(home)) {
        if (names.count(file.stem().string()) != 0)
            continue; // its name finds the other one
        try {
            VoiceCard card = loadCard(file);
            if (card.index.empty())
                card.index = findIndex(home, file, card.version);
            const auto [beside, isNew] = companions.try_emplace(file.parent_path());
            if (isNew)
                beside->second = companionsIn(beside->first);
            takeCompanions(card, beside->second);
            names.insert(card.name);
            cards.push_back(std::move(card));
        } catch (const Error& error) {
            log::debug("left out: {}", error.what());
            if (broken != nullptr)
                if (auto one = brokenVoice(file, error.what()))
                    broken->push_back(std::move(*one));
        }
    }
    std::sort(cards.begin(), cards.end(),
              [](const VoiceCard& a, const VoiceCard& b) { return a.name < b.name; });
    return cards;
}

} // namespace

std::vector<fs::path> voiceFiles(const Home& home)
{
    std::vector<fs::path> files;
    std::error_code error;
    const std::vector<fs::path> top = entriesOf(home.weights);
    std::copy_if(top.begin(), top.end(), std::back_inserter(files), isVoiceFile);
    for (const fs::path& folder : top)
        if (fs::is_directory(folder, error) &&
            !(fs::exists(home.starter, error) && fs::equivalent(folder, home.starter, error)))
            for (const fs::path& file : entriesOf(folder))
                if (isVoiceFile(file))
                    files.push_back(file);
    if (!home.starter.empty())
        for (const fs::path& file : entriesOf(home.starter / "voices"))
            if (isVoiceFile(file))
                files.push_back(file);
    return files;
}

fs::path findIndex(const Home& home, const fs::path& voiceFile, const std::string& version)
{
    const std::string stem = voiceFile.stem().string();
    const std::string experiment = experimentOf(stem);
    if (stem.empty())
        return {};
    const fs::path folder = voiceFile.parent_path().empty() ? fs::path(".") : voiceFile.parent_path();
    for (const std::string& name : {stem, experiment})
        if (const fs::path beside = folder / (name + ".index"); mayServe(beside, ""))
            return beside;

    for (const std::string& name : {stem, experiment}) {
        fs::path newest;
        fs::file_time_type newestTime{};
        for (const fs::path& file : entriesOf(home.experiment(name))) {
            std::error_code error;
            const auto time = fs::last_write_time(file, error);
            if (file.filename().string().starts_with("added_") && mayServe(file, version) && !error &&
                (newest.empty() || time > newestTime)) {
                newest = file;
                newestTime = time;
            }
        }
        if (!newest.empty())
            return newest;
    }

    std::vector<fs::path> folders{folder, home.weights};
    for (const fs::path& entry : entriesOf(home.logs))
        folders.push_back(entry);
    for (const fs::path& place : folders)
        for (const fs::path& file : entriesOf(place))
            if (mayServe(file, version) && holdsWord(file.stem().string(), experiment))
                return file;
    return {};
}

std::vector<VoiceCard> listVoices(const Home& home)
{
    return list(home, nullptr);
}

std::vector<VoiceCard> listVoices(const Home& home, std::vector<BrokenVoice>& broken)
{
    std::vector<VoiceCard> cards = list(home, &broken);
    std::sort(broken.begin(), broken.end(),
              [](const BrokenVoice& a, const BrokenVoice& b) { return a.name < b.name; });
    return cards;
}

fs::path findVoice(const Home& home, const std::string& nameOrPath)
{
    std::error_code error;
    const fs::path asPath(nameOrPath);
    const bool isPath = nameOrPath.find('/') != std::string::npos || isVoiceFile(asPath);
    if (isPath && fs::exists(asPath, error))
        return asPath;
    for (const fs::path& file : voiceFiles(home))
        if (file.stem() == nameOrPath || file.filename() == nameOrPath)
            return file;
    if (!isPath && fs::is_regular_file(asPath, error))
        return asPath;

    std::string known;
    std::size_t count = 0;
    for (const VoiceCard& card : listVoices(home))
        if (++count <= kNamedInSentence)
            known += (known.empty() ? "" : ", ") + card.name;
    if (count > kNamedInSentence)
        known += " and " + std::to_string(count - kNamedInSentence) + " more";
    const std::string missing = nameOrPath.find('/') != std::string::npos
                                    ? "There is no voice file " + nameOrPath + "."
                                    : "There is no voice called \"" + nameOrPath + "\".";
    if (known.empty())
        throw Missing(missing + " There are none yet in " + home.weights.string() +
                      ": put .pth files there, or make one with koe train.");
    throw Missing(missing + " There are: " + known + ".");
}

} // namespace koe::voice
