#include "convert/loudness_curve.h"

#include <algorithm>
#include <cmath>

namespace koe::convert {
namespace {

constexpr double kLeastOutput = 1e-6;

/// torch's linear interpolation with align_corners=False.
double valueAt(const std::vector<double>& curve, std::size_t sample, std::size_t samples)
{
    const double position =
        std::max(0.0, (static_cast<double>(sample) + 0.5) * static_cast<double>(curve.size()) /
                              static_cast<double>(samples) -
                          0.5);
    const auto left = std::min(static_cast<std::size_t>(position), curve.size() - 1);
    const std::size_t right = std::min(left + 1, curve.size() - 1);
    const double part = position - static_cast<double>(left);
    return curve[left] * (1.0 - part) + curve[right] * part;
}

} // namespace

void LoudnessCurve::add(std::span<const float> samples)
{
    for (const float sample : samples) {
        const std::size_t bin = m_samples++ / m_hop;
        if (bin == m_power.size())
            m_power.push_back(0.0);
        m_power[bin] += static_cast<double>(sample) * static_cast<double>(sample);
    }
}

std::vector<double> LoudnessCurve::values() const
{
    std::vector<double> rms(1 + m_samples / m_hop);
    for (std::size_t k = 0; k < rms.size(); k++) {
        const double before = k > 0 ? m_power[k - 1] : 0.0;
        const double behind = k < m_power.size() ? m_power[k] : 0.0;
        rms[k] = std::sqrt((before + behind) / static_cast<double>(2 * m_hop));
    }
    return rms;
}

LoudnessGain::LoudnessGain(std::vector<double> input, std::vector<double> output, std::size_t samples,
                           double rate)
    : m_input(std::move(input)), m_output(std::move(output)), m_samples(samples), m_rate(rate)
{
}

void LoudnessGain::apply(std::span<float> samples, std::size_t first) const
{
    if (m_rate == 1.0)
        return;
    for (std::size_t i = 0; i < samples.size(); i++) {
        const double input = valueAt(m_input, first + i, m_samples);
        const double output = std::max(valueAt(m_output, first + i, m_samples), kLeastOutput);
        samples[i] = static_cast<float>(static_cast<double>(samples[i]) * std::pow(input, 1.0 - m_rate) *
                                        std::pow(output, m_rate - 1.0));
    }
}

} // namespace koe::convert
