#include "dsp/fft.h"

#include "core/error.h"

#include <bit>
#include <cassert>
#include <numbers>
#include <string>
#include <utility>

namespace koe::dsp {

RealFft::RealFft(std::size_t size) : m_size(size)
{
    if (size < 2 || !std::has_single_bit(size))
        throw InvalidInput("A Fourier transform of " + std::to_string(size) +
                           " samples: only powers of two are possible.");
    const std::size_t half = size / 2;
    m_turns.resize(half);
    for (std::size_t k = 0; k < half; k++)
        m_turns[k] =
            std::polar(1.0, -2.0 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(size));
    for (auto* scratch : {&m_re, &m_im, &m_nextRe, &m_nextIm})
        scratch->resize(half);
}

/// Complex transform of m_re, m_im in place (Stockham's radix 2: sorts itself, inner loops run along memory).
void RealFft::transformHalf()
{
    const std::size_t size = m_size / 2;
    std::size_t stride = 1;
    for (std::size_t length = size; length > 1; length /= 2, stride *= 2) {
        const std::size_t half = length / 2;
        const double* re = m_re.data();
        const double* im = m_im.data();
        for (std::size_t p = 0; p < half; p++) {
            const std::complex<double> turn = m_turns[p * 2 * stride];
            const double wRe = turn.real();
            const double wIm = turn.imag();
            const std::size_t a = stride * p;
            const std::size_t b = stride * (p + half);
            double* __restrict outRe = m_nextRe.data() + stride * 2 * p;
            double* __restrict outIm = m_nextIm.data() + stride * 2 * p;
            for (std::size_t q = 0; q < stride; q++) {
                const double dRe = re[a + q] - re[b + q];
                const double dIm = im[a + q] - im[b + q];
                outRe[q] = re[a + q] + re[b + q];
                outIm[q] = im[a + q] + im[b + q];
                outRe[q + stride] = dRe * wRe - dIm * wIm;
                outIm[q + stride] = dRe * wIm + dIm * wRe;
            }
        }
        std::swap(m_re, m_nextRe);
        std::swap(m_im, m_nextIm);
    }
}

void RealFft::forward(std::span<const double> samples, std::span<std::complex<double>> spectrum)
{
    assert(samples.size() == m_size && spectrum.size() == bins());
    const std::size_t half = m_size / 2;
    for (std::size_t k = 0; k < half; k++) {
        m_re[k] = samples[2 * k];
        m_im[k] = samples[2 * k + 1];
    }
    transformHalf();
    spectrum[0] = m_re[0] + m_im[0];
    spectrum[half] = m_re[0] - m_im[0];
    for (std::size_t k = 1; k < half; k++) {
        const std::size_t mirror = half - k;
        const double evenRe = 0.5 * (m_re[k] + m_re[mirror]);
        const double evenIm = 0.5 * (m_im[k] - m_im[mirror]);
        const double oddRe = 0.5 * (m_im[k] + m_im[mirror]);
        const double oddIm = 0.5 * (m_re[mirror] - m_re[k]);
        const double wRe = m_turns[k].real();
        const double wIm = m_turns[k].imag();
        spectrum[k] = {evenRe + oddRe * wRe - oddIm * wIm, evenIm + oddRe * wIm + oddIm * wRe};
    }
}

void RealFft::inverse(std::span<const std::complex<double>> spectrum, std::span<double> samples)
{
    assert(samples.size() == m_size && spectrum.size() == bins());
    const std::size_t half = m_size / 2;
    const double first = spectrum[0].real();
    const double last = spectrum[half].real();
    // Conjugated, so that the forward transform does the inverse one's work.
    m_re[0] = 0.5 * (first + last);
    m_im[0] = -0.5 * (first - last);
    for (std::size_t k = 1; k < half; k++) {
        const std::complex<double> even = 0.5 * (spectrum[k] + std::conj(spectrum[half - k]));
        const std::complex<double> odd =
            0.5 * (spectrum[k] - std::conj(spectrum[half - k])) * std::conj(m_turns[k]);
        m_re[k] = even.real() - odd.imag();
        m_im[k] = -(even.imag() + odd.real());
    }
    transformHalf();
    const double scale = 1.0 / static_cast<double>(half);
    for (std::size_t k = 0; k < half; k++) {
        samples[2 * k] = m_re[k] * scale;
        samples[2 * k + 1] = -m_im[k] * scale;
    }
}

} // namespace koe::dsp
