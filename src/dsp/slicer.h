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

/// Where the recording is cut at its pauses (reference §7): the stretches that stay, in order.
/// The whole recording where there is no pause. Of a recording that is nothing but a pause its quiet
/// beginning stays.
[[nodiscard]] std::vector<Range> slicesAtPauses(std::span<const double> samples, int sampleRateHz,
                                                const SlicerSettings& settings = {});

/// Windows of @p clipSeconds with 0.3 s of overlap over a slice; what is left, up to clipSeconds + 0.3 s, is
/// the last one. A slice that is short is one window.
[[nodiscard]] std::vector<Range> clipWindows(Range slice, int sampleRateHz, double clipSeconds);

} // namespace koe::dsp
