#include "pitch/salience.h"

#include <algorithm>
#include <cmath>

namespace koe::pitch {
namespace {

constexpr double kCentsOfFirstBin = 1997.3794084376191; // above 10 Hz
constexpr double kCentsPerBin = 20.0;
constexpr std::size_t kReach = 4; // bins to each side

} // namespace

std::vector<float> decodeSalience(std::span<const float> salience, float threshold)
{
    std::vector<float> hz(salience.size() / kSalienceBins, 0.0f);
    for (std::size_t t = 0; t < hz.size(); t++) {
        const auto frame = salience.subspan(t * kSalienceBins, kSalienceBins);
        const auto best =
            static_cast<std::size_t>(std::max_element(frame.begin(), frame.end()) - frame.begin());
        if (!(frame[best] > threshold))
            continue;
        double weights = 0.0;
        double sum = 0.0;
        for (std::size_t k = best - std::min(best, kReach); k <= std::min(best + kReach, kSalienceBins - 1);
             k++) {
            const auto weight = static_cast<double>(frame[k]);
            weights += weight;
            sum += weight * (kCentsOfFirstBin + kCentsPerBin * static_cast<double>(k));
        }
        hz[t] = static_cast<float>(10.0 * std::exp2(sum / weights / 1200.0));
    }
    return hz;
}

} // namespace koe::pitch
