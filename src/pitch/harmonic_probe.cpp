#include "pitch/harmonic_probe.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numbers>

namespace koe::pitch {
namespace {

constexpr double kHalfPeriods = 1.5; // of the window
constexpr double kTiny = 1e-12;
constexpr double kRoundUp = 0.001; // Harvest's

std::ptrdiff_t nearest(double x)
{
    return static_cast<std::ptrdiff_t>(x > 0.0 ? x + 0.5 : x - 0.5);
}

} // namespace

void HarmonicProbe::place(double seconds, double hz)
{
    const auto half = static_cast<std::ptrdiff_t>(kHalfPeriods * m_rateHz / hz + 1.0);
    const auto length = static_cast<std::size_t>(2 * half + 1);
    m_fftSize = std::size_t{4} << static_cast<std::size_t>(std::log2(static_cast<double>(length)));
    m_window.resize(length);
    m_main.resize(length);
    m_difference.resize(length);
    const double windowSeconds = static_cast<double>(length) / m_rateHz;
    const auto place = [&](std::size_t i) {
        const auto offset = static_cast<std::ptrdiff_t>(i) - half;
        if (m_rounding == Rounding::EachSample)
            return nearest((seconds + static_cast<double>(offset) / m_rateHz) * m_rateHz) - 1;
        return nearest((seconds - static_cast<double>(half) / m_rateHz) * m_rateHz + kRoundUp) +
               static_cast<std::ptrdiff_t>(i) - 1;
    };
    const auto last = static_cast<std::ptrdiff_t>(m_sound.size()) - 1;
    const double step = 2.0 * std::numbers::pi / static_cast<double>(length);
    const double stepRe = std::cos(step), stepIm = std::sin(step);
    double re = 0.0, im = 0.0; // of the window's turn
    for (std::size_t i = 0; i < length; i++) {
        const std::ptrdiff_t at = place(i);
        if (i == 0 || m_rounding == Rounding::EachSample) {
            const double turn =
                2.0 * std::numbers::pi * (static_cast<double>(at) / m_rateHz - seconds) / windowSeconds;
            re = std::cos(turn);
            im = std::sin(turn);
        } else { // one sample on
            const double next = re * stepRe - im * stepIm;
            im = re * stepIm + im * stepRe;
            re = next;
        }
        m_window[i] = 0.42 + 0.5 * re + 0.08 * (2.0 * re * re - 1.0);
        m_main[i] = m_difference[i] =
            m_sound[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(at, 0, last))];
    }
    for (std::size_t i = 0; i < length; i++) {
        const double before = i > 0 ? m_window[i - 1] : 0.0;
        const double behind = i + 1 < length ? m_window[i + 1] : 0.0;
        m_difference[i] *= (before - behind) / 2.0;
        m_main[i] *= m_window[i];
    }
}

HarmonicProbe::Answer HarmonicProbe::near(double hz, int harmonics) const
{
    assert(harmonics <= kMostHarmonics);
    // A few bins of two transforms, term by term: a whole transform would give hundreds that nobody asks for.
    // All harmonics side by side, so that they are computed together.
    using Lanes = std::array<double, kMostHarmonics>;
    const auto size = static_cast<double>(m_fftSize);
    std::array<std::ptrdiff_t, kMostHarmonics> bins{};
    Lanes turnRe{}, turnIm{}, re{}, im{}, mainRe{}, mainIm{}, differenceRe{}, differenceIm{};
    for (std::size_t k = 0; k < bins.size(); k++) {
        bins[k] = std::min<std::ptrdiff_t>(nearest(hz * size / m_rateHz * static_cast<double>(k + 1)),
                                           static_cast<std::ptrdiff_t>(m_fftSize / 2));
        const double angle = -2.0 * std::numbers::pi * static_cast<double>(bins[k]) / size;
        turnRe[k] = std::cos(angle);
        turnIm[k] = std::sin(angle);
        re[k] = 1.0;
    }
    for (std::size_t i = 0; i < m_main.size(); i++) {
        const double main = m_main[i];
        const double difference = m_difference[i];
        for (std::size_t k = 0; k < bins.size(); k++) {
            mainRe[k] += main * re[k];
            mainIm[k] += main * im[k];
            differenceRe[k] += difference * re[k];
            differenceIm[k] += difference * im[k];
            const double next = re[k] * turnRe[k] - im[k] * turnIm[k];
            im[k] = re[k] * turnIm[k] + im[k] * turnRe[k];
            re[k] = next;
        }
    }
    double weighted = 0.0;
    double weights = 0.0;
    double deviation = 0.0;
    for (std::size_t k = 0; k < static_cast<std::size_t>(harmonics); k++) {
        const double power = mainRe[k] * mainRe[k] + mainIm[k] * mainIm[k];
        const double found = power == 0.0 ? 0.0
                                          : static_cast<double>(bins[k]) * m_rateHz / size +
                                                (mainRe[k] * differenceIm[k] - mainIm[k] * differenceRe[k]) /
                                                    power * m_rateHz / 2.0 / std::numbers::pi;
        const double amplitude = std::sqrt(power);
        const auto number = static_cast<double>(k + 1);
        weighted += amplitude * found;
        weights += amplitude * number;
        deviation += std::fabs((found / number - hz) / hz);
    }
    return {weighted / (weights + kTiny), deviation / harmonics};
}

} // namespace koe::pitch
