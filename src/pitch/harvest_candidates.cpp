#include "pitch/harvest_candidates.h"

#include "dsp/fft.h"
#include "pitch/harmonic_probe.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>

namespace koe::pitch {
namespace {

constexpr double kRateHz = 8000.0; // after decimation by two
constexpr double kPitchesPerOctave = 40.0;
constexpr double kBeyondRange = 0.1;     // of floor and ceiling, where bands still stand
constexpr double kBandTolerance = 0.1;   // of a band's own pitch
constexpr std::size_t kFewestEvents = 3; // of each of the four kinds
constexpr std::size_t kFewestBands = 10; // neighbours that agree
constexpr std::size_t kSpread = 3;       // frames to which a candidate is lent, either way
constexpr double kLowestScore = 2.5;
constexpr double kTiny = 1e-12;
constexpr double kNeighbourTolerance = 0.05;
constexpr std::size_t kFftSize = 4096;
constexpr double kFilterShare = 0.8; // of the progress

/// Third-order low-pass at 0.8 of the new Nyquist frequency, run once.
void lowPass(std::vector<double>& x)
{
    constexpr std::array<double, 3> kBack{0.041156734567757189, -0.42599112459189636, 0.041037215479961225};
    constexpr double kOuter = 0.16797464681802227;
    constexpr double kInner = 0.50392394045406674;
    std::array<double, 3> state{};
    for (double& value : x) {
        const double next = value + kBack[0] * state[0] + kBack[1] * state[1] + kBack[2] * state[2];
        value = kOuter * next + kInner * state[0] + kInner * state[1] + kOuter * state[2];
        state = {next, state[0], state[1]};
    }
}

/// Every second sample of the sound, filtered in both directions with its ends held; mean removed.
std::vector<double> decimated(std::span<const double> sound)
{
    constexpr std::size_t kHeld = 140;   // samples that stand before the first and behind the last
    constexpr std::size_t kMirrored = 9; // … and these beyond, turned about the end, for the filter to settle
    std::vector<double> wide;
    wide.insert(wide.end(), kHeld + kMirrored, sound.front());
    wide.insert(wide.end(), sound.begin(), sound.end());
    wide.insert(wide.end(), kHeld + kMirrored, sound.back());
    lowPass(wide);
    std::reverse(wide.begin(), wide.end());
    lowPass(wide);
    std::reverse(wide.begin(), wide.end());
    // The places count from the end, as in MATLAB's decimate.
    const std::size_t length = sound.size() + 2 * kHeld;
    const std::size_t taken = (length - 1) / 2 + 1;
    const std::size_t first = 2 + length - 2 * taken; // 1-based
    std::vector<double> result((sound.size() + 1) / 2);
    double sum = 0.0;
    for (std::size_t i = 0; i < result.size(); i++) {
        result[i] = wide[kMirrored + first + 2 * (kHeld / 2 + i) - 1];
        sum += result[i];
    }
    for (double& value : result)
        value -= sum / static_cast<double>(result.size());
    return result;
}

/// Filters one signal by many short filters, by overlapping transforms.
class FilterBank
{
public:
    /// @param longest taps of the longest filter
    FilterBank(std::span<const double> signal, std::size_t longest)
        : m_fft(kFftSize), m_size(signal.size()), m_overlap(longest - 1), m_advance(kFftSize - m_overlap)
    {
        std::vector<double> block(kFftSize);
        // Output n needs inputs n − overlap … n; all outputs up to size + overlap are wanted.
        for (std::size_t start = 0; start < m_size + m_overlap; start += m_advance) {
            for (std::size_t i = 0; i < kFftSize; i++) {
                const std::size_t at = start + i; // of the signal with `overlap` zeros before it
                block[i] = at >= m_overlap && at - m_overlap < m_size ? signal[at - m_overlap] : 0.0;
            }
            m_blocks.emplace_back(m_fft.bins());
            m_fft.forward(block, m_blocks.back());
        }
    }

