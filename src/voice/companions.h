#pragma once

#include "voice/voice.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace koe::voice {

/// What a file beside a voice that bears its name is to it, by its ending: "index", "sample" (a recording to
/// listen to) or "picture"; empty for another.
[[nodiscard]] std::string_view companionKind(const std::filesystem::path& file);

/// The files of a folder that may belong to voices there, by the name of the voice.
[[nodiscard]] std::multimap<std::string, std::filesystem::path>
companionsIn(const std::filesystem::path& folder);

/// The files beside a voice that belong to it: they are moved, packed and deleted with it.
[[nodiscard]] std::vector<std::filesystem::path> companionsOf(const std::filesystem::path& voiceFile);

/// @throws InvalidInput when @p index is none that goes with the voice: damaged, empty or of another width;
/// Missing
void requireFitting(const std::filesystem::path& index, const VoiceCard& card);

} // namespace koe::voice
