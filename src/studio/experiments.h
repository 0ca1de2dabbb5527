#pragma once

#include "core/home.h"
#include "training/train.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace koe::studio {

/// What is known of an experiment without the engine. Figures are 0 where nothing says them.
struct Experiment
{
    std::string name;
    std::filesystem::path folder;
    int sampleRateHz = 0; ///< 0: neither prepared nor begun
    std::string version;
    bool f0 = true;
    std::string encoder;  ///< with which it was prepared; empty: not said
    double seconds = 0.0; ///< of clips
    int clips = 0;
    int epoch = 0;                 ///< the last that was ended
    std::int64_t newest = 0;       ///< number of the newest pair of checkpoints
    std::filesystem::path newestG; ///< empty: nothing was saved yet
    std::filesystem::path newestD;
    std::int64_t changed = 0;                   ///< seconds since 1970
    std::optional<training::TrainRequest> last; ///< what the studio was asked for last

    [[nodiscard]] bool isPrepared() const { return clips > 0; }
    [[nodiscard]] bool isBegun() const { return !newestG.empty(); }
};

/// Of one name; an empty one where there is no such folder.
[[nodiscard]] Experiment readExperiment(const Home& home, const std::string& name);
/// All, the newest first.
[[nodiscard]] std::vector<Experiment> listExperiments(const Home& home);

/// A training from the newest weights of @p from, with its settings, under another name.
[[nodiscard]] training::TrainRequest continuedFrom(const Experiment& from, const std::string& name,
                                                   const Home& home);

/// Newest pair of checkpoints in a folder; 2333333 is RVC's number for "newest, and only one is kept".
struct SavedPair
{
    std::int64_t number = 0;
    std::filesystem::path generator, discriminator;
    std::filesystem::file_time_type written{};
};
[[nodiscard]] std::optional<SavedPair> newestPair(const std::filesystem::path& folder);

/// Keeps what was asked for in the experiment's folder, for Experiment::last.
void keepRequest(const training::TrainRequest& request);

} // namespace koe::studio
