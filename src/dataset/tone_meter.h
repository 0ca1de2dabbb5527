#pragma once

#include "dsp/fft.h"

#include <array>
#include <complex>
#include <cstddef>
#include <span>
#include <vector>

namespace koe::dataset {

/// Listens for tones that stand still for half a second: mains hum (50 or 60 Hz and their multiples up to the
/// eighth, that never pause, as speech and singing do) and chords (several that no single voice could have).
class ToneMeter
{
public:
    explicit ToneMeter(int sampleRateHz);

    void add(std::span<const float> samples);

    struct Hum
    {
        double mainsHz = 0.0; ///< 50 or 60; 0: there is none
        double power = 0.0;   ///< mean square of all its tones
    };
    [[nodiscard]] Hum hum() const;

    /// Share of the moments with sound in which chords stand.
    [[nodiscard]] double chordShare() const;

    static constexpr std::size_t kTones = 8;

private:
    struct Peak
    {
        double hz = 0.0;
        double power = 0.0;
    };

    void measure();
    void measureHum();
    [[nodiscard]] std::vector<Peak> stillPeaks() const;
    /// The most power of @p peaks that one voice's harmonics can have.
    [[nodiscard]] double powerOfOneVoice(const std::vector<Peak>& peaks) const;

    struct Levels // dB
    {
        std::array<float, 2 * kTones> tone, beside;
    };

    double m_binHz;
    dsp::RealFft m_fft; // half a second or more
    std::vector<double> m_window, m_frame;
    std::vector<std::complex<double>> m_spectrum;
    std::vector<float> m_waiting;
    std::vector<double> m_power; // of the spectrum's bins
    std::vector<Levels> m_levels;
    struct Moment
    {
        float levelDb;
        bool chord;
    };
    std::vector<Moment> m_moments;
};

} // namespace koe::dataset
