#pragma once

#include <span>
#include <vector>

namespace koe::dsp {

/// A recursive filter as numerator and denominator of z⁻¹; a[0] is 1 and both have the same length.
struct IirFilter
{
    std::vector<double> b;
    std::vector<double> a;
};

/// Butterworth high-pass by the bilinear transform with pre-warping, as scipy.signal.butter(order, cutoff,
/// "high").
/// @throws InvalidInput unless 0 < cutoffHz < sampleRateHz / 2 and order is 1..12
[[nodiscard]] IirFilter butterworthHighPass(int order, double cutoffHz, double sampleRateHz);

/// RVC's own, for recordings and for conversion: order 5, 48 Hz.
[[nodiscard]] IirFilter rumbleFilter(int sampleRateHz);

/// Causal, starting from silence; [samples] → [samples]. The sums of scipy.signal.lfilter.
[[nodiscard]] std::vector<double> filtered(const IirFilter& filter, std::span<const float> samples);
[[nodiscard]] std::vector<double> filtered(const IirFilter& filter, std::span<const double> samples);

/// The same in pieces: remembers where it was between calls.
class RunningFilter
{
public:
    explicit RunningFilter(IirFilter filter);
    /// Filters the next samples in place.
    void process(std::span<double> samples);

private:
    IirFilter m_filter;
    std::vector<double> m_state;
};

/// Forwards and backwards, so without delay: scipy.signal.filtfilt with its defaults (odd extension of
/// 3 · length of the filter on both ends). Shorter input is extended by as much as it has.
[[nodiscard]] std::vector<double> filteredBothWays(const IirFilter& filter, std::span<const float> samples);
[[nodiscard]] std::vector<double> filteredBothWays(const IirFilter& filter, std::span<const double> samples);

} // namespace koe::dsp
