#pragma once

#include "dsp/fft.h"

#include <array>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace koe::dataset {

/// Power of a recording in mel bands from 50 to 7600 Hz, 100 times a second, in 1/100 dB of full scale.
///
/// The bands of a frame add up to the mean square of its sound in that range. Bands beyond half of the rate
/// are absent.
class BandFrames
{
public:
    static constexpr std::size_t kBands = 64;
    static constexpr double kFramesPerSecond = 100.0;
    static constexpr double kSilenceDb = -110.0; ///< a frame below: digital silence

    [[nodiscard]] std::size_t frames() const { return m_totals.size(); }
    /// How many of the bands the recording has.
    [[nodiscard]] std::size_t bands() const { return m_bands; }
    [[nodiscard]] double db(std::size_t frame, std::size_t band) const
    {
        return 0.01 * m_levels[frame * kBands + band];
    }
    /// Of all bands.
    [[nodiscard]] double totalDb(std::size_t frame) const { return 0.01 * m_totals[frame]; }
    [[nodiscard]] double totalPower(std::size_t frame) const;
    /// By how much BandLayout::kNoisePercentile of steady noise lies under its mean in a band, in dB.
    [[nodiscard]] double noiseBiasDb(std::size_t band) const { return (*m_biasDb)[band]; }

    void add(std::span<const double, kBands> power);
    void setLayout(std::size_t bands, std::shared_ptr<const std::array<double, kBands>> biasDb);

private:
    std::size_t m_bands = 0;
    std::vector<std::int16_t> m_levels; // [frames, kBands]
    std::vector<std::int16_t> m_totals; // [frames]
    std::shared_ptr<const std::array<double, kBands>> m_biasDb;
};

/// Where the bands lie in a spectrum, for one rate. Costs some milliseconds; share it.
class BandLayout
{
public:
    static constexpr double kNoisePercentile = 0.04;

    explicit BandLayout(int sampleRateHz);

    struct Triangle
    {
        std::size_t first = 0;
        std::vector<double> weights;
    };

    int sampleRateHz;
    std::size_t windowSamples; // 32 ms
    std::size_t fftSize;
    std::vector<double> window; // scaled so that |X|² / bins adds up to the mean square
    std::vector<Triangle> triangles;
    std::shared_ptr<const std::array<double, BandFrames::kBands>> biasDb;
};

/// Makes BandFrames of a sound that comes block by block, and its mean spectrum up to half of the rate.
class BandMeter
{
public:
    explicit BandMeter(std::shared_ptr<const BandLayout> layout);

    void add(std::span<const float> samples);
    [[nodiscard]] const BandFrames& frames() const { return m_frames; }

    static constexpr double kGroupHz = 100.0;
    /// Mean power of each 100 Hz, from 0 on.
    [[nodiscard]] std::vector<double> meanSpectrum() const;

private:
    void measure();

    std::shared_ptr<const BandLayout> m_layout;
    dsp::RealFft m_fft;
    std::vector<double> m_frame;
    std::vector<std::complex<double>> m_spectrum;
    std::vector<double> m_power, m_sum;
    std::vector<float> m_waiting; // from m_start on
    std::size_t m_start = 0;      // sample of the recording
    BandFrames m_frames;
};

} // namespace koe::dataset
