#pragma once

#include "convert/line_settings.h"

#include <cstdint>
#include <filesystem>

namespace koe::convert {

/// What the models of a request take once they are loaded, in bytes.
struct ModelSizes
{
    std::uint64_t tracker = 0;
    std::uint64_t encoder = 0;
    std::uint64_t rest = 0; ///< generator and index: always there
};

/// How a request lives within a budget: pieces that are short enough, and whether the pitch model may stay
/// beside the encoder.
struct MemoryPlan
{
    PieceLengths pieces;
    std::size_t pitchFrames = kPitchFrames;
    bool keepAll = true;
    ReferenceChunks chunks;               ///< what RVC's form takes where the request names none
    std::uint64_t perReferenceSecond = 0; ///< what RVC's form holds of a whole recording
    std::uint64_t leftForReference = 0;
    std::uint64_t leastBytes = 0; ///< below this the shortest pieces do not fit; the plan is made for no less
};

/// Longer pieces than ours would sound the same and take more: a large budget changes nothing.
/// @param budgetBytes for the whole process
[[nodiscard]] MemoryPlan planMemory(std::uint64_t budgetBytes, const ModelSizes& sizes);

/// What the file or folder of a model takes as floats (an estimate from its size).
[[nodiscard]] std::uint64_t loadedBytes(const std::filesystem::path& model);

} // namespace koe::convert
