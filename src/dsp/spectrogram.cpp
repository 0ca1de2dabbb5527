#include "dsp/spectrogram.h"

#include "core/error.h"
#include "dsp/fft.h"
#include "dsp/padding.h"

#include <cmath>
#include <complex>
#include <numbers>

namespace koe::dsp {

Spectrogram magnitudeSpectrogram(std::span<const float> samples, const FrameLayout& layout)
{
    if (layout.hopSamples == 0)
        throw InvalidInput("A spectrogram needs a step of at least one sample.");
    RealFft fft(layout.fftSize);
    const std::vector<float> padded = reflectPadded(samples, layout.padSamples, layout.padSamples);
    Spectrogram result;
    result.bins = fft.bins();
    if (padded.size() < layout.fftSize)
        return result;
    result.frames = 1 + (padded.size() - layout.fftSize) / layout.hopSamples;
    result.values.resize(result.frames * result.bins);

    std::vector<double> window(layout.fftSize);
    for (std::size_t i = 0; i < window.size(); i++)
        window[i] = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * static_cast<double>(i) /
                                         static_cast<double>(window.size()));
    std::vector<double> frame(layout.fftSize);
    std::vector<std::complex<double>> spectrum(fft.bins());
    for (std::size_t t = 0; t < result.frames; t++) {
        const float* start = padded.data() + t * layout.hopSamples;
        for (std::size_t i = 0; i < frame.size(); i++)
            frame[i] = window[i] * static_cast<double>(start[i]);
        fft.forward(frame, spectrum);
        const std::span<float> row = result.row(t);
        for (std::size_t k = 0; k < row.size(); k++)
            row[k] = static_cast<float>(std::sqrt(std::norm(spectrum[k]) + layout.floor));
    }
    return result;
}

} // namespace koe::dsp
