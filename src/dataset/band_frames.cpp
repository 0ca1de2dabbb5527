#include "dataset/band_frames.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <random>

namespace koe::dataset {
namespace {

constexpr double kLowHz = 50.0;
constexpr double kHighHz = 7600.0;
constexpr double kWindowSeconds = 0.032;
constexpr double kBiasSeconds = 4.0;

std::int16_t centibels(double power)
{
    return static_cast<std::int16_t>(std::lround(std::max(1000.0 * std::log10(power + 1e-30), -16000.0)));
}

/// Slaney's mel scale, as dsp::melFilterbank has it; here as sparse triangles that add up to 1.
double toHz(double mel)
{
    return mel < 15.0 ? mel * 200.0 / 3.0 : 1000.0 * std::exp(std::log(6.4) / 27.0 * (mel - 15.0));
}

double toMel(double hz)
{
    return hz < 1000.0 ? hz * 3.0 / 200.0 : 15.0 + std::log(hz / 1000.0) * 27.0 / std::log(6.4);
}

} // namespace

double BandFrames::totalPower(std::size_t frame) const
{
    return std::pow(10.0, 0.1 * totalDb(frame));
}

void BandFrames::add(std::span<const double, kBands> power)
{
    double total = 0.0;
    for (const double each : power) {
        m_levels.push_back(centibels(each));
        total += each;
    }
    m_totals.push_back(centibels(total));
}

void BandFrames::setLayout(std::size_t bands, std::shared_ptr<const std::array<double, kBands>> biasDb)
{
    m_bands = bands;
    m_biasDb = std::move(biasDb);
}

BandLayout::BandLayout(int rateHz)
    : sampleRateHz(rateHz),
      windowSamples(std::max<std::size_t>(16, static_cast<std::size_t>(kWindowSeconds * rateHz))),
      fftSize(std::bit_ceil(windowSamples)), window(windowSamples)
{
    double squares = 0.0;
    for (std::size_t i = 0; i < windowSamples; i++) {
        window[i] = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * (static_cast<double>(i) + 0.5) /
                                         static_cast<double>(windowSamples));
        squares += window[i] * window[i];
    }
    // Σ over both halves of |X|² = fftSize · Σ (w·x)²: one half, doubled, becomes the mean square.
    const double scale = std::sqrt(2.0 / (static_cast<double>(fftSize) * squares));
    for (double& each : window)
        each *= scale;

    const double binHz = static_cast<double>(rateHz) / static_cast<double>(fftSize);
    const double lowMel = toMel(kLowHz);
    const double step = (toMel(kHighHz) - lowMel) / static_cast<double>(BandFrames::kBands + 1);
    for (std::size_t band = 0; band < BandFrames::kBands; band++) {
        const double left = toHz(lowMel + step * static_cast<double>(band));
        const double centre = toHz(lowMel + step * static_cast<double>(band + 1));
        const double right = toHz(lowMel + step * static_cast<double>(band + 2));
        if (right >= rateHz / 2.0)
            break;
        Triangle triangle{static_cast<std::size_t>(std::ceil(left / binHz)), {}};
        for (std::size_t k = triangle.first; static_cast<double>(k) * binHz < right; k++) {
            const double hz = static_cast<double>(k) * binHz;
            triangle.weights.push_back(
                std::max(0.0, std::min((hz - left) / (centre - left), (right - hz) / (right - centre))));
        }
        triangles.push_back(std::move(triangle));
    }

    // How deep a low percentile of noise lies depends on how many bins a band has: tried out.
    auto bias = std::make_shared<std::array<double, BandFrames::kBands>>();
    biasDb = bias;
    std::vector<float> noise(static_cast<std::size_t>(kBiasSeconds * rateHz));
    std::mt19937 random(1); // NOLINT: the same noise each time
    for (float& sample : noise)
        sample = 1e-2F * (static_cast<float>(random()) / 2147483648.0F - 1.0F);
    BandMeter meter(std::make_shared<BandLayout>(*this));
    meter.add(noise);
    const BandFrames& heard = meter.frames();
    for (std::size_t band = 0; band < triangles.size(); band++) {
        std::vector<double> levels(heard.frames());
        double sum = 0.0;
        for (std::size_t frame = 0; frame < levels.size(); frame++) {
            levels[frame] = heard.db(frame, band);
            sum += std::pow(10.0, 0.1 * levels[frame]);
        }
        const auto low = levels.begin() +
                         static_cast<std::ptrdiff_t>(kNoisePercentile * static_cast<double>(levels.size()));
        std::nth_element(levels.begin(), low, levels.end());
        (*bias)[band] = 10.0 * std::log10(sum / static_cast<double>(levels.size())) - *low;
    }
}

BandMeter::BandMeter(std::shared_ptr<const BandLayout> layout)
    : m_layout(std::move(layout)), m_fft(m_layout->fftSize), m_frame(m_layout->fftSize),
      m_spectrum(m_fft.bins()), m_power(m_fft.bins()),
      m_sum(static_cast<std::size_t>(std::ceil(m_layout->sampleRateHz / 2.0 / kGroupHz)) + 1)
{
    m_frames.setLayout(m_layout->triangles.size(), m_layout->biasDb);
}

void BandMeter::add(std::span<const float> samples)
{
    m_waiting.insert(m_waiting.end(), samples.begin(), samples.end());
    for (;;) {
        const auto next = static_cast<std::size_t>(
            std::llround(static_cast<double>(m_frames.frames()) * m_layout->sampleRateHz / 100.0));
        if (next - m_start + m_layout->windowSamples > m_waiting.size())
            break;
        for (std::size_t i = 0; i < m_layout->windowSamples; i++)
            m_frame[i] = m_layout->window[i] * static_cast<double>(m_waiting[next - m_start + i]);
        measure();
    }
    // Frames overlap: what the next one needs stays.
    const auto next = static_cast<std::size_t>(
        std::llround(static_cast<double>(m_frames.frames()) * m_layout->sampleRateHz / 100.0));
    const std::size_t done = std::min(next - m_start, m_waiting.size());
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(done));
    m_start += done;
}

void BandMeter::measure()
{
    m_fft.forward(m_frame, m_spectrum);
    for (std::size_t k = 0; k < m_power.size(); k++)
        m_power[k] = std::norm(m_spectrum[k]);
    std::array<double, BandFrames::kBands> bands{};
    for (std::size_t band = 0; band < m_layout->triangles.size(); band++) {
        const BandLayout::Triangle& triangle = m_layout->triangles[band];
        double sum = 0.0;
        for (std::size_t i = 0; i < triangle.weights.size(); i++)
            sum += triangle.weights[i] * m_power[triangle.first + i];
        bands[band] = sum;
    }
    m_frames.add(bands);
    const double binHz = static_cast<double>(m_layout->sampleRateHz) / static_cast<double>(m_layout->fftSize);
    for (std::size_t k = 0; k < m_power.size(); k++)
        m_sum[static_cast<std::size_t>(static_cast<double>(k) * binHz / kGroupHz)] += m_power[k];
}

std::vector<double> BandMeter::meanSpectrum() const
{
    std::vector<double> mean = m_sum;
    // The last group is cut off by half of the rate.
    mean.resize(static_cast<std::size_t>(m_layout->sampleRateHz / 2.0 / kGroupHz));
    for (double& each : mean)
        each /= static_cast<double>(std::max<std::size_t>(1, m_frames.frames()));
    return mean;
}

} // namespace koe::dataset
