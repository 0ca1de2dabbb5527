#pragma once

#include "dsp/fft.h"

#include <complex>
#include <cstddef>
#include <span>
#include <vector>

namespace koe::dataset {

/// A rough pitch for statistics, 60 to 1000 Hz, 50 times a second: autocorrelation of the sound brought down
/// to about 8 kHz, in the manner of Boersma (1993), each frame for itself. Some fifty times quicker than the
/// trackers that voices are trained with, and as good as they for medians.
class VoicingMeter
{
public:
    explicit VoicingMeter(int sampleRateHz);

    void add(std::span<const double> samples);
    static constexpr double kFramesPerSecond = 50.0;
    /// Of each frame: Hz, 0 where there is no pitch to speak of.
    [[nodiscard]] const std::vector<float>& hz() const { return m_hz; }

private:
    void decimate(std::span<const double> samples);
    void measure();

    std::size_t m_step; // of the recording's samples to one of ours
    double m_rateHz;
    std::size_t m_window; // samples
    dsp::RealFft m_fft;
    std::vector<double> m_taps;
    std::vector<double> m_waitingWide;
    std::vector<double> m_waiting;           // at m_rateHz
    std::vector<double> m_shape, m_ownShape; // the window and its autocorrelation
    std::vector<double> m_frame;
    std::vector<std::complex<double>> m_spectrum;
    std::vector<float> m_hz;
};

} // namespace koe::dataset
