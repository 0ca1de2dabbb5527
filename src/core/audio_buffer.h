#pragma once

#include <cstddef>
#include <vector>

namespace koe {

/// Mono sound. Full scale is ±1; values beyond it are allowed.
struct AudioBuffer
{
    std::vector<float> samples; // [samples]
    int sampleRateHz = 0;

    [[nodiscard]] double seconds() const
    {
        return sampleRateHz > 0 ? static_cast<double>(samples.size()) / sampleRateHz : 0.0;
    }
};

} // namespace koe
