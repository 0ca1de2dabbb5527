#pragma once

#include "training/run_config.h"
#include "training/train.h"

#include <filesystem>

namespace koe::training {

/// What a request comes to: sizes, where to begin, where everything lies.
struct Plan
{
    RunConfig config;
    std::filesystem::path folder; ///< logs/<name>
    std::filesystem::path baseG;  ///< empty: fresh weights
    std::filesystem::path baseD;
    bool configExists = false; ///< folder/config.json is the source of config
};

/// @throws UsageError for words that contradict each other or the base; Missing when the base is not there;
///         InvalidInput for damaged configurations, or an experiment of another rate, version or pitch
[[nodiscard]] Plan makePlan(const TrainRequest& request);

} // namespace koe::training
