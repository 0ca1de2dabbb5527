#pragma once

#include "training/plan.h"

#include <filesystem>
#include <optional>
#include <string>

namespace koe::training {

/// The encoder's id that preparation noted in an experiment; nothing where none has.
/// @throws InvalidInput for a damaged note
[[nodiscard]] std::optional<std::string> preparedEncoder(const std::filesystem::path& folder);

/// The speech encoder for preparing: the one asked for, else the one that the experiment was prepared with,
/// else the one that the base was trained on.
/// @throws Missing when it is not there
[[nodiscard]] std::filesystem::path chooseEncoder(const TrainRequest& request, const Plan& plan);

} // namespace koe::training
