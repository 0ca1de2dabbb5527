#include "dataset/voicing_meter.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace koe::dataset {
namespace {

constexpr double kLowestHz = 60.0;
constexpr double kHighestHz = 1000.0;
constexpr double kAboutHz = 8000.0;
constexpr double kWindowSeconds = 0.05;
constexpr double kVoicedFrom = 0.5;     // of the autocorrelation at its highest lag
constexpr double kDip = 0.3;            // before it: a rumble has none
constexpr double kOctaveCost = 0.04;    // for each octave down: a period's double fits as well
constexpr double kQuietRms = 1e-4;      // −80 dB: nothing
constexpr std::size_t kTapsPerStep = 8; // of the low-pass

} // namespace

VoicingMeter::VoicingMeter(int sampleRateHz)
    : m_step(std::max<std::size_t>(1, static_cast<std::size_t>(sampleRateHz / kAboutHz))),
      m_rateHz(static_cast<double>(sampleRateHz) / static_cast<double>(m_step)),
      m_window(static_cast<std::size_t>(kWindowSeconds * m_rateHz)),
      m_fft(std::bit_ceil(m_window + static_cast<std::size_t>(m_rateHz / kLowestHz) + 2)), m_shape(m_window),
      m_frame(m_fft.size()), m_spectrum(m_fft.bins())
{
    const std::size_t taps = m_step == 1 ? 1 : m_step * kTapsPerStep;
    double sum = 0.0;
    for (std::size_t i = 0; i < taps; i++) {
        const double at = static_cast<double>(i) - static_cast<double>(taps - 1) / 2;
        const double angle = 0.8 * std::numbers::pi * at / static_cast<double>(m_step);
        const double window = 0.5 + 0.5 * std::cos(2 * std::numbers::pi * at / static_cast<double>(taps));
        m_taps.push_back((std::abs(angle) < 1e-9 ? 1.0 : std::sin(angle) / angle) * window);
        sum += m_taps.back();
    }
    for (double& tap : m_taps)
        tap /= sum;
    for (std::size_t i = 0; i < m_window; i++)
        m_shape[i] = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * (static_cast<double>(i) + 0.5) /
                                          static_cast<double>(m_window));
    std::copy(m_shape.begin(), m_shape.end(), m_frame.begin());
    m_fft.forward(m_frame, m_spectrum);
    for (auto& bin : m_spectrum)
        bin = std::norm(bin);
    m_ownShape.resize(m_fft.size());
    m_fft.inverse(m_spectrum, m_ownShape);
}

void VoicingMeter::add(std::span<const double> samples)
{
    decimate(samples);
    const auto hop = static_cast<std::size_t>(m_rateHz / kFramesPerSecond);
    std::size_t start = 0;
    for (; start + m_window <= m_waiting.size(); start += hop) {
        double mean = 0.0;
        for (std::size_t i = 0; i < m_window; i++)
            mean += m_waiting[start + i] / static_cast<double>(m_window);
        std::fill(m_frame.begin(), m_frame.end(), 0.0);
        for (std::size_t i = 0; i < m_window; i++)
            m_frame[i] = m_shape[i] * (m_waiting[start + i] - mean);
        measure();
    }
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(start));
}

void VoicingMeter::decimate(std::span<const double> samples)
{
    m_waitingWide.insert(m_waitingWide.end(), samples.begin(), samples.end());
    std::size_t start = 0;
    for (; start + m_taps.size() <= m_waitingWide.size(); start += m_step) {
        double sum = 0.0;
        for (std::size_t i = 0; i < m_taps.size(); i++)
            sum += m_taps[i] * m_waitingWide[start + i];
        m_waiting.push_back(sum);
    }
    m_waitingWide.erase(m_waitingWide.begin(), m_waitingWide.begin() + static_cast<std::ptrdiff_t>(start));
}

void VoicingMeter::measure()
{
    m_fft.forward(m_frame, m_spectrum);
    for (auto& bin : m_spectrum)
        bin = std::norm(bin);
    std::vector<double>& lags = m_frame;
    m_fft.inverse(m_spectrum, lags);
    const double energy = lags[0];
    if (energy < kQuietRms * kQuietRms * m_ownShape[0]) {
        m_hz.push_back(0.0F);
        return;
    }
    const auto at = [&](std::size_t lag) { return lags[lag] / energy / (m_ownShape[lag] / m_ownShape[0]); };
    const auto first = static_cast<std::size_t>(m_rateHz / kHighestHz);
    const auto last = static_cast<std::size_t>(m_rateHz / kLowestHz);
    double best = 0.0;
    double bestLag = 0.0;
    double lowest = 1.0;
    for (std::size_t lag = std::max<std::size_t>(first, 2); lag <= last; lag++) {
        const double height = at(lag);
        lowest = std::min(lowest, height);
        if (height < kVoicedFrom || height < lowest + kDip || height < at(lag - 1) || height < at(lag + 1))
            continue;
        // A parabola through the highest and its neighbours.
        const double left = at(lag - 1);
        const double right = at(lag + 1);
        const double bend = left - 2 * height + right;
        const double shift = bend < 0.0 ? 0.5 * (left - right) / bend : 0.0;
        const double top = std::min(1.0, height - 0.25 * (left - right) * shift);
        const double place = static_cast<double>(lag) + shift;
        const double score = top - kOctaveCost * std::log2(place * kHighestHz / m_rateHz);
        if (score > best) {
            best = score;
            bestLag = place;
        }
    }
    m_hz.push_back(bestLag > 0.0 ? static_cast<float>(m_rateHz / bestLag) : 0.0F);
}

} // namespace koe::dataset
