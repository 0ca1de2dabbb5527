#pragma once

#include <complex>
#include <cstddef>
#include <span>
#include <vector>

namespace koe::pitch {

/// Measures the frequency that a sound has near the harmonics of a guess, from the phase's speed: a Blackman
/// window of three periods and its difference, by Flanagan's equation. Source: Morise, "Harvest" (2017), and
/// Kawahara et al. (1999).
class HarmonicProbe
{
public:
    /// Where the window's first sample is rounded to; the two users of WORLD differ in it.
    enum class Rounding
    {
        Once,      ///< Harvest
        EachSample ///< StoneMask
    };

    HarmonicProbe(std::span<const double> sound, double rateHz, Rounding rounding)
        : m_sound(sound), m_rateHz(rateHz), m_rounding(rounding)
    {
    }

    /// Puts the window at @p seconds, as wide as a pitch of @p hz asks for.
    void place(double seconds, double hz);

    struct Answer
    {
        double hz = 0;        ///< mean over the harmonics, weighted by their amplitudes
        double deviation = 0; ///< mean distance of the harmonics from the guess, in parts of it
    };
    static constexpr int kMostHarmonics = 6;
    /// @param harmonics that are looked at, from the first; at most kMostHarmonics
    [[nodiscard]] Answer near(double hz, int harmonics) const;

private:
    std::span<const double> m_sound;
    double m_rateHz;
    Rounding m_rounding;
    std::size_t m_fftSize = 0;
    std::vector<double> m_window;
    std::vector<double> m_main;       // the sound through the window
    std::vector<double> m_difference; // … and through the window's difference
};

} // namespace koe::pitch
