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
    std::chrono::system_clock::time_point touched; ///< of the newest of its files
};

/// Experiments under home.logs, the last touched first. Folders that hold none of RVC's, Applio's or our
/// files are left out.
[[nodiscard]] std::vector<ExperimentCard> listExperiments(const Home& home);

} // namespace koe::voice
