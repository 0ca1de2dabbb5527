#include "support/golden.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <stdexcept>

namespace koe::golden {
namespace fs = std::filesystem;
namespace {

std::uint32_t crc32(const std::string& text)
{
    std::uint32_t c = 0xFFFFFFFFu;
    for (const unsigned char b : text) {
        c ^= b;
        for (int k = 0; k < 8; k++)
            c = (c >> 1) ^ (0xEDB88320u & (0u - (c & 1)));
    }
    return ~c;
}

std::uint64_t splitmix64(std::uint64_t z)
{
    z += 0x9E3779B97F4A7C15ull;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

/// Rounded to the nearest half, ties to even.
float rounded(double value)
{
    const double magnitude = std::fabs(static_cast<double>(static_cast<float>(value)));
    if (magnitude == 0.0)
        return static_cast<float>(value);
    const int exponent = std::max(std::ilogb(magnitude), -14);
    const double step = std::ldexp(1.0, exponent - 10);
    return static_cast<float>(std::copysign(std::nearbyint(magnitude / step) * step, value));
}

std::vector<float> expand(const nlohmann::json& spec, std::uint64_t modelSeed, std::size_t count,
                          std::size_t rowLength)
{
    std::vector<float> values(count);
    if (spec.contains("values")) {
        for (std::size_t i = 0; i < count; i++)
            values[i] = rounded(static_cast<double>(static_cast<float>(spec["values"][i].get<double>())));
        return values;
    }
    const std::uint64_t seed = (static_cast<std::uint64_t>(crc32(spec["name"])) << 32) + modelSeed;
    const std::size_t rowDiv = spec.value("row_div", std::size_t{0});
    const std::size_t pair = spec.value("pair", std::size_t{0});
    const float commonScale = spec["scale"].get<float>();
    const float commonOffset = spec["offset"].get<float>();
    for (std::size_t i = 0; i < count; i++) {
        float scale = commonScale;
        float offset = commonOffset;
        if (spec.contains("ranges"))
            for (const auto& range : spec["ranges"]) {
                const std::size_t row = i / rowLength;
                if (row >= range["rows"][0].get<std::size_t>() && row < range["rows"][1].get<std::size_t>()) {
                    scale = range["scale"].get<float>();
                    offset = range["offset"].get<float>();
                }
            }
        std::size_t j = rowDiv != 0 ? i / rowLength / rowDiv * rowLength + i % rowLength : i;
        const bool negative = pair != 0 && (j / pair) % 2 == 1;
        if (negative)
            j -= pair;
        const double t = static_cast<double>(splitmix64(seed + j) >> 40) / 8388608.0 - 1.0;
        const float value = rounded(static_cast<double>(offset) + static_cast<double>(scale) * t);
        values[i] = negative ? -value : value;
    }
    return values;
}

} // namespace

std::string device()
{
    const char* wish = std::getenv("KOE_TEST_DEVICE");
    return wish != nullptr ? wish : "cpu";
}

fs::path find(const std::string& relativePath)
{
    const char* full = std::getenv("KOE_GOLDEN");
    for (const fs::path& root :
         {fs::path(KOE_FIXTURES) / "golden", full != nullptr ? fs::path(full) : fs::path(),
          fs::path(KOE_SOURCE_DIR) / "../shared/golden"})
        if (!root.empty() && fs::exists(root / relativePath))
            return root / relativePath;
    return {};
}

tensorfile::Tensor array(const std::string& name)
{
    const fs::path file = find("arrays/" + name + ".npy");
    if (file.empty())
        throw std::runtime_error("no golden array " + name);
    return tensorfile::readNpy(file);
}

nlohmann::json recipe(const std::string& name)
{
    std::ifstream in(find("recipes/" + name + ".json"));
    return nlohmann::json::parse(in);
}

tensorfile::TensorMap weights(const std::string& recipeName, bool training)
{
    return weightsOf(recipe(recipeName), training);
}

tensorfile::TensorMap weightsOf(const nlohmann::json& parsed, bool training)
{
    const auto seed = parsed["model_seed"].get<std::uint64_t>();
    tensorfile::TensorMap all;
    for (const auto& spec : parsed["tensors"]) {
        if (!training && spec.value("train_only", false))
            continue;
        const auto shape = spec["shape"].get<std::vector<std::int64_t>>();
        std::size_t count = 1;
        for (const std::int64_t size : shape)
            count *= static_cast<std::size_t>(size);
        const std::size_t rowLength =
            shape.empty() ? 1 : std::max<std::size_t>(count / static_cast<std::size_t>(shape[0]), 1);
        if (spec.value("dtype", "") == "int64")
            all.add(spec["name"],
                    tensorfile::Tensor::fromInts(
                        shape, std::vector<std::int64_t>(count, spec["constant"].get<std::int64_t>())));
        else
            all.add(spec["name"],
                    tensorfile::Tensor::fromFloats(shape, expand(spec, seed, count, rowLength)));
    }
    return all;
}

std::vector<float> draws(const std::string& name, std::uint64_t modelSeed, std::size_t count)
{
    const std::uint64_t seed = (static_cast<std::uint64_t>(crc32(name)) << 32) + modelSeed;
    std::vector<float> values(count);
    for (std::size_t i = 0; i < count; i++)
        values[i] = std::sqrt(3.0f) *
                    static_cast<float>(static_cast<double>(splitmix64(seed + i) >> 40) / 8388608.0 - 1.0);
    return values;
}

Difference compare(std::span<const float> ours, std::span<const float> reference)
{
    constexpr double kInfinite = std::numeric_limits<double>::infinity();
    if (ours.size() != reference.size() || reference.empty())
        return {kInfinite, kInfinite, kInfinite};
    double largest = 0, error = 0, power = 0;
    for (std::size_t i = 0; i < ours.size(); i++) {
        const double difference = static_cast<double>(ours[i]) - static_cast<double>(reference[i]);
        if (!std::isfinite(difference))
            return {kInfinite, kInfinite, kInfinite};
        largest = std::max(largest, std::fabs(difference));
        error += difference * difference;
        power += static_cast<double>(reference[i]) * static_cast<double>(reference[i]);
    }
    const double rms = std::sqrt(power / static_cast<double>(reference.size()));
    const double scale = rms > 0 ? rms : 1.0;
    return {largest / scale, std::sqrt(error / static_cast<double>(ours.size())) / scale, largest};
}

} // namespace koe::golden
