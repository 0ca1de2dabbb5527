#pragma once

#include "voice/voice.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace koe::voice {

/// A file where voices lie that ought to be one and cannot be used: cut off, damaged, a web page.
struct BrokenVoice
{
    std::string name; ///< file stem
    std::filesystem::path file;
    std::uint64_t bytes = 0;
    std::filesystem::file_time_type written{};
    std::string problem; ///< a sentence
};

/// As listVoices(), and what was left out though it ought to be a voice, by name. Bases, checkpoints, pitch
/// models and the like are something else.
[[nodiscard]] std::vector<VoiceCard> listVoices(const Home& home, std::vector<BrokenVoice>& broken);

} // namespace koe::voice
