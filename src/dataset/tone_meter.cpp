#include "dataset/tone_meter.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace koe::dataset {
namespace {

constexpr double kWindowSeconds = 0.4; // at least
constexpr std::array kMainsHz{50.0, 60.0};
constexpr double kDriftHz = 0.15;     // of the mains
constexpr double kBesideFromBins = 4; // beyond the main lobe of the window
constexpr double kBesideToBins = 8;
constexpr double kStandsOutDb = 9.0;
constexpr double kQuiet = 0.2; // of the moments: when speech is quiet
constexpr double kUsual = 0.4; // of the moments: for the level
constexpr std::size_t kFewestWindows = 3;

// Chords.
constexpr double kLowestHz = 80.0;
constexpr double kHighestHz = 2000.0;
constexpr double kLowestVoiceHz = 80.0;
constexpr double kMostHarmonic = 8;
constexpr std::size_t kPeakFrom = 5; // bins beside a peak that it must stand out of
constexpr std::size_t kPeakTo = 14;
constexpr double kPeakStandsOut = 20.0;
constexpr double kSameBins = 1.0;
constexpr double kStillShare = 0.3; // of the power
constexpr double kOtherShare = 0.1; // … that belongs to no single voice
constexpr float kRangeDb = 20.0F;

float percentile(std::vector<float> values, double share)
{
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size()));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

} // namespace

ToneMeter::ToneMeter(int sampleRateHz)
    : m_fft(std::bit_ceil(static_cast<std::size_t>(kWindowSeconds * sampleRateHz)))
{
    m_binHz = static_cast<double>(sampleRateHz) / static_cast<double>(m_fft.size());
    m_window.resize(m_fft.size());
    m_frame.resize(m_fft.size());
    m_spectrum.resize(m_fft.bins());
    m_power.resize(m_fft.bins());
    double squares = 0.0;
    for (std::size_t i = 0; i < m_window.size(); i++) {
        m_window[i] = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) /
                                           static_cast<double>(m_window.size()));
        squares += m_window[i] * m_window[i];
    }
    const double scale = std::sqrt(2.0 / (static_cast<double>(m_fft.size()) * squares));
    for (double& each : m_window)
        each *= scale;
}

void ToneMeter::add(std::span<const float> samples)
{
    m_waiting.insert(m_waiting.end(), samples.begin(), samples.end());
    std::size_t start = 0;
    for (; start + m_fft.size() <= m_waiting.size(); start += m_fft.size() / 2) {
        for (std::size_t i = 0; i < m_frame.size(); i++)
            m_frame[i] = m_window[i] * static_cast<double>(m_waiting[start + i]);
        measure();
    }
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(start));
}

void ToneMeter::measure()
{
    m_fft.forward(m_frame, m_spectrum);
    std::transform(m_spectrum.begin(), m_spectrum.end(), m_power.begin(),
                   [](const std::complex<double>& bin) { return std::norm(bin); });
    measureHum();
    const auto from = static_cast<std::size_t>(kLowestHz / m_binHz);
    const auto to = std::min(static_cast<std::size_t>(kHighestHz / m_binHz), m_power.size());
    double all = 1e-20;
    for (std::size_t bin = from; bin < to; bin++)
        all += m_power[bin];
    const std::vector<Peak> peaks = stillPeaks();
    double still = 0.0;
    for (const Peak& peak : peaks)
        still += peak.power;
    const bool chord = still > kStillShare * all && still - powerOfOneVoice(peaks) > kOtherShare * all;
    m_moments.push_back({static_cast<float>(10.0 * std::log10(all)), chord});
}

std::vector<ToneMeter::Peak> ToneMeter::stillPeaks() const
{
    const auto from = std::max<std::size_t>(static_cast<std::size_t>(kLowestHz / m_binHz), kPeakTo + 1);
    const auto to = std::min(static_cast<std::size_t>(kHighestHz / m_binHz), m_power.size() - kPeakTo - 1);
    std::vector<Peak> peaks;
    for (std::size_t bin = from; bin < to; bin++) {
        const double power = m_power[bin];
        if (power < m_power[bin - 1] || power < m_power[bin + 1] || power < m_power[bin - 2] ||
            power < m_power[bin + 2])
            continue;
        double beside = 0.0;
        for (std::size_t i = kPeakFrom; i <= kPeakTo; i++)
            beside += m_power[bin - i] + m_power[bin + i];
        if (power < kPeakStandsOut * beside / static_cast<double>(2 * (kPeakTo - kPeakFrom + 1)))
            continue;
        // Where between the bins: the window's main lobe is nearly a parabola in dB.
        const double left = std::log(m_power[bin - 1] + 1e-30);
        const double right = std::log(m_power[bin + 1] + 1e-30);
        const double bend = left - 2 * std::log(power) + right;
        const double shift = bend < 0.0 ? 0.5 * (left - right) / bend : 0.0;
        peaks.push_back(
            {(static_cast<double>(bin) + shift) * m_binHz, m_power[bin - 1] + power + m_power[bin + 1]});
    }
    return peaks;
}

