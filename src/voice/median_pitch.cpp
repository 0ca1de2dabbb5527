#include "voice/median_pitch.h"

#include "tensorfile/npy.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace koe::voice {

double medianPitchHz(std::span<const std::filesystem::path> files)
{
    std::vector<float> voiced;
    for (const std::filesystem::path& file : files)
        for (const float hz : tensorfile::readNpy(file).toFloats())
            if (hz > 0.0f)
                voiced.push_back(hz);
    if (voiced.empty())
        return 0.0;
    const auto middle = voiced.begin() + static_cast<std::ptrdiff_t>(voiced.size() / 2);
    std::nth_element(voiced.begin(), middle, voiced.end());
    return std::round(static_cast<double>(*middle) * 10.0) / 10.0;
}

} // namespace koe::voice
