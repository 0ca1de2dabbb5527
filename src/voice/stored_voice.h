#pragma once

#include "tensorfile/value.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace koe::voice {

using Labels = std::vector<std::pair<std::string, tensorfile::Value>>;

/// What a voice file says, whatever its container; nothing of it is believed yet.
struct StoredVoice
{
    tensorfile::TensorMap tensors; ///< under the names of the file; rows of int8 are widened already
    tensorfile::Value config;      ///< a list, or None
    tensorfile::Value sampleRate, f0, version, medianPitch;
    std::string info, encoder, author, vocoder;
    Labels others; ///< further keys with text or numbers (epoch, model_hash …)
    std::string container;
    std::string precision; ///< of the stored tensors
};

/// Reads a .pth or .safetensors, which it knows by content.
/// @param outline without the numbers
/// @throws Missing, InvalidInput as loadVoice does
[[nodiscard]] StoredVoice readStored(const std::filesystem::path& file, bool outline);

/// Labels as a JSON text for a container that has only texts, and back; what is no text or number is left
/// out.
[[nodiscard]] std::string labelsToJson(const Labels& labels);
[[nodiscard]] Labels labelsFromJson(const std::string& text);

} // namespace koe::voice
