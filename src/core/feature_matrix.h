#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace koe {

/// Content features, [frames, dims], row-major. The frame rate (50 or 100 per second) is the user's to say.
struct FeatureMatrix
{
    std::vector<float> values;
    std::size_t frames = 0;
    std::size_t dims = 0;

    FeatureMatrix() = default;
    FeatureMatrix(std::size_t frameCount, std::size_t dimCount)
        : values(frameCount * dimCount), frames(frameCount), dims(dimCount)
    {
    }

    [[nodiscard]] std::span<float> row(std::size_t i) { return {values.data() + i * dims, dims}; }
    [[nodiscard]] std::span<const float> row(std::size_t i) const { return {values.data() + i * dims, dims}; }
};

} // namespace koe
