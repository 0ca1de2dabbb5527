#pragma once

#include <complex>
#include <cstddef>
#include <span>
#include <vector>

namespace koe::dsp {

/// Fourier transform of real signals whose length is a power of two, in double precision.
///
/// Keeps tables and scratch space: one call at a time per object.
class RealFft
{
public:
    /// @throws InvalidInput unless @p size is a power of two, 2 or more
    explicit RealFft(std::size_t size);

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::size_t bins() const { return m_size / 2 + 1; }

    /// [size] → [size / 2 + 1]: X[k] = Σ x[n] · exp(−2πi·k·n / size)
    void forward(std::span<const double> samples, std::span<std::complex<double>> spectrum);
    /// [size / 2 + 1] → [size]; inverse(forward(x)) = x. Imaginary parts of the first and last bin are
    /// ignored.
    void inverse(std::span<const std::complex<double>> spectrum, std::span<double> samples);

private:
    void transformHalf();

    std::size_t m_size;
    std::vector<std::complex<double>> m_turns;          // exp(−2πi·k / size), [size / 2]
    std::vector<double> m_re, m_im, m_nextRe, m_nextIm; // [size / 2]
};

} // namespace koe::dsp
