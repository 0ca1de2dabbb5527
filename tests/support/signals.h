#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <vector>

/// Test signals that anyone can make again, here or in NumPy.
namespace koe::signals {

/// White noise in [-1, 1): splitmix64 of the sample's number.
inline double noiseAt(std::uint64_t i)
{
    std::uint64_t z = i + 0x9E3779B97F4A7C15ull;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    z ^= z >> 31;
    return static_cast<double>(z >> 40) / 8388608.0 - 1.0;
}

struct Part
{
    double seconds = 0;
    double level = 0;
};

/// Noise whose level changes from part to part.
inline std::vector<double> noiseParts(const std::vector<Part>& parts, int rateHz)
{
    std::vector<double> samples;
    for (const Part& part : parts)
        for (auto left = static_cast<std::size_t>(part.seconds * rateHz); left > 0; left--)
            samples.push_back(part.level * noiseAt(samples.size()));
    return samples;
}

inline std::vector<float> tone(double hz, double seconds, int rateHz, double level)
{
    std::vector<float> samples(static_cast<std::size_t>(std::llround(seconds * rateHz)));
    for (std::size_t i = 0; i < samples.size(); i++)
        samples[i] =
            static_cast<float>(level * std::sin(2 * std::numbers::pi * hz * static_cast<double>(i) / rateHz));
    return samples;
}

} // namespace koe::signals
