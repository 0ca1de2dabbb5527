#include "convert/prepared_signal.h"

#include "dsp/filters.h"

#include <algorithm>
#include <cmath>

namespace koe::convert {
namespace {

constexpr int kRateHz = 16000;
constexpr float kHighestPeak = 0.95f;
constexpr std::size_t kFilterMemory = kRateHz / 2;
constexpr std::size_t kBlock = 1 << 16;

float divisorFor(float peak)
{
    return std::max(1.0f, peak / kHighestPeak);
}

float peakOf(std::span<const float> samples)
{
    float peak = 0.0f;
    for (const float sample : samples)
        peak = std::max(peak, std::fabs(sample));
    return peak;
}

} // namespace

float peakDivisor(const SampleSource& source)
{
    float peak = 0.0f;
    std::vector<float> block;
    for (std::size_t first = 0; first < source.size(); first += kBlock) {
        block.resize(std::min(kBlock, source.size() - first));
        source.read(first, block);
        peak = std::max(peak, peakOf(block));
    }
    return divisorFor(peak);
}

std::vector<double> preparedWhole(std::vector<float> audio)
{
    const float divisor = divisorFor(peakOf(audio));
    if (divisor > 1.0f)
        for (float& sample : audio)
            sample /= divisor;
    return dsp::filteredBothWays(dsp::rumbleFilter(kRateHz), audio);
}

std::vector<float> PreparedSignal::inside(std::size_t first, std::size_t count) const
{
    const std::size_t from = first - std::min(first, kFilterMemory);
    const std::size_t to = std::min(first + count + kFilterMemory, size());
    std::vector<float> raw(to - from);
    m_source.read(from, raw);
    if (m_divisor > 1.0f)
        for (float& sample : raw)
            sample /= m_divisor;
    const auto filtered = dsp::filteredBothWays(dsp::rumbleFilter(kRateHz), raw);
    const auto begin = filtered.begin() + static_cast<std::ptrdiff_t>(first - from);
    return {begin, begin + static_cast<std::ptrdiff_t>(count)};
}

std::vector<float> PreparedSignal::stretch(std::ptrdiff_t first, std::size_t count) const
{
    const auto length = static_cast<std::ptrdiff_t>(size());
    if (first >= 0 && first + static_cast<std::ptrdiff_t>(count) <= length)
        return inside(static_cast<std::size_t>(first), count);

    // Mirrored at both ends without repeating the end sample, again and again where the signal is short.
    const std::ptrdiff_t period = std::max<std::ptrdiff_t>(2 * (length - 1), 1);
    std::vector<std::ptrdiff_t> places(count);
    for (std::size_t i = 0; i < count; i++) {
        const std::ptrdiff_t turn = ((first + static_cast<std::ptrdiff_t>(i)) % period + period) % period;
        places[i] = turn < length ? turn : period - turn;
    }
    const auto [least, most] = std::minmax_element(places.begin(), places.end());
    const auto signal =
        inside(static_cast<std::size_t>(*least), static_cast<std::size_t>(*most - *least + 1));
    std::vector<float> samples(count);
    for (std::size_t i = 0; i < count; i++)
        samples[i] = signal[static_cast<std::size_t>(places[i] - *least)];
    return samples;
}

} // namespace koe::convert
