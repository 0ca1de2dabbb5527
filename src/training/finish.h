#pragma once

#include "core/job.h"
#include "tensorfile/tensor.h"
#include "training/file_list.h"
#include "training/plan.h"

#include <filesystem>
#include <string>
#include <vector>

namespace koe::training {

/// The index over every clip's features; in logs/<name>/.
[[nodiscard]] std::filesystem::path buildIndexOf(const TrainRequest& request, const Plan& plan,
                                                 const std::vector<Sample>& samples, const Job& job);

/// weights/<name>.pth: the generator without its posterior encoder, with the encoder it was trained on.
/// @param weights the training generator's, by RVC name
[[nodiscard]] std::filesystem::path writeVoice(const TrainRequest& request, const Plan& plan,
                                               const tensorfile::TensorMap& weights, int epoch);

} // namespace koe::training
