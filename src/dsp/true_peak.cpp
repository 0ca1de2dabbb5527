#include "dsp/true_peak.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace koe::dsp {
namespace {

constexpr std::size_t kReach = 12; ///< samples on either side that a value between two of them is made of
constexpr std::size_t kPlaces = 3; ///< looked at between two samples
constexpr double kMargin = 0.997;  ///< what a changing gain adds between the samples
constexpr double kAheadSeconds = 0.005;
constexpr double kReleaseSeconds = 0.06;

/// [tap][place], so that a processor does all places at once; the first place is the sample itself.
using Kernel = std::array<std::array<float, kPlaces + 1>, 2 * kReach>;

/// Sinc under a Kaiser window, for a quarter, a half and three quarters of the way.
Kernel makeKernel()
{
    constexpr double kBeta = 7.0;
    const double whole = std::cyl_bessel_i(0.0, kBeta);
    Kernel kernel{};
    kernel[kReach - 1][0] = 1.0f;
    for (std::size_t place = 1; place <= kPlaces; place++) {
        std::array<double, 2 * kReach> taps{};
        double sum = 0.0;
        for (std::size_t tap = 0; tap < taps.size(); tap++) {
            const double x = static_cast<double>(tap) - static_cast<double>(kReach - 1) -
                             static_cast<double>(place) / (kPlaces + 1);
            const double edge = x / static_cast<double>(kReach);
            const double window =
                std::cyl_bessel_i(0.0, kBeta * std::sqrt(std::max(0.0, 1.0 - edge * edge))) / whole;
            taps[tap] = std::sin(std::numbers::pi * x) / (std::numbers::pi * x) * window;
            sum += taps[tap];
        }
        for (std::size_t tap = 0; tap < taps.size(); tap++)
            kernel[tap][place] = static_cast<float>(taps[tap] / sum);
    }
    return kernel;
}

/// The largest value from the sample at place kReach − 1 of @p window to just before the next one.
/// @param window 2 · kReach frames of one channel among @p step
float intervalPeak(const float* window, std::size_t step)
{
    static const Kernel kKernel = makeKernel();
    std::array<float, kPlaces + 1> sums{};
    for (std::size_t tap = 0; tap < kKernel.size(); tap++)
        for (std::size_t place = 0; place < sums.size(); place++)
            sums[place] += kKernel[tap][place] * window[tap * step];
    float peak = 0.0f;
    for (const float sum : sums)
        peak = std::max(peak, std::fabs(sum));
    return peak;
}

float intervalPeakOfAll(const float* window, std::size_t channels)
{
    float peak = 0.0f;
    for (std::size_t channel = 0; channel < channels; channel++)
        peak = std::max(peak, intervalPeak(window + channel, channels));
    return peak;
}

} // namespace

TruePeakMeter::TruePeakMeter(int channels)
    : m_channels(static_cast<std::size_t>(channels)), m_waiting((2 * kReach - 1) * m_channels, 0.0f)
{
}

void TruePeakMeter::add(std::span<const float> interleaved)
{
    m_waiting.insert(m_waiting.end(), interleaved.begin(), interleaved.end());
    std::size_t at = 0;
    for (; at + 2 * kReach * m_channels <= m_waiting.size(); at += m_channels)
        m_peak = std::max(m_peak, static_cast<double>(intervalPeakOfAll(m_waiting.data() + at, m_channels)));
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(at));
}

double TruePeakMeter::peak() const
{
    TruePeakMeter rest = *this;
    rest.add(std::vector<float>(2 * kReach * m_channels, 0.0f));
    return rest.m_peak;
}

TruePeakLimiter::TruePeakLimiter(int sampleRateHz, int channels, double ceilingDbtp)
    : m_channels(static_cast<std::size_t>(channels)),
      m_ahead(static_cast<std::size_t>(std::max(1.0, kAheadSeconds * sampleRateHz))),
      m_ceiling(kMargin * std::pow(10.0, ceilingDbtp / 20.0)),
      m_release(1.0 - std::exp(-1.0 / (kReleaseSeconds * sampleRateHz))),
      m_samples((kReach - 1 + m_ahead) * m_channels, 0.0f), m_in(m_ahead), m_skip(m_ahead * m_channels),
      m_recent(m_ahead + 1, 1.0), m_sum(static_cast<double>(m_ahead + 1))
{
}

/// The next held gain: down at once, up slowly. Averaged over the look-ahead, it is down in time and moves
/// smoothly.
/// @param gain the lowest that the frame and those of its look-ahead ask for
void TruePeakLimiter::allow(double gain)
{
    m_heldGain = gain < m_heldGain ? gain : m_heldGain + m_release * (gain - m_heldGain);
    m_sum += m_heldGain - m_recent.front();
    m_recent.pop_front();
    m_recent.push_back(m_heldGain);
    m_held++;
}

void TruePeakLimiter::advance(const Take& take)
{
    // m_samples begins kReach − 1 frames before frame m_out.
    std::vector<float> out;
    while (m_peaked + kReach < m_in) {
        const std::size_t at = (m_peaked - m_out) * m_channels;
        const auto peak = static_cast<double>(intervalPeakOfAll(m_samples.data() + at, m_channels));
        const double gain = peak > m_ceiling ? m_ceiling / peak : 1.0;
        const double both = std::min(gain, m_intervalGain); // of the way to this sample and the way from it
        m_intervalGain = gain;
        while (!m_lowest.empty() && m_lowest.back().second >= both)
            m_lowest.pop_back();
        m_lowest.emplace_back(m_peaked, both);
        m_peaked++;
        if (m_peaked <= m_ahead)
            continue;
        allow(m_lowest.front().second);
        if (m_lowest.front().first == m_held - 1)
            m_lowest.pop_front();
        const float factor = static_cast<float>(m_sum / static_cast<double>(m_recent.size()));
        const float* frame = m_samples.data() + (kReach - 1 + m_held - 1 - m_out) * m_channels;
        for (std::size_t channel = 0; channel < m_channels; channel++)
            out.push_back(frame[channel] * factor);
    }
    const std::size_t done = m_held - m_out;
    m_samples.erase(m_samples.begin(), m_samples.begin() + static_cast<std::ptrdiff_t>(done * m_channels));
    m_out = m_held;
    std::span<const float> made(out);
    const std::size_t skipped = std::min(m_skip, made.size());
    m_skip -= skipped;
    made = made.subspan(skipped);
    made = made.first(std::min(made.size(), m_left));
    m_left -= made.size();
    if (!made.empty())
        take(made);
}

void TruePeakLimiter::push(std::span<const float> interleaved, const Take& take)
{
    m_samples.insert(m_samples.end(), interleaved.begin(), interleaved.end());
    m_in += interleaved.size() / m_channels;
    m_left += interleaved.size();
    advance(take);
}

void TruePeakLimiter::finish(const Take& take)
{
    const std::size_t silent = kReach + m_ahead + 1;
    m_samples.insert(m_samples.end(), silent * m_channels, 0.0f);
    m_in += silent;
    advance(take);
}

} // namespace koe::dsp
