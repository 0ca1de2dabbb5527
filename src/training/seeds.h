#pragma once

#include <cstdint>

namespace koe::training {

/// One well-spread number out of several: every draw of a run comes from (seed, epoch, position), so that a
/// run that was interrupted draws the same as one that was not. Source: splitmix64 (Steele, Lea & Flood
/// 2014).
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t a, std::uint64_t b)
{
    std::uint64_t z = a * 0x9E3779B97F4A7C15ull + b + 0x632BE59BD9B4E019ull;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

} // namespace koe::training
