#pragma once

#include <cstdint>
#include <span>

namespace koe::test {

/// The 16-bit numbers that a file of RVC's form holds for @p block.
template <typename Numbers> void appendCut16(Numbers& to, std::span<const float> block)
{
    for (const float sample : block)
        to.push_back(static_cast<typename Numbers::value_type>(
            static_cast<std::int16_t>(static_cast<double>(sample) * 32768.0)));
}

} // namespace koe::test
