#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace koe::convert {

/// RMS over seconds, every half second, of a signal that comes block by block: the numbers of dsp::frameRms
/// with frame 2·(rate / 2) and hop rate / 2.
class LoudnessCurve
{
public:
    explicit LoudnessCurve(int sampleRateHz) : m_hop(static_cast<std::size_t>(sampleRateHz) / 2) {}

    void add(std::span<const float> samples);
    /// 1 + samples / hop values
    [[nodiscard]] std::vector<double> values() const;

private:
    std::size_t m_hop;
    std::size_t m_samples = 0;
    std::vector<double> m_power; ///< sum of squares of each half second
};

/// The gain of RVC's loudness mix (reference §11, 8) at any sample: both curves linear over the whole length.
class LoudnessGain
{
public:
    /// @param samples length of the output that both curves span
    LoudnessGain(std::vector<double> input, std::vector<double> output, std::size_t samples, double rate);
    /// Multiplies samples [first, first + samples.size()) of the output.
    void apply(std::span<float> samples, std::size_t first) const;

private:
    std::vector<double> m_input, m_output;
    std::size_t m_samples;
    double m_rate;
};

} // namespace koe::convert
