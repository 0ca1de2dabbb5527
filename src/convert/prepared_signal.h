#pragma once

#include "convert/sample_store.h"

#include <span>
#include <vector>

namespace koe::convert {

/// What RVC divides a recording by so that its peak is not over 0.95: max|x| / 0.95, at least 1.
[[nodiscard]] float peakDivisor(const SampleSource& source);

/// RVC's first two steps on a whole recording: peak guard, 48 Hz high-pass without delay; float64 as scipy's.
[[nodiscard]] std::vector<double> preparedWhole(std::vector<float> audio);

/// The same signal in stretches, for recordings of any length: filtered with half a second of the
/// neighbourhood, which is what the filter remembers (its slowest part falls by e⁻⁴⁶ in that time). Outside
/// it goes on mirrored.
class PreparedSignal
{
public:
    explicit PreparedSignal(const SampleSource& source) : m_source(source), m_divisor(peakDivisor(source)) {}

    [[nodiscard]] std::size_t size() const { return m_source.size(); }
    /// @p count samples from @p first, which may lie before the beginning; behind the end as well.
    [[nodiscard]] std::vector<float> stretch(std::ptrdiff_t first, std::size_t count) const;

private:
    [[nodiscard]] std::vector<float> inside(std::size_t first, std::size_t count) const;

    const SampleSource& m_source;
    float m_divisor;
};

} // namespace koe::convert
