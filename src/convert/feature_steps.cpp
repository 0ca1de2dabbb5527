#include "convert/feature_steps.h"

#include <algorithm>

namespace koe::convert {

FeatureMatrix doubled(const FeatureMatrix& features)
{
    FeatureMatrix twice(features.frames * 2, features.dims);
    for (std::size_t i = 0; i < features.frames; i++) {
        const auto row = features.row(i);
        std::copy(row.begin(), row.end(), twice.row(2 * i).begin());
        std::copy(row.begin(), row.end(), twice.row(2 * i + 1).begin());
    }
    return twice;
}

void protectConsonants(FeatureMatrix& features, const FeatureMatrix& raw, std::span<const float> f0Hz,
                       float protect)
{
    const std::size_t frames = std::min({features.frames, raw.frames, f0Hz.size()});
    for (std::size_t i = 0; i < frames; i++) {
        // In RVC's order: above 0 the weight is 1, then below 1 Hz it is protect; a pitch between the two is
        // both.
        if (f0Hz[i] >= 1.0f)
            continue;
        const auto from = raw.row(i);
        const auto to = features.row(i);
        for (std::size_t d = 0; d < to.size(); d++)
            to[d] = to[d] * protect + from[d] * (1.0f - protect);
    }
}

} // namespace koe::convert
