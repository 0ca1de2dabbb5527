#pragma once

#include "dsp/filters.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace koe::dsp {

/// The two filters of ITU-R BS.1770's K-weighting, at any rate (for 48 kHz the table's own numbers).
[[nodiscard]] IirFilter kWeightingShelf(int sampleRateHz);
[[nodiscard]] IirFilter kWeightingHighPass(int sampleRateHz);

/// Integrated loudness of a sound that comes block by block, by ITU-R BS.1770-4: K-weighted power of blocks
/// of 400 ms, a quarter apart, behind the gates at −70 LUFS and 10 LU under the mean. All channels weigh 1.
/// Holds a number for each 100 ms.
class LoudnessMeter
{
public:
    LoudnessMeter(int sampleRateHz, int channels);

    void add(std::span<const float> interleaved);
    /// LUFS; nothing for silence. A sound shorter than a block is measured as a whole.
    [[nodiscard]] std::optional<double> integratedLufs() const;

private:
    int m_rateHz;
    std::size_t m_channels;
    std::vector<RunningFilter> m_filters; ///< two a channel
    std::vector<double> m_work;
    std::vector<double> m_energy; ///< sums of squares of each 100 ms, over all channels
    std::size_t m_frames = 0;
    std::size_t m_tenthEnd; ///< frame at which the last of m_energy ends
};

} // namespace koe::dsp
