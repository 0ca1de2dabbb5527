#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace koe::dataset {

/// Finds a ceiling that a recording was cut off at, full scale or below: runs of equal samples at its
/// extremes, or, where a lossy coder blurred them, levels near full scale that are more frequent than those
/// below, which in free sound they never are.
class ClippingMeter
{
public:
    explicit ClippingMeter(int channels);

    void add(std::span<const float> interleaved);
    /// Samples at the ceiling as a share of all; of the channel that has most.
    [[nodiscard]] double share() const;
    /// dB of full scale.
    [[nodiscard]] double peakDb() const;

private:
    /// The highest (or lowest) samples of a channel.
    struct Extreme
    {
        float value = 0.0F;     ///< turned upwards
        std::uint64_t run = 0;  ///< samples at it, up to the last one
        std::uint64_t flat = 0; ///< samples in runs of three and more
        std::uint64_t runs = 0;

        void add(float sample);
    };

    std::size_t m_channels;
    std::vector<std::uint32_t> m_counts; // [channels, levels of 0.1 dB]
    std::vector<std::uint64_t> m_samples;
    std::vector<Extreme> m_extremes; // above and below of each channel
    float m_peak = 0.0F;
};

} // namespace koe::dataset
