#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace koe::training {

/// The number that stands for "newest" where only one pair is kept (RVC's).
inline constexpr std::int64_t kLatestNumber = 2333333;

/// G_{number}.pth and D_{number}.pth of an experiment; both are there.
struct CheckpointPair
{
    std::int64_t number = 0;
    std::filesystem::path generator;
    std::filesystem::path discriminator;
};

[[nodiscard]] CheckpointPair checkpointPair(const std::filesystem::path& folder, std::int64_t number);
/// Whole pairs, the largest number first (so the latest-only pair comes before the numbered ones, as in RVC).
[[nodiscard]] std::vector<CheckpointPair> listCheckpoints(const std::filesystem::path& folder);
/// Whether any G_ or D_ file is there, pairs or not.
[[nodiscard]] bool hasCheckpointFiles(const std::filesystem::path& folder);

} // namespace koe::training
