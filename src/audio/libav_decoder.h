#pragma once

#include "core/audio_buffer.h"
#include "core/job.h"

#include <filesystem>
#include <optional>

namespace koe::audio {

/// The first sound track of a file, mono, by FFmpeg's libav; nothing when it knows no sound in it.
/// @throws InvalidInput when the sound is damaged or cut short; Cancelled
[[nodiscard]] std::optional<AudioBuffer> decodeWithLibav(const std::filesystem::path& path, const Job& job);

} // namespace koe::audio
