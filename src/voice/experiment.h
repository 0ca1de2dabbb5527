#pragma once

#include "core/home.h"
#include "voice/experiment_facts.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace koe::voice {

/// What is known of an experiment, a folder below logs/.
struct ExperimentCard
{
    std::string name;
    std::filesystem::path folder;
    int sampleRateHz = 0; ///< 0: nothing says
    std::string version;  ///< "": nothing says
    bool f0 = true;
    std::string encoder;                 ///< as encoderNamed says; "" not known
    std::filesystem::path generator;     ///< newest G_….pth; empty: not trained yet
    std::filesystem::path discriminator; ///< its D_….pth; empty: training cannot go on from it
    TrainingState state;                 ///< epoch and step of the newest save, losses of the log
    std::filesystem::path voice;         ///< of its name in weights/; empty: none
    std::filesystem::path index;         ///< empty: none
    int clips = 0;
    double seconds = 0.0;                          ///< of them; 0: not said
    bool isPrepared = false;                       ///< the clips and what goes with them can be trained from
    std::chrono::system_clock::time_point touched; ///< of the newest of its files
};

/// Of one name; with nothing but it where there is no such folder.
[[nodiscard]] ExperimentCard readExperiment(const Home& home, const std::string& name);
/// Experiments under home.logs, the last touched first. Folders that hold none of RVC's, Applio's or our
/// files are left out.
[[nodiscard]] std::vector<ExperimentCard> listExperiments(const Home& home);

} // namespace koe::voice
