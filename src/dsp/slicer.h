#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace koe::dsp {

/// A stretch of a signal in samples: [begin, end).
struct Range
{
    std::size_t begin = 0;
    std::size_t end = 0;

    [[nodiscard]] std::size_t size() const { return end - begin; }
    bool operator==(const Range&) const = default;
};

/// The settings of RVC's training; all of them are rounded to hops, half to even.
struct SlicerSettings
{
    double thresholdDb = -42.0;
    double minLengthMs = 1500.0; ///< a slice is not cut before it is this long
    double minSilenceMs = 400.0; ///< a shorter pause is no place to cut
    double hopMs = 15.0;
    double keptSilenceMs = 500.0; ///< at most this much of a pause stays at an end
};

/// Level of a recording that comes in pieces: RMS over four hops, centred on every hop, zeros outside.
class PauseMeter
{
public:
    /// @throws InvalidInput for a rate with less than one sample per hop
    explicit PauseMeter(int sampleRateHz, const SlicerSettings& settings = {});

    void add(std::span<const double> samples);

    /// 1 + samples / hopSamples() levels.
    [[nodiscard]] std::vector<double> levels() const;
    [[nodiscard]] std::size_t hopSamples() const { return m_hop; }
    [[nodiscard]] std::size_t samples() const { return m_samples; }
    /// The level below which it is a pause.
    [[nodiscard]] double threshold() const;
    /// Where the recording is cut at its pauses (reference §7): the stretches that stay, in order. The whole
    /// recording where there is no pause. Of a recording that is nothing but a pause its quiet beginning may
    /// stay.
    [[nodiscard]] std::vector<Range> slices() const;

private:
    SlicerSettings m_settings;
    int m_rateHz;
    std::size_t m_hop;
    std::size_t m_samples = 0;
    std::vector<double> m_energies; // sum of squares of each hop
};

/// The same for a recording in one piece.
[[nodiscard]] std::vector<Range> slicesAtPauses(std::span<const double> samples, int sampleRateHz,
                                                const SlicerSettings& settings = {});

/// Windows of @p clipSeconds with 0.3 s of overlap over a slice; what is left, up to clipSeconds + 0.3 s, is
/// the last one. A slice that is short is one window.
[[nodiscard]] std::vector<Range> clipWindows(Range slice, int sampleRateHz, double clipSeconds);

} // namespace koe::dsp
