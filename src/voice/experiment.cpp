#include "voice/experiment.h"

#include "core/error.h"
#include "voice/checkpoint_files.h"
#include "voice/generator_checkpoint.h"
#include "voice/voice.h"

#include <algorithm>

namespace koe::voice {
namespace fs = std::filesystem;
namespace {

/// RVC's, Applio's folders of clips.
constexpr const char* kClipFolders[] = {"0_gt_wavs", "sliced_audios"};

int countClips(const fs::path& folder)
{
    int clips = 0;
    for (const char* name : kClipFolders) {
        std::error_code error;
        for (fs::directory_iterator at(folder / name, error), end; !error && at != end; at.increment(error))
            clips += at->path().extension() == ".wav" ? 1 : 0;
    }
    return clips;
}

bool isExperiment(const fs::path& folder)
{
    std::error_code error;
    if (!fs::is_directory(folder, error) || folder.filename().string().starts_with("mute") ||
        folder.filename().string().starts_with('.'))
        return false;
    for (const char* mark :
         {"config.json", "train.log", "prepare.json", "model_info.json", "filelist.txt", "request.json"})
        if (fs::exists(folder / mark, error))
            return true;
    return std::any_of(std::begin(kClipFolders), std::end(kClipFolders),
                       [&](const char* name) { return fs::is_directory(folder / name, error); });
}

std::chrono::system_clock::time_point timeOf(const fs::path& file)
{
    std::error_code error;
    const auto time = fs::last_write_time(file, error);
    return error ? std::chrono::system_clock::time_point()
                 : std::chrono::time_point_cast<std::chrono::system_clock::duration>(
                       std::chrono::file_clock::to_sys(time));
}

/// Its pair with the largest number, as RVC takes it; a G without its D where there is no pair.
void takeCheckpoints(ExperimentCard& card)
{
    if (const auto pairs = listCheckpoints(card.folder); !pairs.empty()) {
        card.generator = pairs.front().generator;
        card.discriminator = pairs.front().discriminator;
        return;
    }
    const auto number = [](const fs::path& file) { return checkpointNumber(file, 'G'); };
    const auto lone = listGenerators(card.folder);
    if (const auto last =
            std::max_element(lone.begin(), lone.end(),
                             [&](const fs::path& a, const fs::path& b) { return number(a) < number(b); });
        last != lone.end())
        card.generator = *last;
}

std::chrono::system_clock::time_point lastTouched(const fs::path& folder)
{
    std::chrono::system_clock::time_point last;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        last = std::max(last, timeOf(at->path()));
    return last;
}

ExperimentCard cardOf(const Home& home, const fs::path& folder)
{
    ExperimentCard card;
    card.name = folder.filename().string();
    card.folder = folder;
    card.touched = lastTouched(folder);
    takeCheckpoints(card);
    const ExperimentFacts facts = factsOf(folder);
    const Preparation preparation = preparationOf(folder);
    card.sampleRateHz = facts.sampleRateHz > 0 ? facts.sampleRateHz : preparation.sampleRateHz;
    card.version = facts.version.empty() ? preparation.version : facts.version;
    card.f0 = facts.f0.value_or(preparation.f0.value_or(true));
    card.encoder = facts.encoder;
    card.state = stateOf(folder);
    card.isPrepared = preparation.clips > 0;
    card.clips = card.isPrepared ? preparation.clips : countClips(folder);
    card.seconds = preparation.seconds;
    if (!card.generator.empty())
        try {
            const GeneratorCheckpoint read = readGenerator(card.generator, facts, /*outline=*/true);
            card.sampleRateHz = read.found.config.sampleRateHz;
            card.version = read.found.config.version();
            card.f0 = read.found.config.f0;
            card.state.epoch = read.epoch > 0 ? read.epoch : card.state.epoch;
            card.state.step = read.step > 0 ? read.step : card.state.step;
        } catch (const Error&) { // damaged, or half written by a training at this moment: its log says enough
        }
    std::error_code error;
    for (const char* ending : {".pth", ".safetensors"})
        if (const fs::path file = home.weights / (card.name + ending);
            card.voice.empty() && fs::is_regular_file(file, error))
            card.voice = file;
    card.index = findIndex(home, home.weights / (card.name + ".pth"), card.version);
    return card;
}

} // namespace

ExperimentCard readExperiment(const Home& home, const std::string& name)
{
    std::error_code error;
    if (!name.empty() && fs::is_directory(home.experiment(name), error))
        return cardOf(home, home.experiment(name));
    ExperimentCard none;
    none.name = name;
    none.folder = home.experiment(name);
    return none;
}

std::vector<ExperimentCard> listExperiments(const Home& home)
{
    std::vector<ExperimentCard> cards;
    std::error_code error;
    for (fs::directory_iterator at(home.logs, error), end; !error && at != end; at.increment(error))
        if (isExperiment(at->path()))
            cards.push_back(cardOf(home, at->path()));
    std::sort(cards.begin(), cards.end(), [](const ExperimentCard& a, const ExperimentCard& b) {
        return a.touched != b.touched ? a.touched > b.touched : a.name < b.name;
    });
    return cards;
}

} // namespace koe::voice
