#pragma once

#include "core/job.h"

#include <filesystem>
#include <string>

namespace koe::intake {

/// Copies @p source to @p target, whole or not at all; makes the folder. What is at @p target already is
/// never replaced.
/// @param sha256 that the content must have; empty: any @return the content's
/// @throws InvalidInput, Missing (disk full), Cancelled within a second of the stop
std::string copyWhole(const std::filesystem::path& source, const std::filesystem::path& target,
                      const std::string& sha256, const Job& job);

/// The same by renaming, for a source that is ours.
void moveWhole(const std::filesystem::path& source, const std::filesystem::path& target);

/// @p target becomes a symbolic link to @p source.
void linkTo(const std::filesystem::path& source, const std::filesystem::path& target);

/// Whether two files hold the same bytes; false when one cannot be read. @throws Cancelled
[[nodiscard]] bool sameContent(const std::filesystem::path& a, const std::filesystem::path& b,
                               const Job& job);

} // namespace koe::intake
