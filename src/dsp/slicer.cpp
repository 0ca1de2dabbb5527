#include "dsp/slicer.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace koe::dsp {
namespace {

constexpr double kOverlapSeconds = 0.3;

/// The rule in frames; removed stretches may be empty (a mere cut).
class PauseFinder
{
public:
    PauseFinder(const std::vector<double>& rms, std::size_t minLength, std::size_t minSilence,
                std::size_t kept)
        : m_rms(rms), m_minLength(minLength), m_minSilence(minSilence), m_kept(kept)
    {
    }

    std::vector<Range> removed(double threshold)
    {
        std::optional<std::size_t> start;
        for (std::size_t i = 0; i < m_rms.size(); i++) {
            if (m_rms[i] < threshold) {
                if (!start)
                    start = i;
                continue;
            }
            if (start)
                endOfPause(*start, i);
            start.reset();
        }
        if (start && m_rms.size() - *start >= m_minSilence) {
            const std::size_t end = std::min(m_rms.size(), *start + m_kept);
            m_removed.push_back({quietest(*start, end), m_rms.size() + 1});
        }
        return std::move(m_removed);
    }

private:
    /// First quietest frame of [first, last].
    [[nodiscard]] std::size_t quietest(std::size_t first, std::size_t last) const
    {
        const auto begin = m_rms.begin() + static_cast<std::ptrdiff_t>(first);
        const auto end = m_rms.begin() + static_cast<std::ptrdiff_t>(std::min(last + 1, m_rms.size()));
        return static_cast<std::size_t>(std::min_element(begin, end) - m_rms.begin());
    }

    void endOfPause(std::size_t start, std::size_t loud)
    {
        const std::size_t length = loud - start;
        const bool leading = start == 0 && loud > m_kept;
        if (!leading && (length < m_minSilence || loud - m_sliceStart < m_minLength))
            return;
        Range pause;
        if (length <= m_kept) {
            const std::size_t cut = quietest(start, loud);
            pause = {cut, cut};
        } else {
            pause = {quietest(start, start + m_kept), quietest(loud - m_kept, loud)};
            if (length <= 2 * m_kept) {
                const std::size_t middle = quietest(loud - m_kept, start + m_kept);
                // A pause at the start keeps its own end: RVC ignores the middle there.
                pause = {std::min(pause.begin, middle), start == 0 ? pause.end : std::max(pause.end, middle)};
            }
        }
        if (start == 0)
            pause.begin = 0;
        m_removed.push_back(pause);
        m_sliceStart = pause.end;
    }

    const std::vector<double>& m_rms;
    std::size_t m_minLength;
    std::size_t m_minSilence;
    std::size_t m_kept;
    std::size_t m_sliceStart = 0;
    std::vector<Range> m_removed;
};

std::size_t rounded(double value)
{
    return static_cast<std::size_t>(std::nearbyint(value));
}

constexpr std::size_t kHopsPerWindow = 4;

} // namespace

PauseMeter::PauseMeter(int sampleRateHz, const SlicerSettings& settings)
    : m_settings(settings), m_rateHz(sampleRateHz), m_hop(rounded(sampleRateHz / 1000.0 * settings.hopMs))
{
    if (m_hop == 0 || settings.minSilenceMs < settings.hopMs * static_cast<double>(kHopsPerWindow))
        throw InvalidInput("A recording at " + std::to_string(sampleRateHz) +
                           " Hz cannot be sliced in steps of " + std::to_string(settings.hopMs) + " ms.");
}

void PauseMeter::add(std::span<const double> samples)
{
    for (const double sample : samples) {
        if (m_samples % m_hop == 0)
            m_energies.push_back(0.0);
        m_energies.back() += sample * sample;
        m_samples++;
    }
}

std::vector<double> PauseMeter::levels() const
{
    std::vector<double> levels(1 + m_samples / m_hop);
    for (std::size_t t = 0; t < levels.size(); t++) {
        double sum = 0.0;
        for (std::size_t hop = t; hop < t + kHopsPerWindow; hop++) // from t - 2 on
            if (hop >= kHopsPerWindow / 2 && hop - kHopsPerWindow / 2 < m_energies.size())
                sum += m_energies[hop - kHopsPerWindow / 2];
        levels[t] = std::sqrt(sum / static_cast<double>(kHopsPerWindow * m_hop));
    }
    return levels;
}

double PauseMeter::threshold() const
{
    return std::pow(10.0, m_settings.thresholdDb / 20.0);
}

std::vector<Range> PauseMeter::slices() const
{
    if (m_samples == 0)
        return {};
    const auto inHops = [&](double ms) {
        return rounded(m_rateHz / 1000.0 * ms / static_cast<double>(m_hop));
    };
    const std::vector<double> rms = levels();
    PauseFinder finder(rms, inHops(m_settings.minLengthMs), inHops(m_settings.minSilenceMs),
                       inHops(m_settings.keptSilenceMs));
    const std::vector<Range> removed = finder.removed(threshold());

    std::vector<Range> slices;
    std::size_t begin = 0; // frames
    const auto keepUntil = [&](std::size_t end) {
        const Range slice{std::min(begin * m_hop, m_samples), std::min(end * m_hop, m_samples)};
        if (slice.end > slice.begin)
            slices.push_back(slice);
    };
    for (const Range& pause : removed) {
        keepUntil(pause.begin);
        begin = pause.end;
    }
    if (removed.empty())
        slices.push_back({0, m_samples});
    else if (begin < rms.size())
        keepUntil(rms.size());
    return slices;
}

std::vector<Range> slicesAtPauses(std::span<const double> samples, int sampleRateHz,
                                  const SlicerSettings& settings)
{
    PauseMeter meter(sampleRateHz, settings);
    meter.add(samples);
    return meter.slices();
}

std::vector<Range> clipWindows(Range slice, int sampleRateHz, double clipSeconds)
{
    if (!(clipSeconds > 2 * kOverlapSeconds))
        throw InvalidInput("Clips of " + std::to_string(clipSeconds) + " s are too short: use 1 s or more.");
    const double step = clipSeconds - kOverlapSeconds;
    const double longestRest = (clipSeconds + kOverlapSeconds) * sampleRateHz;
    const auto length = static_cast<std::size_t>(clipSeconds * sampleRateHz);
    std::vector<Range> windows;
    for (std::size_t i = 0;; i++) {
        const std::size_t start =
            slice.begin + static_cast<std::size_t>(sampleRateHz * step * static_cast<double>(i));
        if (start >= slice.end)
            return windows;
        if (static_cast<double>(slice.end - start) <= longestRest) {
            windows.push_back({start, slice.end});
            return windows;
        }
        windows.push_back({start, start + length});
    }
}

} // namespace koe::dsp
