#pragma once

#include <span>

namespace koe::pitch {

struct Peak
{
    double position = 0; // in samples of the curve
    double height = 0;
};

/// A sampled, band-limited curve read between its samples: sin(x)/x under a raised cosine that spans
/// @p depth samples to each side (fewer near the ends).
/// Source: P. Boersma (1993), "Accurate short-term analysis of the fundamental frequency and the
/// harmonics-to-noise ratio of a sampled sound", equation 22.
/// @param position in [0, size − 1]
[[nodiscard]] double sincInterpolate(std::span<const double> curve, double position, int depth);

/// The highest point of the interpolated curve within one sample of a local maximum of the samples.
[[nodiscard]] Peak refinePeak(std::span<const double> curve, int around, int depth);

} // namespace koe::pitch
