#pragma once

#include "core/home.h"
#include "training/train.h"

#include <QString>

#include <string>
#include <vector>

namespace koe::ui {

/// What a training may begin with.
struct TrainingBase
{
    std::string id; ///< as TrainRequest::base
    QString title;
    bool isHere = true;
    std::string version; ///< of the voice that comes of it; empty: free
    int sampleRateHz = 0;
    bool f0 = true;
};

/// What the starter base makes, as its config.json says.
inline constexpr int kStarterRateHz = 32000;
inline constexpr const char* kStarterVersion = "v1";

/// The starter, base models that are here, nothing, the experiment that @p request goes on from, then those
/// that can be got.
[[nodiscard]] std::vector<TrainingBase> trainingBases(const Home& home,
                                                      const training::TrainRequest& request);

} // namespace koe::ui
