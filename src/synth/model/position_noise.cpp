#include "synth/model/position_noise.h"

#include "nn/start.h"

#include <cmath>

namespace koe::synth::model {
namespace {

std::uint64_t mixed(std::uint64_t x) // splitmix64
{
    x += 0x9E3779B97F4A7C15ull;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
    return x ^ (x >> 31);
}

} // namespace

torch::Tensor positionNoise(std::uint64_t seed, std::uint64_t stream, std::int64_t from, std::int64_t rows,
                            std::int64_t channels)
{
    auto noise = at::empty({rows, channels}, torch::kFloat32);
    float* const values = noise.data_ptr<float>();
    const std::uint64_t key = mixed(mixed(seed) + stream);
    const auto first = static_cast<std::uint64_t>(from * channels);
    const std::int64_t count = rows * channels;
    // Eight bytes, each of variance (256² − 1) / 12.
    const float scale = 1.0f / std::sqrt(8.0f * 65535.0f / 12.0f);
    const int threads = nn::threads();
#pragma omp parallel for num_threads(threads)
    for (std::int64_t i = 0; i < count; i++) {
        const std::uint64_t draw = mixed(key + first + static_cast<std::uint64_t>(i));
        const std::uint64_t pairs = (draw & 0x00FF00FF00FF00FFull) + ((draw >> 8) & 0x00FF00FF00FF00FFull);
        const auto sum = static_cast<std::int32_t>((pairs * 0x0001000100010001ull) >> 48);
        values[i] = static_cast<float>(sum - 1020) * scale;
    }
    return noise;
}

} // namespace koe::synth::model
