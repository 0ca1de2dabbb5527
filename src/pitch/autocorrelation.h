#pragma once

#include "dsp/fft.h"

#include <complex>
#include <cstddef>
#include <span>
#include <vector>

namespace koe::pitch {

/// Σ x[n]·x[n + lag] for lags from 0 on, by Fourier transform.
///
/// Keeps scratch space: one call at a time per object.
class Autocorrelation
{
public:
    /// @param samples length of a signal plus the longest lag that is read, so that nothing wraps around
    explicit Autocorrelation(std::size_t samples);

    /// [samples] → lags, valid until the next call
    [[nodiscard]] std::span<const double> of(std::span<const double> signal);

private:
    dsp::RealFft m_fft;
    std::vector<double> m_padded;
    std::vector<std::complex<double>> m_spectrum;
};

} // namespace koe::pitch
