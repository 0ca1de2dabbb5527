#pragma once

#include "intake/intake.h"

#include <nlohmann/json_fwd.hpp>

namespace koe::cli {

/// The plan for people, on stdout.
void printPlan(const intake::Plan& plan, const std::filesystem::path& weights);

[[nodiscard]] nlohmann::json planJson(const intake::Plan& plan);

} // namespace koe::cli
