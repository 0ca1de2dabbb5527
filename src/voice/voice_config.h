#pragma once

#include "synth/generator_config.h"
#include "voice/stored_voice.h"

#include <string>
#include <vector>

namespace koe::voice {

/// A network's sizes, and in half sentences what the file does not say or says otherwise than its tensors.
struct VoiceConfig
{
    synth::GeneratorConfig config;
    std::vector<std::string> notes;
};

/// The sizes of a voice: its labels where its tensors agree, else what the tensors show (reference §15).
/// @param weights under canonical names
/// @param shown the file's name in sentences
/// @param advice what to do when neither says enough
/// @throws InvalidInput naming the first tensor that is missing or misshapen
[[nodiscard]] VoiceConfig
configOf(const StoredVoice& stored, const tensorfile::TensorMap& weights, const std::string& shown,
         const std::string& advice = "Extract the voice from its training checkpoint again.");

} // namespace koe::voice
