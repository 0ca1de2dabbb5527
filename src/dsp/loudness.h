#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace koe::dsp {

/// Root mean square of frames, centred on every hop, zeros outside: 1 + samples / hop values for an even
/// frame.
[[nodiscard]] std::vector<double> frameRms(std::span<const double> samples, std::size_t frameSamples,
                                           std::size_t hopSamples);
[[nodiscard]] std::vector<double> frameRms(std::span<const float> samples, std::size_t frameSamples,
                                           std::size_t hopSamples);

/// Pulls the loudness of @p output towards that of @p input, in place (RVC's change_rms): rate 1 leaves the
/// output's own, rate 0 gives it the input's. RMS over seconds, every half second, interpolated.
void mixLoudness(std::span<const float> input, int inputRateHz, std::span<float> output, int outputRateHz,
                 double rate);

/// A training clip's level, as RVC sets it: three quarters brought to a peak of 0.9, one quarter as it was.
/// Nothing for a clip that RVC leaves out (peak above 2.5) or that has no level to set (silent, not finite).
[[nodiscard]] std::optional<std::vector<float>> levelledClip(std::span<const double> samples);
[[nodiscard]] std::optional<std::vector<float>> levelledClip(std::span<const float> samples);

/// The largest |x|.
[[nodiscard]] float peakOf(std::span<const float> samples);

/// RVC's last step before 16 bits, in place: scaled down where the peak of the whole sound is over 0.99.
/// Rounded towards zero, so that ×32768 and a cut towards zero give the numbers that RVC gives.
void scaleToPeak(std::span<float> samples, float peak);

} // namespace koe::dsp
