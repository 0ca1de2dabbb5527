#pragma once

#include "training/file_list.h"

#include <filesystem>
#include <vector>

namespace koe::training {

/// Takes clips out of a training set, to listen to and to judge by: spread over the set, at most a tenth of
/// it. heldout.txt in the experiment's folder names them, a sound per line; it is written before the first
/// checkpoint and holds from then on, whatever @p count is, for what has been trained on is no judge.
void holdOut(std::vector<Sample>& samples, const std::filesystem::path& experiment, int count);

} // namespace koe::training
