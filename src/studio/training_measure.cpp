#include "studio/training_measure.h"

#include "core/error.h"
#include "studio/training_job.h"
#include "studio/training_progress.h"

#include <unistd.h>

#include <algorithm>
#include <vector>

namespace koe::studio {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kSteps = 4; // the first one warms up

/// An experiment that goes with its object.
struct Trial
{
    fs::path folder;
    ~Trial()
    {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
    }
};

} // namespace

TrainingSpeed measureTraining(const fs::path& koe, const Home& home, const std::string& device,
                              const Job& job)
{
    training::TrainRequest request;
    request.home = home;
    request.name = ".measure " + std::to_string(::getpid());
    request.data = home.starter / "samples";
    // The starter's network without its weights: as fast, and no time goes by looking for the nearest
    // speaker.
    request.base = "none";
    request.modelConfig = home.starter / "config.json";
    request.content = home.starter / "encoder.safetensors";
    request.epochs = 1000;
    request.saveEvery = 1000;
    request.device = device;
    std::error_code error;
    if (home.starter.empty() || !fs::is_directory(request.data, error))
        throw Missing("How fast this computer trains cannot be measured: the starter pack's recordings are "
                      "not there (" +
                      request.data.string() + ").");
    const Trial trial{home.experiment(request.name)};
    TrainingJob training(koe, request);
    TrainingProgress progress;
    std::vector<double> seconds;
    const auto listen = [&](const TrainingNews& news) {
        const auto* event = std::get_if<TrainingEvent>(&news);
        if (event == nullptr)
            return;
        if (const auto* stage = std::get_if<StageProgress>(event))
            progress.take(*stage, TrainingProgress::Clock::now());
        if (const auto* step = std::get_if<training::StepReport>(event)) {
            seconds.push_back(step->secondsPerStep);
            job.report(static_cast<double>(seconds.size()) / kSteps, "train");
            if (seconds.size() >= kSteps)
                training.kill(); // nothing is to be saved
        }
    };
    try {
        (void)training.run(Job(job.stopToken(), {}), listen);
    } catch (const Cancelled&) {
        if (seconds.size() < kSteps)
            throw;
    }
    if (seconds.size() < kSteps)
        throw Error("How fast this computer trains could not be measured: the trial ended by itself.");
    std::sort(seconds.begin() + 1, seconds.end());
    TrainingSpeed speed;
    speed.secondsPerClip = seconds[1 + (kSteps - 1) / 2] / request.batch;
    const Experiment trained = readExperiment(home, request.name);
    if (trained.seconds > 0.0)
        speed.prepareShare =
            (progress[TrainingStage::Prepare].seconds + progress[TrainingStage::Features].seconds) /
            trained.seconds;
    return speed;
}

} // namespace koe::studio
