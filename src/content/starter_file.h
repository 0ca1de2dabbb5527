#pragma once

#include "tensorfile/tensor.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace koe::content {

/// Koe's own form of a speech encoder: the encoder half of a Whisper model behind a fixed projection, in one
/// .safetensors file (docs/starter.md tells how it is made and what the names are).
struct StarterFile
{
    std::string id; ///< what a voice card calls it
    /// By the names of OpenAI's Whisper without "encoder.", as float32 whatever they are stored as.
    tensorfile::TensorMap tensors;
    std::int64_t width = 0; ///< of the encoder
    std::int64_t heads = 0;
    std::int64_t blocks = 0;
    std::int64_t bands = 0;         ///< of the mel spectrum
    std::int64_t dims = 0;          ///< of the features
    std::int64_t coreFrames = 0;    ///< a window gives at most this many frames…
    std::int64_t contextFrames = 0; ///< …and sees this many more on each side
    double melFloor = 0.0;          ///< lowest log10 power
};

/// What the file at @p location calls itself, when its header says that it is one; nothing else is read.
[[nodiscard]] std::optional<std::string> starterFileId(const std::filesystem::path& location);

/// @throws Missing if there is no such file; InvalidInput for a file that is no such encoder, or damaged
[[nodiscard]] StarterFile readStarterFile(const std::filesystem::path& file);

} // namespace koe::content
