#pragma once

#include "audio/decode.h"
#include "core/job.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <span>

namespace koe::audio {

/// The first sound track of a file by FFmpeg's libav, block by block and interleaved; nothing when it knows
/// no sound in it (then @p take was not called). A stretch with another number of channels than the start is
/// mixed to mono and put on every channel.
/// @throws InvalidInput when the sound is damaged, cut short or changes its rate; Cancelled
std::optional<DecodedLength>
decodeWithLibav(const std::filesystem::path& path,
                const std::function<void(std::span<const float>, const SoundLayout&)>& take, const Job& job);

} // namespace koe::audio