    /// [size]: sample i is that of the convolution at i + @p delay.
    void run(std::span<const double> filter, std::size_t delay, std::vector<double>& result)
    {
        std::vector<double> block(kFftSize);
        std::copy(filter.begin(), filter.end(), block.begin());
        std::vector<std::complex<double>> response(m_fft.bins());
        m_fft.forward(block, response);
        std::vector<std::complex<double>> product(m_fft.bins());
        result.assign(m_size, 0.0);
        for (std::size_t b = 0; b < m_blocks.size(); b++) {
            for (std::size_t k = 0; k < product.size(); k++)
                product[k] = m_blocks[b][k] * response[k];
            m_fft.inverse(product, block);
            for (std::size_t i = 0; i < m_advance; i++) {
                const std::size_t at = b * m_advance + i;
                if (at >= delay && at - delay < m_size)
                    result[at - delay] = block[m_overlap + i];
            }
        }
    }

private:
    dsp::RealFft m_fft;
    std::size_t m_size;
    std::size_t m_overlap;
    std::size_t m_advance;
    std::vector<std::vector<std::complex<double>>> m_blocks;
};

/// Distances of events of one kind, as pitches at the middles between them.
struct Events
{
    std::vector<double> seconds;
    std::vector<double> hz;
};

/// Where @p value(i) falls through 0.
template <typename Value> Events fallsOf(const Value& value, std::size_t size)
{
    Events events;
    double before = -1.0; // samples; the last crossing
    double left = value(0);
    for (std::size_t i = 1; i < size; i++) {
        const double right = value(i);
        if (0.0 < left && right <= 0.0) {
            const double at = static_cast<double>(i) - left / (right - left);
            if (before >= 0.0) {
                events.hz.push_back(kRateHz / (at - before));
                events.seconds.push_back((before + at) / 2.0 / kRateHz);
            }
            before = at;
        }
        left = right;
    }
    return events;
}

/// Adds what lies at every millisecond on the lines through the events, the outer lines prolonged.
void addAtFrames(const Events& events, std::vector<double>& sums)
{
    std::size_t right = 1;
    for (std::size_t t = 0; t < sums.size(); t++) {
        const double seconds = static_cast<double>(t) / 1000.0;
        while (right + 1 < events.seconds.size() && events.seconds[right] <= seconds)
            right++;
        const double from = events.seconds[right - 1];
        const double share = (seconds - from) / (events.seconds[right] - from);
        sums[t] += events.hz[right - 1] + share * (events.hz[right] - events.hz[right - 1]);
    }
}

/// What one band-pass takes for the pitch, [frames]; 0 where its four kinds of events do not name its own.
void pitchOfBand(const std::vector<double>& filtered, double bandHz, double floorHz, double ceilingHz,
                 std::vector<double>& hz)
{
    std::fill(hz.begin(), hz.end(), 0.0);
    const std::size_t size = filtered.size();
    const auto at = [&](std::size_t i) { return filtered[i]; };
    const auto opposite = [&](std::size_t i) { return -filtered[i]; };
    const auto rise = [&](std::size_t i) { return filtered[i + 1] - filtered[i]; };
    const auto fall = [&](std::size_t i) { return filtered[i] - filtered[i + 1]; };
    const std::array<Events, 4> kinds{fallsOf(at, size), fallsOf(opposite, size), fallsOf(rise, size - 1),
                                      fallsOf(fall, size - 1)};
    for (const Events& events : kinds)
        if (events.hz.size() < kFewestEvents)
            return;
    for (const Events& events : kinds)
        addAtFrames(events, hz);
    for (double& value : hz) {
        value /= static_cast<double>(kinds.size());
        if (value > bandHz * (1.0 + kBandTolerance) || value < bandHz * (1.0 - kBandTolerance) ||
            value > ceilingHz || value < floorHz)
            value = 0.0;
    }
}

/// A band-pass around @p bandHz four periods wide.
std::vector<double> bandPass(double bandHz)
{
    const auto half = static_cast<std::ptrdiff_t>(kRateHz / bandHz * 2.0 + 0.5);
    std::vector<double> filter(static_cast<std::size_t>(2 * half + 1));
    for (std::size_t i = 0; i < filter.size(); i++) {
        const double turn = 2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(2 * half);
        const double nuttall = 0.355768 - 0.487396 * std::cos(turn) + 0.144232 * std::cos(2.0 * turn) -
                               0.012604 * std::cos(3.0 * turn);
        filter[i] = nuttall * std::cos(2.0 * std::numbers::pi * bandHz *
                                       static_cast<double>(static_cast<std::ptrdiff_t>(i) - half) / kRateHz);
    }
    return filter;
}

/// Means of the runs of neighbouring bands that name a pitch, frame by frame.
std::vector<std::vector<double>> agreements(const std::vector<std::vector<float>>& bands, std::size_t frames)
{
    std::vector<std::vector<double>> result(frames);
    for (std::size_t t = 0; t < frames; t++) {
        double sum = 0.0;
        std::size_t count = 0;
        for (std::size_t band = 1; band < bands.size(); band++) { // the outermost bands never count
            const double hz = band + 1 < bands.size() ? static_cast<double>(bands[band][t]) : 0.0;
            if (hz > 0.0) {
                sum += hz;
                count++;
                continue;
            }
            if (count >= kFewestBands)
                result[t].push_back(sum / static_cast<double>(count));
            sum = 0.0;
            count = 0;
        }
    }
    return result;
}

/// Every frame's own candidates and those of three frames before and behind it.
HarvestCandidates spread(const std::vector<std::vector<double>>& own)
{
    std::size_t most = 0;
    for (const auto& each : own)
        most = std::max(most, each.size());
    HarvestCandidates all;
    all.frames = own.size();
    all.columns = most * (2 * kSpread + 1);
    all.hz.assign(all.frames * all.columns, 0.0);
    all.score.assign(all.frames * all.columns, 0.0);
    const auto lend = [&](std::size_t from, std::size_t to, std::size_t group) {
        std::copy(own[from].begin(), own[from].end(),
                  all.hz.begin() + static_cast<std::ptrdiff_t>(to * all.columns + group * most));
    };
    for (std::size_t t = 0; t < all.frames; t++) {
        lend(t, t, 0);
        for (std::size_t i = 1; i <= kSpread; i++) {
            if (t >= i)
                lend(t - i, t, i);
            if (t + i < all.frames)
                lend(t + i, t, i + kSpread);
        }
    }
    return all;
}

void refine(HarvestCandidates& all, std::span<const double> signal, double floorHz, double ceilingHz,
            const Job& job)
{
    HarmonicProbe probe(signal, kRateHz, HarmonicProbe::Rounding::Once);
    for (std::size_t t = 0; t < all.frames; t++) {
        if (t % 256 == 0) {
            job.throwIfStopped();
            job.report(static_cast<double>(t) / static_cast<double>(all.frames), "pitch");
        }
        for (std::size_t i = t * all.columns; i < (t + 1) * all.columns; i++) {
            double& hz = all.hz[i];
            if (hz <= 0.0)
                continue;
            probe.place(static_cast<double>(t) / 1000.0, hz);
            const auto found =
                probe.near(hz, std::min(static_cast<int>(kRateHz / 2.0 / hz), HarmonicProbe::kMostHarmonics));
            all.score[i] = 1.0 / (found.deviation + kTiny);
            hz = found.hz;
            if (hz < floorHz || hz > ceilingHz || all.score[i] < kLowestScore)
                hz = all.score[i] = 0.0;
        }
    }
}

/// Distance of the nearest of @p candidates, in parts of @p hz; 1 where all are farther.
double nearestDistance(double hz, std::span<const double> candidates)
{
    double nearest = 1.0;
    for (const double each : candidates)
        nearest = std::min(nearest, std::fabs(hz - each) / hz);
    return nearest;
}

/// Drops candidates of which neither neighbouring frame has the like.
void dropLonely(HarvestCandidates& all)
{
    const HarvestCandidates before = all;
    for (std::size_t t = 1; t + 1 < all.frames; t++)
        for (std::size_t i = t * all.columns; i < (t + 1) * all.columns; i++)
            if (all.hz[i] != 0.0 &&
                std::min(nearestDistance(all.hz[i], before.hzOf(t + 1)),
                         nearestDistance(all.hz[i], before.hzOf(t - 1))) > kNeighbourTolerance)
                all.hz[i] = all.score[i] = 0.0;
}

} // namespace

HarvestCandidates harvestCandidates(std::span<const double> sound, double floorHz, double ceilingHz,
                                    const Job& job)
{
    const std::vector<double> signal = decimated(sound);
    const double lowest = floorHz * (1.0 - kBeyondRange);
    const auto bands = static_cast<std::size_t>(
        1.0 + std::floor(std::log2(ceilingHz * (1.0 + kBeyondRange) / lowest) * kPitchesPerOctave));
    const auto bandHz = [&](std::size_t band) {
        return lowest * std::exp2(static_cast<double>(band + 1) / kPitchesPerOctave);
    };
    const std::size_t frames = 1 + sound.size() / 16;
    FilterBank bank(signal, bandPass(bandHz(0)).size());
    std::vector<std::vector<float>> named(bands);
    std::vector<double> filtered;
    std::vector<double> hz(frames);
    for (std::size_t band = 0; band < bands; band++) {
        job.throwIfStopped();
        job.report(kFilterShare * static_cast<double>(band) / static_cast<double>(bands), "pitch");
        const std::vector<double> filter = bandPass(bandHz(band));
        bank.run(filter, filter.size() / 2 + 1, filtered);
        if (filtered.size() > 2)
            pitchOfBand(filtered, bandHz(band), floorHz, ceilingHz, hz);
        named[band].assign(hz.begin(), hz.end());
    }
    HarvestCandidates all = spread(agreements(named, frames));
    refine(all, signal, floorHz, ceilingHz, job.part(kFilterShare, 1.0));
    dropLonely(all);
    return all;
}

} // namespace koe::pitch
