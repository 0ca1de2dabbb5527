#pragma once

#include "voice/experiment_facts.h"
#include "voice/voice_config.h"

#include <cstdint>
#include <filesystem>
#include <string>

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

} // namespace koe::voice
