#include "studio/experiments.h"

#include "core/atomic_file.h"
#include "core/log.h"
#include "studio/train_request_text.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

namespace koe::studio {
namespace fs = std::filesystem;
using training::TrainRequest;

namespace {

constexpr const char* kRequest = "request.json";
/// What it was asked for last, where that was kept.
void takeLast(Experiment& experiment, const Home& home)
{
    std::error_code error;
    const fs::path kept = experiment.folder / kRequest;
    if (!fs::exists(kept, error))
        return;
    try {
        experiment.last = trainRequestFromText(readTextFile(kept), home);
        experiment.last->name = experiment.name; // the folder may have been renamed
    } catch (const std::exception&) {
        // Then the defaults are offered.
    }
}

} // namespace

int Experiment::epoch() const
{
    constexpr std::int64_t kMost = std::numeric_limits<int>::max();
    return isBegun() ? static_cast<int>(std::clamp<std::int64_t>(state.epoch, 0, kMost)) : 0;
}

bool canBeName(const std::string& name)
{
    return !name.empty() && name.size() <= kLongestName && !name.starts_with('.') &&
           !name.starts_with("mute") && name.find_first_of("/\\|\n\r\t") == std::string::npos;
}

Experiment readExperiment(const Home& home, const std::string& name)
{
    Experiment experiment{voice::readExperiment(home, name), {}};
    takeLast(experiment, home);
    return experiment;
}

std::vector<Experiment> listExperiments(const Home& home)
{
    std::vector<Experiment> all;
    for (voice::ExperimentCard& card : voice::listExperiments(home)) {
        Experiment one{std::move(card), {}};
        takeLast(one, home);
        if (one.isPrepared || one.isBegun() || one.last)
            all.push_back(std::move(one));
    }
    return all;
}

TrainRequest continuedFrom(const Experiment& from, const std::string& name, const Home& home)
{
    TrainRequest request = from.last.value_or(TrainRequest{});
    request.home = home;
    request.name = name;
    request.base = from.generator.string() + "," + from.discriminator.string();
    request.modelConfig.clear(); // the pair brings its own, beside it
    request.sampleRateHz = from.sampleRateHz;
    request.version = from.version;
    request.f0 = from.f0;
    if (from.encoder.starts_with("koe-") && request.content.empty())
        request.content = home.starter / "encoder.safetensors"; // what its weights understand
    return request;
}

void keepRequest(const TrainRequest& request)
{
    try {
        const fs::path folder = request.home.experiment(request.name);
        fs::create_directories(folder);
        writeTextFile(folder / kRequest, toText(request) + "\n", Sync::Later);
    } catch (const std::exception& reason) { // the training itself says what is wrong with the folder
        log::warn("What the training was asked for was not kept: {}", reason.what());
    }
}

} // namespace koe::studio
