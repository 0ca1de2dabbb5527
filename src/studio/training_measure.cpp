#include "studio/training_measure.h"

#include "core/error.h"
#include "studio/training_job.h"
#include "studio/training_progress.h"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <stop_token>
#include <vector>

namespace koe::studio {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kSteps = 4; // the first one warms up

constexpr const char* kName = ".measure ";

/// An experiment that goes with its object, and those of programs that were killed before.
class Trial
{
public:
    explicit Trial(const Home& home) : m_home(home) { clear(false); }
    ~Trial() { clear(true); }
    Trial(const Trial&) = delete;
    Trial& operator=(const Trial&) = delete;

private:
    void clear(bool own) const
    {
        std::error_code ignored;
        std::vector<fs::path> left;
        for (const fs::path& folder : {m_home.logs, m_home.weights}) // one that is stopped writes its voice
            for (fs::directory_iterator at(folder, ignored), end; !ignored && at != end;
                 at.increment(ignored))
                if (const std::string name = at->path().stem().string(); name.starts_with(kName)) {
                    const int process = std::atoi(name.c_str() + std::strlen(kName));
                    if (process == ::getpid() ? own : ::kill(process, 0) != 0)
                        left.push_back(at->path());
                }
        for (const fs::path& one : left)
            fs::remove_all(one, ignored);
    }

    Home m_home;
};

} // namespace

TrainingSpeed measureTraining(const fs::path& koe, const Home& home, const std::string& device,
                              const Job& job)
{
    training::TrainRequest request;
    request.home = home;
    request.name = kName + std::to_string(::getpid());
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
    const Trial trial(home);
    TrainingJob training(koe, request);
    const std::stop_callback onStop(job.stopToken(),
                                    [&training] { training.kill(); }); // nothing is to be saved
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
