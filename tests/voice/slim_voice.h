#pragma once

#include "voice/voice.h"

#include <functional>

namespace koe::voice {

/// A voice of the smallest sizes, filled with counted numbers: a few hundred kB.
[[nodiscard]] Voice slimVoice(int featureDims = 768, bool f0 = true);

/// Every tensor of @p config; large ones share one block of zeros, so that a full-size voice is cheap.
[[nodiscard]] tensorfile::TensorMap zeroTensors(const synth::GeneratorConfig& config);

/// What saveVoice writes into a .pth, as a value to be bent.
[[nodiscard]] tensorfile::Value classicRoot(const Voice& voice);
void setKey(tensorfile::Value& dict, const std::string& key, tensorfile::Value value);
void removeKey(tensorfile::Value& dict, const std::string& key);

} // namespace koe::voice
