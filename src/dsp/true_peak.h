#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace koe::dsp {

/// The largest value that a sound reaches between its samples as well: looked at fourfold (ITU-R BS.1770-4,
/// annex 2). One channel or several, interleaved.
class TruePeakMeter
{
public:
    explicit TruePeakMeter(int channels);

    void add(std::span<const float> interleaved);
    /// Of everything so far, the last samples followed by silence.
    [[nodiscard]] double peak() const;

private:
    std::size_t m_channels;
    std::vector<float> m_waiting; ///< the last samples, interleaved
    double m_peak = 0.0;
};

/// Keeps a sound's true peak under a ceiling: looks ahead, turns down over 5 ms before a peak and up again
/// after it (60 ms), all channels alike. What stays under the ceiling is not touched. As many samples come
/// out as go in; memory for some milliseconds.
class TruePeakLimiter
{
public:
    using Take = std::function<void(std::span<const float>)>;

    TruePeakLimiter(int sampleRateHz, int channels, double ceilingDbtp);

    void push(std::span<const float> interleaved, const Take& take);
    void finish(const Take& take);

private:
    void advance(const Take& take);
    void allow(double gain);

    std::size_t m_channels;
    std::size_t m_ahead; ///< samples
    double m_ceiling;
    double m_release;

    // Frames count from a look-ahead of silence before the sound, so that its first peak is met in time too.
    std::vector<float> m_samples; ///< from kReach − 1 frames before m_out on
    std::size_t m_in;             ///< frames that came
    std::size_t m_skip;           ///< samples of that silence that are still to be dropped
    std::size_t m_left = 0;       ///< samples that came and are not given on
    std::size_t m_peaked = 0;     ///< frames whose peak has been looked at
    double m_intervalGain = 1.0;
    std::deque<std::pair<std::size_t, double>> m_lowest; ///< rising gains within the look-ahead
    std::size_t m_held = 0;                              ///< frames whose held gain is known
    double m_heldGain = 1.0;
    std::deque<double> m_recent; ///< held gains under the average
    double m_sum = 0.0;
    std::size_t m_out = 0; ///< frames that are done with
};

} // namespace koe::dsp
