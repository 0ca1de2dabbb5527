#pragma once

#include "core/home.h"
#include "training/train.h"

#include <string>
#include <string_view>

namespace koe::studio {

/// What a training was asked for, as JSON with the names of `koe train`'s options: with which a job that was
/// interrupted goes on, and an experiment of yesterday. Folders of the home are not in it.
[[nodiscard]] std::string toText(const training::TrainRequest& request);

/// What is missing stays at its default, and names that are not known are passed over.
/// @throws InvalidInput for what is no such text
[[nodiscard]] training::TrainRequest trainRequestFromText(std::string_view text, const Home& home);

} // namespace koe::studio
