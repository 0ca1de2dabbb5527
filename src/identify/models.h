#pragma once

#include "identify/identify.h"

#include <map>
#include <string>

namespace koe::identify {

/// What a network is, by the names and shapes of its tensors.
/// @param metadata of a .safetensors; empty otherwise
[[nodiscard]] Identity identifyTensors(const tensorfile::TensorMap& tensors,
                                       const std::map<std::string, std::string>& metadata = {});

/// "v2, 40 kHz, with pitch, 109 speakers": the facts of a generator's tensors, added to @p facts.
void addGeneratorFacts(const tensorfile::TensorMap& tensors, Facts& facts);
/// The facts of a voice or generator in brackets, "" when there are none: " (v2, 40 kHz, with pitch)".
[[nodiscard]] std::string inBrackets(const Facts& facts);

} // namespace koe::identify
