#pragma once

#include "assets/installed.h"
#include "core/job.h"

#include <span>
#include <vector>

namespace koe::assets {

/// Reads every file that is there and compares its SHA-256 with the list's: Where::Here only if it is the
/// same.
/// @throws Cancelled once @p job is stopped
[[nodiscard]] std::vector<FileState> verify(const std::filesystem::path& weights,
                                            std::span<const Asset* const> assets, const Job& job);

} // namespace koe::assets
