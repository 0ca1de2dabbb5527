#pragma once

#include "core/audio_buffer.h"
#include "dsp/fft.h"
#include "support/signals.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <complex>
#include <cstddef>
#include <numbers>
#include <random>
#include <span>
#include <vector>

/// Recordings damaged by a known amount, for the tests of the dataset doctor.
namespace koe::damage {

inline double meanSquare(std::span<const float> samples)
{
    double sum = 0.0;
    for (const float sample : samples)
        sum += static_cast<double>(sample) * sample;
    return sum / static_cast<double>(samples.size());
}

/// Mean square of the moments (20 ms) within 25 dB of the loud ones.
inline double speechPower(const AudioBuffer& audio)
{
    const auto hop = static_cast<std::size_t>(audio.sampleRateHz / 50);
    std::vector<double> powers;
    for (std::size_t i = 0; i + hop <= audio.samples.size(); i += hop)
        powers.push_back(meanSquare(std::span(audio.samples).subspan(i, hop)));
    std::sort(powers.begin(), powers.end());
    const double least = powers[powers.size() * 95 / 100] / 316.0;
    double sum = 0.0;
    std::size_t count = 0;
    for (const double power : powers)
        if (power >= least) {
            sum += power;
            count++;
        }
    return sum / static_cast<double>(count);
}

inline void add(AudioBuffer& audio, std::span<const float> other, double power)
{
    const auto gain = static_cast<float>(std::sqrt(power / meanSquare(other)));
    for (std::size_t i = 0; i < audio.samples.size(); i++)
        audio.samples[i] += gain * other[i];
}

/// White noise @p belowDb under the speech (at 16 kHz: nearly all of it is in the range that is measured).
inline AudioBuffer withNoise(AudioBuffer audio, double belowDb)
{
    std::vector<float> noise(audio.samples.size());
    for (std::size_t i = 0; i < noise.size(); i++)
        noise[i] = static_cast<float>(signals::noiseAt(i));
    const double power = speechPower(audio) * std::pow(10.0, -0.1 * belowDb);
    add(audio, noise, power);
    return audio;
}

/// Mains and some of its harmonics, @p belowDb under the speech.
inline AudioBuffer withHum(AudioBuffer audio, double mainsHz, double belowDb)
{
    std::vector<float> hum(audio.samples.size());
    for (const auto& [times, level] :
         {std::pair{1.0, 1.0}, std::pair{2.0, 0.6}, std::pair{3.0, 0.5}, std::pair{5.0, 0.3}})
        for (std::size_t i = 0; i < hum.size(); i++)
            hum[i] += static_cast<float>(level * std::sin(2 * std::numbers::pi * mainsHz * times *
                                                              static_cast<double>(i) / audio.sampleRateHz +
                                                          times));
    add(audio, hum, speechPower(audio) * std::pow(10.0, -0.1 * belowDb));
    return audio;
}

/// So that @p share of the samples stands at a ceiling of @p level.
inline AudioBuffer clipped(AudioBuffer audio, double share, float level)
{
    std::vector<float> sizes(audio.samples.size());
    std::transform(audio.samples.begin(), audio.samples.end(), sizes.begin(),
                   [](float sample) { return std::abs(sample); });
    const auto at =
        sizes.begin() + static_cast<std::ptrdiff_t>((1.0 - share) * static_cast<double>(sizes.size()));
    std::nth_element(sizes.begin(), at, sizes.end());
    const float ceiling = *at;
    for (float& sample : audio.samples)
        sample = std::clamp(sample, -ceiling, ceiling) * level / ceiling;
    return audio;
}

/// In a room that takes @p seconds to fall silent by 60 dB: noise that dies away, as loud as the direct
/// sound in all. The levels are kept.
inline AudioBuffer inRoom(AudioBuffer audio, double seconds)
{
    std::mt19937 random(7); // NOLINT: the same room each time
    std::normal_distribution<double> normal;
    const auto length = static_cast<std::size_t>(seconds * audio.sampleRateHz);
    std::vector<float> response(length);
    double power = 0.0;
    for (std::size_t i = static_cast<std::size_t>(audio.sampleRateHz / 500); i < length; i++) {
        const double decay =
            std::exp(-6.9078 * static_cast<double>(i) / audio.sampleRateHz / seconds) * normal(random);
        response[i] = static_cast<float>(decay);
        power += decay * decay;
    }
    for (float& each : response)
        each = static_cast<float>(each / std::sqrt(power));
    const double before = meanSquare(audio.samples);
    dsp::RealFft fft(std::bit_ceil(audio.samples.size() + length));
    std::vector<double> padded(fft.size());
    std::vector<std::complex<double>> spectrum(fft.bins());
    std::vector<std::complex<double>> room(fft.bins());
    response[0] = 1.0F; // the direct sound
    std::copy(response.begin(), response.end(), padded.begin());
    fft.forward(padded, room);
    std::fill(padded.begin(), padded.end(), 0.0);
    std::copy(audio.samples.begin(), audio.samples.end(), padded.begin());
    fft.forward(padded, spectrum);
    for (std::size_t i = 0; i < spectrum.size(); i++)
        spectrum[i] *= room[i];
    fft.inverse(spectrum, padded);
    std::transform(padded.begin(), padded.begin() + static_cast<std::ptrdiff_t>(audio.samples.size()),
                   audio.samples.begin(), [](double sample) { return static_cast<float>(sample); });
    const auto gain = static_cast<float>(std::sqrt(before / meanSquare(audio.samples)));
    for (float& sample : audio.samples)
        sample *= gain;
    return audio;
}

/// Chords of four tones of an organ, changing every half second.
inline AudioBuffer chords(double seconds, int sampleRateHz)
{
    AudioBuffer audio{{}, sampleRateHz};
    constexpr double kRoots[] = {220.0, 174.6, 261.6, 196.0};
    for (std::size_t i = 0; i < static_cast<std::size_t>(seconds * sampleRateHz); i++) {
        const double t = static_cast<double>(i) / sampleRateHz;
        const double root = kRoots[static_cast<std::size_t>(t * 2) % 4];
        double sum = 0.0;
        for (const double interval : {0.5, 1.0, 1.2599, 1.4983})
            for (const double harmonic : {1.0, 2.0, 3.0})
                sum += std::sin(2 * std::numbers::pi * root * interval * harmonic * t) / harmonic;
        audio.samples.push_back(static_cast<float>(0.05 * sum));
    }
    return audio;
}

} // namespace koe::damage
