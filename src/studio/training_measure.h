#pragma once

#include "core/home.h"
#include "core/job.h"
#include "studio/training_estimate.h"

#include <filesystem>

namespace koe::studio {

/// Lets the starter's network train a few steps on the recordings that come with it, to know how long a
/// training takes on this machine; nothing of it stays. Takes as long as loading the models and those steps:
/// seconds to a minute.
/// @param koe koeProgram()
/// @throws Missing where the starter pack is not there, what the training reported; Cancelled
[[nodiscard]] TrainingSpeed measureTraining(const std::filesystem::path& koe, const Home& home,
                                            const std::string& device, const Job& job);

} // namespace koe::studio
