#pragma once

#include "core/audio_buffer.h"
#include "core/job.h"

namespace koe::audio {

/// The same sound at another rate, by libsamplerate's best sinc: no delay, exactly round(samples · out / in)
/// samples.
/// @throws InvalidInput for rates that are not positive or more than 256 times apart; Cancelled once @p job
/// is stopped
[[nodiscard]] AudioBuffer resample(const AudioBuffer& audio, int sampleRateHz, const Job& job = {});

} // namespace koe::audio
