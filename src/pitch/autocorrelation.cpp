#include "pitch/autocorrelation.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace koe::pitch {

Autocorrelation::Autocorrelation(std::size_t samples)
    : m_fft(std::bit_ceil(samples)), m_padded(m_fft.size()), m_spectrum(m_fft.bins())
{
}

std::span<const double> Autocorrelation::of(std::span<const double> signal)
{
    assert(signal.size() <= m_padded.size());
    std::fill(std::copy(signal.begin(), signal.end(), m_padded.begin()), m_padded.end(), 0.0);
    m_fft.forward(m_padded, m_spectrum);
    for (auto& bin : m_spectrum)
        bin = std::norm(bin);
    m_fft.inverse(m_spectrum, m_padded);
    return m_padded;
}

} // namespace koe::pitch
