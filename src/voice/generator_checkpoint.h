#pragma once

#include "voice/experiment_facts.h"
#include "voice/voice_config.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace koe::voice {

/// The generator of a training checkpoint.
struct GeneratorCheckpoint
{
    VoiceConfig found;
    tensorfile::TensorMap weights; ///< under canonical names, without enc_q
    std::int64_t epoch = 0;        ///< 0: not said
    std::int64_t step = 0;         ///< 0: not said
};

/// Sizes are those of @p facts where the tensors agree, else what the tensors show.
/// @param outline without the numbers
/// @throws Missing, InvalidInput for another file or sizes that nothing tells
[[nodiscard]] GeneratorCheckpoint readGenerator(const std::filesystem::path& file,
                                                const ExperimentFacts& facts, bool outline);

/// 1200 of "G_1200.pth" (@p kind 'G'); −1 for other names.
[[nodiscard]] std::int64_t checkpointNumber(const std::filesystem::path& file, char kind);

/// The number that RVC gives to the one pair that it keeps.
inline constexpr std::int64_t kLatestCheckpoint = 2333333;

} // namespace koe::voice
