#include "dsp/noise_gate.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace koe::dsp {
namespace {

constexpr std::size_t kOverlap = 4; ///< frames over each sample
constexpr double kSilenceDb = -90.0;
constexpr double kLoudestDb = 10.0;
constexpr double kQuietest = 0.05;    ///< share of the frames that are taken for noise
constexpr double kMemory = 0.96;      ///< of the estimate of speech over noise
constexpr double kLeastRatio = 0.003; ///< −25 dB
constexpr double kLeastGain = 0.05;

/// About 32 ms; a power of two.
std::size_t frameSamples(int sampleRateHz)
{
    return std::bit_ceil(static_cast<std::size_t>(std::max(sampleRateHz, 1000)) * 2 / 64);
}

/// Root of a periodic Hann window: used on both ways, and frames a quarter apart add up to 2.
std::vector<double> rootHann(std::size_t size)
{
    std::vector<double> window(size);
    for (std::size_t i = 0; i < size; i++)
        window[i] = std::sin(std::numbers::pi * static_cast<double>(i) / static_cast<double>(size));
    return window;
}

} // namespace

NoiseListener::NoiseListener(int sampleRateHz)
    : m_fft(frameSamples(sampleRateHz)), m_window(rootHann(m_fft.size())), m_frame(m_fft.size()),
      m_spectrum(m_fft.bins()), m_count(static_cast<std::size_t>(kLoudestDb - kSilenceDb)),
      m_power(m_count.size())
{
}

void NoiseListener::add(std::span<const float> samples)
{
    m_waiting.insert(m_waiting.end(), samples.begin(), samples.end());
    std::size_t at = 0;
    for (; at + m_fft.size() <= m_waiting.size(); at += m_fft.size() / kOverlap) {
        double energy = 0.0;
        for (std::size_t i = 0; i < m_frame.size(); i++) {
            m_frame[i] = static_cast<double>(m_waiting[at + i]) * m_window[i];
            energy += m_frame[i] * m_frame[i];
        }
        const double levelDb = 10.0 * std::log10(2.0 * energy / static_cast<double>(m_frame.size()) + 1e-20);
        if (levelDb < kSilenceDb)
            continue;
        const auto level = std::min(static_cast<std::size_t>(levelDb - kSilenceDb), m_count.size() - 1);
        m_fft.forward(m_frame, m_spectrum);
        m_power[level].resize(m_spectrum.size(), 0.0);
        for (std::size_t k = 0; k < m_spectrum.size(); k++)
            m_power[level][k] += std::norm(m_spectrum[k]);
        m_count[level]++;
    }
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(at));
}

NoiseProfile NoiseListener::profile() const
{
    std::size_t all = 0;
    for (const std::size_t count : m_count)
        all += count;
    NoiseProfile profile;
    std::size_t taken = 0;
    for (std::size_t level = 0;
         level < m_count.size() && static_cast<double>(taken) < kQuietest * static_cast<double>(all);
         level++) {
        if (m_count[level] == 0)
            continue;
        profile.power.resize(m_fft.bins(), 0.0);
        for (std::size_t k = 0; k < profile.power.size(); k++)
            profile.power[k] += m_power[level][k];
        taken += m_count[level];
    }
    for (double& power : profile.power)
        power /= static_cast<double>(taken);
    return profile;
}

NoiseGate::NoiseGate(int sampleRateHz, NoiseProfile profile, double strength)
    : m_profile(std::move(profile)), m_strength(std::clamp(strength, 0.0, 1.0)),
      m_fft(frameSamples(sampleRateHz)), m_hop(m_fft.size() / kOverlap), m_window(rootHann(m_fft.size())),
      m_frame(m_fft.size()), m_overlap(m_fft.size(), 0.0), m_spectrum(m_fft.bins()),
      m_speech(m_fft.bins(), 0.0), m_waiting(m_fft.size() - m_hop, 0.0f), m_skip(m_waiting.size())
{
}

/// m_frame through the gate, in place.
void NoiseGate::gateFrame()
{
    m_fft.forward(m_frame, m_spectrum);
    for (std::size_t k = 0; k < m_spectrum.size(); k++) {
        const double noise = m_profile.power[k] + 1e-20;
        const double over = std::norm(m_spectrum[k]) / noise;
        const double ratio =
            std::max(kMemory * m_speech[k] + (1.0 - kMemory) * std::max(over - 1.0, 0.0), kLeastRatio);
        const double gain = ratio / (1.0 + ratio);
        m_speech[k] = gain * gain * over;
        m_spectrum[k] *= 1.0 - m_strength * (1.0 - std::max(gain, kLeastGain));
    }
    m_fft.inverse(m_spectrum, m_frame);
}

void NoiseGate::run(const Take& take)
{
    std::vector<float> out;
    std::size_t at = 0;
    for (; at + m_fft.size() <= m_waiting.size(); at += m_hop) {
        for (std::size_t i = 0; i < m_frame.size(); i++)
            m_frame[i] = static_cast<double>(m_waiting[at + i]) * m_window[i];
        gateFrame();
        for (std::size_t i = 0; i < m_frame.size(); i++)
            m_overlap[i] += m_frame[i] * m_window[i] * (2.0 / kOverlap);
        for (std::size_t i = 0; i < m_hop; i++)
            out.push_back(static_cast<float>(m_overlap[i]));
        std::copy(m_overlap.begin() + static_cast<std::ptrdiff_t>(m_hop), m_overlap.end(), m_overlap.begin());
        std::fill(m_overlap.end() - static_cast<std::ptrdiff_t>(m_hop), m_overlap.end(), 0.0);
    }
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(at));
    std::span<const float> made(out);
    const std::size_t skipped = std::min(m_skip, made.size());
    m_skip -= skipped;
    made = made.subspan(skipped);
    made = made.first(std::min(made.size(), m_left));
    m_left -= made.size();
    if (!made.empty())
        take(made);
}

void NoiseGate::push(std::span<const float> samples, const Take& take)
{
    if (m_profile.power.empty() || m_strength == 0.0) {
        take(samples);
        return;
    }
    m_left += samples.size();
    m_waiting.insert(m_waiting.end(), samples.begin(), samples.end());
    run(take);
}

void NoiseGate::finish(const Take& take)
{
    if (m_left == 0)
        return;
    m_waiting.insert(m_waiting.end(), 2 * m_fft.size(), 0.0f);
    run(take);
}

} // namespace koe::dsp
