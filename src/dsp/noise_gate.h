#pragma once

#include "dsp/fft.h"

#include <complex>
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace koe::dsp {

/// Steady noise under a recording: what its quietest moments sound like.
struct NoiseProfile
{
    std::vector<double> power; ///< of each bin of a frame; empty: there is no noise to speak of
};

/// Listens to a recording, mono, block by block, for the noise in it: the mean spectrum of its quietest
/// frames, those of digital silence left out. Frames as NoiseGate's. Memory for a second.
class NoiseListener
{
public:
    explicit NoiseListener(int sampleRateHz);

    void add(std::span<const float> samples);
    [[nodiscard]] NoiseProfile profile() const;

private:
    RealFft m_fft;
    std::vector<double> m_window, m_frame;
    std::vector<std::complex<double>> m_spectrum;
    std::vector<float> m_waiting;
    std::vector<std::size_t> m_count;         ///< of frames, by their level in dB
    std::vector<std::vector<double>> m_power; ///< sums of their power spectra
};

/// Takes steady noise out of a sound that comes block by block: a gate in each band of the spectrum, opened
/// by what stands out of the noise (the decision-directed rule of Ephraim and Malah, 1984, as a Wiener gain).
/// As many samples come out as go in, without delay.
class NoiseGate
{
public:
    using Take = std::function<void(std::span<const float>)>;

    /// @param strength 0: nothing is done; 1: noise is taken out as far as 26 dB
    NoiseGate(int sampleRateHz, NoiseProfile profile, double strength);

    void push(std::span<const float> samples, const Take& take);
    void finish(const Take& take);

private:
    void gateFrame();
    void run(const Take& take);

    NoiseProfile m_profile;
    double m_strength;
    RealFft m_fft;
    std::size_t m_hop;
    std::vector<double> m_window, m_frame, m_overlap;
    std::vector<std::complex<double>> m_spectrum;
    std::vector<double> m_speech; ///< of each bin, last frame's estimate of speech over noise
    std::vector<float> m_waiting;
    std::size_t m_skip; ///< samples before the beginning
    std::size_t m_left = 0;
};

} // namespace koe::dsp
