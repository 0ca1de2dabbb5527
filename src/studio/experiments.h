#pragma once

#include "core/home.h"
#include "training/train.h"
#include "voice/experiment.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace koe::studio {

/// What is known of an experiment, and what the studio asked of it last.
struct Experiment : voice::ExperimentCard
{
    std::optional<training::TrainRequest> last;

    /// Whether training can go on from a pair of checkpoints.
    [[nodiscard]] bool isBegun() const { return !discriminator.empty(); }
    /// The last that was ended; 0 where nothing was begun.
    [[nodiscard]] int epoch() const;
};

/// Whether a new experiment, and the set of its recordings, can be called so: a plain name of a folder, which
/// leaves room for the names of its files.
[[nodiscard]] bool canBeName(const std::string& name);
inline constexpr std::size_t kLongestName = 100; ///< bytes

/// Of one name; an empty one where there is no such folder.
[[nodiscard]] Experiment readExperiment(const Home& home, const std::string& name);
/// All that were prepared, begun or asked for, the last touched first.
[[nodiscard]] std::vector<Experiment> listExperiments(const Home& home);

/// A training from the newest weights of @p from, with its settings, under another name.
[[nodiscard]] training::TrainRequest continuedFrom(const Experiment& from, const std::string& name,
                                                   const Home& home);

/// Keeps what was asked for in the experiment's folder, for Experiment::last.
void keepRequest(const training::TrainRequest& request);

} // namespace koe::studio
