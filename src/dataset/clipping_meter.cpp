#include "dataset/clipping_meter.h"

#include <algorithm>
#include <cmath>

namespace koe::dataset {
namespace {

constexpr double kLowestDb = -40.0; // of a ceiling that is looked for
constexpr double kHighestDb = 12.0;
constexpr double kStepDb = 0.1;
constexpr std::size_t kBins = 520;
constexpr std::size_t kAboveBins = 40; // the ceiling is so far under the highest sample at most
constexpr float kSameLevel = 0.9995F;
constexpr float kLowestFlat = 0.01F;
constexpr std::uint64_t kShortestRun = 3;
constexpr std::uint64_t kFewestRuns = 2;
constexpr double kFewestSamples = 12.0;

/// A ceiling is a heap of levels; the levels under it are what it is compared with. A steady tone has one
/// too, up to 4.4 times as high as what is under it.
struct Heap
{
    std::size_t half;  // its width to either side, in steps
    std::size_t below; // steps that it is compared with
    double standsOut;
    double fromDb;    // lowest ceiling of this kind
    double mostAbove; // that a coder lets stand out, against the heap
};
constexpr Heap kHeaps[] = {
    {0, 10, 6.0, -40.0, 0.05}, // as it was cut
    {4, 16, 3.0, -1.5, 1.0},   // as a lossy coder leaves it: about full scale
};

} // namespace

ClippingMeter::ClippingMeter(int channels)
    : m_channels(static_cast<std::size_t>(channels)), m_counts(m_channels * kBins), m_samples(m_channels),
      m_extremes(2 * m_channels)
{
}

void ClippingMeter::Extreme::add(float sample)
{
    if (sample < value * kSameLevel || sample < kLowestFlat) {
        run = 0;
        return;
    }
    if (sample * kSameLevel > value) { // a new one: what was before did not stand at it
        *this = {};
        value = sample;
    }
    run++;
    if (run >= kShortestRun)
        flat += run == kShortestRun ? kShortestRun : 1;
    runs += run == kShortestRun ? 1 : 0;
}

void ClippingMeter::add(std::span<const float> interleaved)
{
    static const float lowest = static_cast<float>(std::pow(10.0, kLowestDb / 20.0));
    for (std::size_t i = 0; i < interleaved.size(); i++) {
        const std::size_t channel = i % m_channels;
        const float level = std::abs(interleaved[i]);
        m_samples[channel]++;
        m_extremes[2 * channel].add(interleaved[i]);
        m_extremes[2 * channel + 1].add(-interleaved[i]);
        m_peak = std::max(m_peak, level);
        if (level < lowest)
            continue;
        const double db = 20.0 * std::log10(static_cast<double>(level));
        const auto bin = static_cast<std::size_t>(std::min((db - kLowestDb) / kStepDb, kBins - 1.0));
        m_counts[channel * kBins + bin]++;
    }
}

double ClippingMeter::share() const
{
    double worst = 0.0;
    for (std::size_t channel = 0; channel < m_channels; channel++) {
        std::uint64_t flat = 0;
        for (const Extreme& extreme : {m_extremes[2 * channel], m_extremes[2 * channel + 1]})
            flat += extreme.runs >= kFewestRuns ? extreme.flat : 0;
        worst = std::max(worst, static_cast<double>(flat) /
                                    static_cast<double>(std::max<std::uint64_t>(1, m_samples[channel])));
        const std::uint32_t* counts = m_counts.data() + channel * kBins;
        std::size_t top = kBins;
        while (top > 0 && counts[top - 1] == 0)
            top--;
        for (const Heap& heap : kHeaps) {
            const std::size_t reach = heap.half + heap.below;
            for (std::size_t at = top; at-- > reach && top - at <= kAboveBins;) {
                double heaped = 0.0;
                for (std::size_t i = at - heap.half; i <= std::min(at + heap.half, kBins - 1); i++)
                    heaped += counts[i];
                double under = 0.0;
                for (std::size_t i = at - reach; i < at - heap.half; i++)
                    under += counts[i];
                const double expected =
                    under * static_cast<double>(2 * heap.half + 1) / static_cast<double>(heap.below);
                if (heaped < kFewestSamples || heaped < heap.standsOut * expected ||
                    kLowestDb + kStepDb * static_cast<double>(at) < heap.fromDb)
                    continue;
                double above = 0.0;
                for (std::size_t k = at + heap.half + 1; k < top; k++)
                    above += counts[k];
                if (above > heap.mostAbove * heaped)
                    continue;
                worst =
                    std::max(worst, (heaped - expected / 2 + above) /
                                        static_cast<double>(std::max<std::uint64_t>(1, m_samples[channel])));
            }
        }
    }
    return std::clamp(worst, 0.0, 1.0);
}

double ClippingMeter::peakDb() const
{
    return 20.0 * std::log10(std::max(static_cast<double>(m_peak), 1e-9));
}

} // namespace koe::dataset
