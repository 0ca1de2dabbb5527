#include "dsp/loudness.h"

#include <algorithm>
#include <cmath>

namespace koe::dsp {
namespace {

template <typename Sample>
std::vector<double> rmsOf(std::span<const Sample> samples, std::size_t frameSamples, std::size_t hopSamples)
{
    const std::size_t pad = frameSamples / 2;
    if (samples.size() + 2 * pad < frameSamples || hopSamples == 0 || frameSamples == 0)
        return {};
    std::vector<double> result(1 + (samples.size() + 2 * pad - frameSamples) / hopSamples);
    for (std::size_t t = 0; t < result.size(); t++) {
        const std::size_t start = t * hopSamples; // in the padded signal
        const std::size_t from = start > pad ? start - pad : 0;
        const std::size_t to =
            std::min(start + frameSamples > pad ? start + frameSamples - pad : 0, samples.size());
        double sum = 0.0;
        for (std::size_t i = from; i < to; i++)
            sum += static_cast<double>(samples[i]) * static_cast<double>(samples[i]);
        result[t] = std::sqrt(sum / static_cast<double>(frameSamples));
    }
    return result;
}

/// Linear interpolation between frame centres that stand for equal shares of the length.
class Stretched
{
public:
    Stretched(const std::vector<double>& frames, std::size_t length)
        : m_frames(frames), m_step(static_cast<double>(frames.size()) / static_cast<double>(length))
    {
    }
    [[nodiscard]] double at(std::size_t i) const
    {
        const double position = std::max(m_step * (static_cast<double>(i) + 0.5) - 0.5, 0.0);
        const auto left = std::min(static_cast<std::size_t>(position), m_frames.size() - 1);
        const std::size_t right = std::min(left + 1, m_frames.size() - 1);
        const double share = position - static_cast<double>(left);
        return m_frames[left] * (1.0 - share) + m_frames[right] * share;
    }

private:
    const std::vector<double>& m_frames;
    double m_step;
};

} // namespace

std::vector<double> frameRms(std::span<const double> samples, std::size_t frameSamples,
                             std::size_t hopSamples)
{
    return rmsOf(samples, frameSamples, hopSamples);
}

std::vector<double> frameRms(std::span<const float> samples, std::size_t frameSamples, std::size_t hopSamples)
{
    return rmsOf(samples, frameSamples, hopSamples);
}

void mixLoudness(std::span<const float> input, int inputRateHz, std::span<float> output, int outputRateHz,
                 double rate)
{
    if (rate == 1.0 || input.empty() || output.empty())
        return;
    const auto halfSecond = [](int rateHz) { return static_cast<std::size_t>(std::max(rateHz / 2, 1)); };
    const auto wanted = frameRms(input, 2 * halfSecond(inputRateHz), halfSecond(inputRateHz));
    const auto own = frameRms(output, 2 * halfSecond(outputRateHz), halfSecond(outputRateHz));
    const Stretched wantedAt(wanted, output.size());
    const Stretched ownAt(own, output.size());
    for (std::size_t i = 0; i < output.size(); i++) {
        const double factor =
            std::pow(wantedAt.at(i), 1.0 - rate) * std::pow(std::max(ownAt.at(i), 1e-6), rate - 1.0);
        output[i] = static_cast<float>(static_cast<double>(output[i]) * factor);
    }
}

std::optional<std::vector<float>> levelledClip(std::span<const double> samples)
{
    double peak = 0.0;
    for (const double sample : samples) {
        if (!std::isfinite(sample))
            return std::nullopt;
        peak = std::max(peak, std::fabs(sample));
    }
    if (!(peak > 0.0) || peak > 2.5)
        return std::nullopt;
    std::vector<float> levelled(samples.size());
    for (std::size_t i = 0; i < samples.size(); i++)
        levelled[i] = static_cast<float>(samples[i] / peak * (0.9 * 0.75) + 0.25 * samples[i]);
    return levelled;
}

std::optional<std::vector<float>> levelledClip(std::span<const float> samples)
{
    return levelledClip(std::vector<double>(samples.begin(), samples.end()));
}

float peakOf(std::span<const float> samples)
{
    float peak = 0.0f;
    for (const float sample : samples)
        peak = std::max(peak, std::fabs(sample));
    return peak;
}

void scaleToPeak(std::span<float> samples, float peak)
{
    const double over = static_cast<double>(peak) / 0.99;
    if (!(over > 1.0))
        return;
    const double scale = 32768.0 / over;
    for (float& sample : samples) {
        const double exact = static_cast<double>(sample) * scale / 32768.0; // a power of two: no rounding
        sample = static_cast<float>(exact);
        if (std::fabs(static_cast<double>(sample)) > std::fabs(exact))
            sample = std::nextafter(sample, 0.0f);
    }
}

} // namespace koe::dsp
