#include "dsp/loudness_meter.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace koe::dsp {
namespace {

constexpr std::size_t kTenthsOfBlock = 4;

double lufsOf(double meanSquare)
{
    return -0.691 + 10.0 * std::log10(meanSquare);
}

double meanOf(const std::vector<double>& powers, double least)
{
    double sum = 0.0;
    std::size_t count = 0;
    for (const double power : powers)
        if (power > least) {
            sum += power;
            count++;
        }
    return count > 0 ? sum / static_cast<double>(count) : 0.0;
}

} // namespace

// The analogue prototypes behind the standard's table, found by Mansbridge, Finn and Reiss (2012).
IirFilter kWeightingShelf(int sampleRateHz)
{
    const double k = std::tan(std::numbers::pi * 1681.974450955533 / sampleRateHz);
    const double q = 0.7071752369554196;
    const double high = std::pow(10.0, 3.999843853973347 / 20.0);
    const double band = std::pow(high, 0.4996667741545416);
    const double a0 = 1.0 + k / q + k * k;
    return {
        {(high + band * k / q + k * k) / a0, 2.0 * (k * k - high) / a0, (high - band * k / q + k * k) / a0},
        {1.0, 2.0 * (k * k - 1.0) / a0, (1.0 - k / q + k * k) / a0}};
}

IirFilter kWeightingHighPass(int sampleRateHz)
{
    const double k = std::tan(std::numbers::pi * 38.13547087602444 / sampleRateHz);
    const double q = 0.5003270373238773;
    const double a0 = 1.0 + k / q + k * k;
    return {{1.0, -2.0, 1.0}, {1.0, 2.0 * (k * k - 1.0) / a0, (1.0 - k / q + k * k) / a0}};
}

LoudnessMeter::LoudnessMeter(int sampleRateHz, int channels)
    : m_rateHz(sampleRateHz), m_channels(static_cast<std::size_t>(channels)), m_tenthEnd(0)
{
    for (std::size_t channel = 0; channel < m_channels; channel++) {
        m_filters.emplace_back(kWeightingShelf(sampleRateHz));
        m_filters.emplace_back(kWeightingHighPass(sampleRateHz));
    }
}

void LoudnessMeter::add(std::span<const float> interleaved)
{
    const std::size_t frames = interleaved.size() / m_channels;
    std::vector<double> squares(frames, 0.0);
    m_work.resize(frames);
    for (std::size_t channel = 0; channel < m_channels; channel++) {
        for (std::size_t i = 0; i < frames; i++)
            m_work[i] = static_cast<double>(interleaved[i * m_channels + channel]);
        m_filters[2 * channel].process(m_work);
        m_filters[2 * channel + 1].process(m_work);
        for (std::size_t i = 0; i < frames; i++)
            squares[i] += m_work[i] * m_work[i];
    }
    for (const double square : squares) {
        if (m_frames == m_tenthEnd) {
            m_energy.push_back(0.0);
            m_tenthEnd = m_energy.size() * static_cast<std::size_t>(m_rateHz) / 10;
        }
        m_energy.back() += square;
        m_frames++;
    }
}

std::optional<double> LoudnessMeter::integratedLufs() const
{
    const std::size_t tenths = m_energy.size() - (m_frames < m_tenthEnd ? 1 : 0); // whole ones
    std::vector<double> powers;
    for (std::size_t first = 0; first + kTenthsOfBlock <= tenths; first++) {
        double sum = 0.0;
        for (std::size_t i = 0; i < kTenthsOfBlock; i++)
            sum += m_energy[first + i];
        powers.push_back(sum / (0.1 * kTenthsOfBlock * m_rateHz));
    }
    if (powers.empty()) {
        double sum = 0.0;
        for (const double energy : m_energy)
            sum += energy;
        if (m_frames > 0)
            powers.push_back(sum / static_cast<double>(m_frames));
    }
    const double absolute = std::pow(10.0, (-70.0 + 0.691) / 10.0);
    const double ungated = meanOf(powers, absolute);
    if (ungated <= 0.0)
        return std::nullopt;
    return lufsOf(meanOf(powers, std::max(absolute, ungated / 10.0)));
}

} // namespace koe::dsp
