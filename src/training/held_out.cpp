#include "training/held_out.h"

#include "core/atomic_file.h"
#include "voice/checkpoint_files.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <string>

namespace koe::training {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kShare = 10; // one in so many at most

std::set<std::string> chosen(const std::vector<Sample>& samples, int count)
{
    std::vector<const Sample*> clips;
    std::set<std::string> seen; // a clip may stand in the list more than once
    for (const Sample& sample : samples)
        if (!sample.isMute() && seen.insert(sample.wave.string()).second)
            clips.push_back(&sample);
    const std::size_t wanted = std::min(static_cast<std::size_t>(std::max(count, 0)), clips.size() / kShare);
    std::set<std::string> sounds;
    for (std::size_t i = 0; i < wanted; i++) {
        // The longest of each stretch: more to hear.
        const auto from = clips.begin() + static_cast<std::ptrdiff_t>(i * clips.size() / wanted);
        const auto to = clips.begin() + static_cast<std::ptrdiff_t>((i + 1) * clips.size() / wanted);
        const auto longest = std::max_element(
            from, to, [](const Sample* a, const Sample* b) { return a->waveBytes < b->waveBytes; });
        sounds.insert((*longest)->wave.string());
    }
    return sounds;
}

} // namespace

void holdOut(std::vector<Sample>& samples, const fs::path& experiment, int count)
{
    const fs::path file = experiment / "heldout.txt";
    std::set<std::string> sounds;
    if (fs::exists(file)) {
        std::istringstream lines(readTextFile(file));
        for (std::string line; std::getline(lines, line);)
            sounds.insert(line);
    } else if (count > 0 && !voice::hasCheckpointFiles(experiment)) {
        sounds = chosen(samples, count);
        std::string text;
        for (const std::string& sound : sounds)
            text += sound + "\n";
        writeTextFile(file, text);
    }
    std::erase_if(samples, [&](const Sample& sample) { return sounds.contains(sample.wave.string()); });
}

} // namespace koe::training
