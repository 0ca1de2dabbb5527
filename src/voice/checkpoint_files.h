#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace koe::voice {

/// The number that stands for "newest" where only one pair is kept (RVC's).
inline constexpr std::int64_t kLatestCheckpoint = 2333333;

/// G_{number}.pth and D_{number}.pth of an experiment.
struct CheckpointPair
{
    std::int64_t number = 0;
    std::filesystem::path generator;
    std::filesystem::path discriminator;
};

/// 1200 of "G_1200.pth" (@p kind 'G'); −1 for other names.
[[nodiscard]] std::int64_t checkpointNumber(const std::filesystem::path& file, char kind);
[[nodiscard]] CheckpointPair checkpointPair(const std::filesystem::path& folder, std::int64_t number);
/// Whole pairs, the largest number first (so the latest-only pair comes before the numbered ones, as in RVC).
[[nodiscard]] std::vector<CheckpointPair> listCheckpoints(const std::filesystem::path& folder);
/// Every G_ file, with its D_ or without, the last written first.
[[nodiscard]] std::vector<std::filesystem::path> listGenerators(const std::filesystem::path& folder);
/// Whether any G_ or D_ file is there, pairs or not.
[[nodiscard]] bool hasCheckpointFiles(const std::filesystem::path& folder);

} // namespace koe::voice
