#pragma once

#include "core/home.h"
#include "core/job.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace koe::training {

struct TrainRequest
{
    Home home;
    std::string name;           ///< experiment and voice
    std::filesystem::path data; ///< recordings; may be empty when the experiment is prepared already
    int sampleRateHz = 0;       ///< 0: the base's (starter: 32000), else 40000
    std::string version;        ///< "": the base's, else "v2"
    bool f0 = true;
    int epochs = 20;
    int batch = 4;
    int saveEvery = 5;
    std::string base = "starter";      ///< "starter", "none", "G.pth,D.pth" or a name of koe assets list
    std::filesystem::path modelConfig; ///< maintainers: RVC config JSON with other sizes, for base "none"
    std::string device = "auto";
    int jobs = 0;
    std::uint64_t seed = 1234;
    std::string pitchMethod = "auto";
    std::filesystem::path pitchModel;
    std::optional<int> filterRadius; ///< median of the pitch; none: 3 for harvest, 0 for the others
    bool repairOctaves = false;
    std::filesystem::path content;
    bool latestOnly = false;  ///< G_2333333/D_2333333 in place of one pair per save
    int holdOut = 0;          ///< clips kept out of training and index, to listen to (heldout.txt)
    int stopAfterMinutes = 0; ///< 0: none; else save and end after so long (maintainers' long runs)
};

/// How far the progress of train() is where its stages end: recordings sliced, prepared with pitch (for
/// voices that follow it) and features, trained. What comes after is index and voice.
inline constexpr double kSliced = 0.05;
inline constexpr double kPrepared = 0.2;
inline constexpr double kTrained = 0.95;

/// One step's figures, for the caller's display.
struct StepReport
{
    int epoch = 0;
    int epochs = 0;
    std::int64_t step = 0;
    double lossD = 0, lossG = 0, lossFm = 0, lossMel = 0, lossKl = 0;
    double gradNormG = 0, gradNormD = 0;
    double learningRate = 0;
    double secondsPerStep = 0;
};
using StepListener = std::function<void(const StepReport&)>;

struct TrainReport
{
    std::filesystem::path voice;
    std::filesystem::path index;
    int epoch = 0;
    std::int64_t steps = 0;
    bool stopped = false; ///< asked to stop: saved, index built, voice written, not all epochs done
    std::vector<std::string> warnings;
};

/// Prepare → train → index → voice. Called again with the same name it goes on from the newest checkpoint.
/// A stop finishes the step, saves, builds the index and writes the voice.
TrainReport train(const TrainRequest& request, const Job& job, const StepListener& onStep);

} // namespace koe::training
