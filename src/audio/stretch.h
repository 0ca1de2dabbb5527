#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace koe::audio {

/// The same curve through @p frames samples instead of those that there are, whatever the ratio, by
/// libsamplerate's sinc (121 dB): played at the same rate, pitch and formants move by it.
/// @throws InvalidInput for lengths that are more than 256 times apart
[[nodiscard]] std::vector<float> stretch(std::span<const float> samples, std::size_t frames);

} // namespace koe::audio