double ToneMeter::powerOfOneVoice(const std::vector<Peak>& peaks) const
{
    double most = 0.0;
    for (const Peak& loud : peaks)
        for (double times = 1.0; times <= kMostHarmonic; times++) {
            const double base = loud.hz / times;
            if (base < kLowestVoiceHz)
                break;
            double power = 0.0;
            for (const Peak& peak : peaks) {
                const double harmonic = std::max(1.0, std::round(peak.hz / base));
                if (std::abs(peak.hz - harmonic * base) < kSameBins * m_binHz + 0.004 * peak.hz)
                    power += peak.power;
            }
            most = std::max(most, power);
        }
    return most;
}

double ToneMeter::chordShare() const
{
    float loudest = -200.0F;
    for (const Moment& moment : m_moments)
        loudest = std::max(loudest, moment.levelDb);
    std::size_t loud = 0;
    std::size_t chords = 0;
    for (const Moment& moment : m_moments)
        if (moment.levelDb > loudest - kRangeDb) {
            loud++;
            chords += moment.chord ? 1 : 0;
        }
    return loud > 0 ? static_cast<double>(chords) / static_cast<double>(loud) : 0.0;
}

void ToneMeter::measureHum()
{
    const auto power = [this](std::size_t bin) { return bin < m_power.size() ? m_power[bin] : 0.0; };
    Levels levels{};
    for (std::size_t mains = 0; mains < kMainsHz.size(); mains++)
        for (std::size_t tone = 0; tone < kTones; tone++) {
            const double times = static_cast<double>(tone + 1);
            const double hz = kMainsHz[mains] * times;
            const auto first = static_cast<std::size_t>(std::floor((hz - kDriftHz * times) / m_binHz + 0.5));
            const auto last = static_cast<std::size_t>(std::floor((hz + kDriftHz * times) / m_binHz + 0.5));
            double most = 0.0; // a tone fills three bins of a Hann window
            for (std::size_t bin = first; bin <= last; bin++)
                most = std::max(most, power(bin - 1) + power(bin) + power(bin + 1));
            double beside = 0.0;
            int count = 0;
            for (double distance = kBesideFromBins; distance <= kBesideToBins; distance++)
                for (const double side : {-1.0, 1.0}) {
                    const double bin = hz / m_binHz + side * distance;
                    if (bin < 1.0)
                        continue;
                    beside += power(static_cast<std::size_t>(bin + 0.5));
                    count++;
                }
            const std::size_t at = mains * kTones + tone;
            levels.tone[at] = static_cast<float>(10.0 * std::log10(most + 1e-20));
            levels.beside[at] = static_cast<float>(10.0 * std::log10(3.0 * beside / count + 1e-20));
        }
    m_levels.push_back(levels);
}

ToneMeter::Hum ToneMeter::hum() const
{
    Hum loudest;
    if (m_levels.size() < kFewestWindows)
        return loudest;
    for (std::size_t mains = 0; mains < kMainsHz.size(); mains++) {
        Hum hum;
        std::size_t tones = 0;
        bool base = false;
        for (std::size_t tone = 0; tone < kTones; tone++) {
            std::vector<float> level;
            std::vector<float> over;
            for (const Levels& each : m_levels) {
                level.push_back(each.tone[mains * kTones + tone]);
                over.push_back(level.back() - each.beside[mains * kTones + tone]);
            }
            if (percentile(over, kQuiet) < kStandsOutDb)
                continue;
            hum.power += std::pow(10.0, 0.1 * percentile(level, kUsual));
            tones++;
            base = base || tone == 0;
        }
        // One tone alone may be a voice that holds its note.
        if ((base || tones >= 2) && hum.power > loudest.power)
            loudest = {kMainsHz[mains], hum.power};
    }
    return loudest;
}

} // namespace koe::dataset
