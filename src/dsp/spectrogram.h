#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace koe::dsp {

/// Magnitudes, [frames, bins], row-major.
struct Spectrogram
{
    std::vector<float> values;
    std::size_t frames = 0;
    std::size_t bins = 0;

    [[nodiscard]] std::span<float> row(std::size_t frame) { return {values.data() + frame * bins, bins}; }
    [[nodiscard]] std::span<const float> row(std::size_t frame) const
    {
        return {values.data() + frame * bins, bins};
    }
};

/// How a signal is cut into frames. The window is a periodic Hann of fftSize samples.
struct FrameLayout
{
    std::size_t fftSize = 1024; ///< a power of two
    std::size_t hopSamples = 160;
    std::size_t padSamples =
        512;            ///< reflected at both ends: fftSize / 2 (centred) or (fftSize − hop) / 2 (training)
    double floor = 0.0; ///< added to re² + im² under the root
};

/// √(re² + im² + floor); 1 + (samples + 2·pad − fftSize) / hop frames, none where the signal is shorter than
/// a frame.
[[nodiscard]] Spectrogram magnitudeSpectrogram(std::span<const float> samples, const FrameLayout& layout);

} // namespace koe::dsp
