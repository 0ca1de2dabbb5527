#pragma once

#include "convert/line_settings.h"
#include "convert/prepared_signal.h"
#include "core/job.h"

#include <span>
#include <vector>

namespace koe::pitch {
class PitchTracker;
}

namespace koe::convert {

/// What a first walk through the recording leaves: small numbers, so that the pitch model may go before those
/// that speak come.
struct Listening
{
    /// With the padding or context of the form before and behind; empty for a voice without f0.
    std::vector<float> f0Hz;
    // Ours only:
    std::vector<float> loudness;     ///< mean |x| of each frame of 10 ms, [samples / 160 + 1]
    std::vector<double> halfSeconds; ///< LoudnessCurve of the filtered input
};

/// Frames of 10 ms before and behind the recording that ours looks at: sound around a piece that the encoder,
/// the text encoder and the flow see.
inline constexpr std::size_t kContextFrames = 50;

/// Frames of ours: the recording and what is left of its last 10 ms.
[[nodiscard]] std::size_t framesOf(const SampleSource& source);

/// Follows the pitch as the form that @p settings ask for needs it.
/// @param source 16 kHz
/// @param tracker nullptr for a voice without f0
/// @throws InvalidInput for samples that are not finite; Cancelled
[[nodiscard]] Listening listen(const SampleSource& source, pitch::PitchTracker* tracker,
                               const LineSettings& settings, const Job& job);

/// Makes of the pitch that was heard the one that is spoken: unvoiced frames, key shift, autotune, curve.
/// @param channels of one recording; they move together
/// @return semitones that the automatic part of the shift came to
double settlePitch(std::span<Listening> channels, const LineSettings& settings);

} // namespace koe::convert
