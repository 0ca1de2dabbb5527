#pragma once

#include "core/home.h"

#include <filesystem>
#include <string>

namespace koe::voice {

/// Where a new voice goes: weights/NAME.pth for a bare name, else the path itself.
/// @throws UsageError for another ending than .pth and .safetensors, a name that no file can have, or one
/// that is there already
[[nodiscard]] std::filesystem::path newVoiceFile(const Home& home, const std::string& nameOrFile);

/// @throws UsageError for a name that no file can have, or that would be hidden or lead elsewhere
void requirePlainName(const std::string& name);

/// @throws UsageError when something is at @p file already
void requireFree(const std::filesystem::path& file);

} // namespace koe::voice
