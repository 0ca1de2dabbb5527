#include "pitch/formula_weights.h"

#include "support/golden.h"

#include <cmath>

namespace koe::pitch::testing {
namespace {

constexpr std::uint64_t kSeed = 4;

using Shape = std::vector<std::int64_t>;

void add(tensorfile::TensorMap& map, const std::string& name, const Shape& shape)
{
    map.add(name, formulaTensor(name, shape));
}

void addLayer(tensorfile::TensorMap& map, const std::string& name, const Shape& weight)
{
    add(map, name + ".weight", weight);
    add(map, name + ".bias", {weight.front()});
}

} // namespace

tensorfile::Tensor formulaTensor(const std::string& name, const Shape& shape)
{
    std::size_t count = 1;
    for (const std::int64_t size : shape)
        count *= static_cast<std::size_t>(size);
    std::vector<float> values = golden::draws(name, kSeed, count);
    const bool factor = name.ends_with(".weight") || name.ends_with(".weight_g");
    if (name.ends_with("running_var") || (factor && static_cast<std::int64_t>(count) == shape.front()))
        for (float& value : values)
            value = 1.0f + 0.3f * value;
    else if (shape.size() > 1)
        for (float& value : values)
            value *= static_cast<float>(
                1.5 / std::sqrt(static_cast<double>(count) / static_cast<double>(shape.front())));
    else
        for (float& value : values)
            value *= 0.1f;
    return tensorfile::Tensor::fromFloats(shape, std::move(values));
}

tensorfile::TensorMap formulaCrepe()
{
    tensorfile::TensorMap map;
    std::int64_t in = 1;
    int number = 1;
    for (const std::int64_t out : {128, 16, 16, 16, 32, 64}) {
        const std::string name = "conv" + std::to_string(number++);
        addLayer(map, name, {out, in, in == 1 ? 512 : 64, 1});
        addLayer(map, name + "_BN", {out});
        add(map, name + "_BN.running_mean", {out});
        add(map, name + "_BN.running_var", {out});
        in = out;
    }
    addLayer(map, "classifier", {360, 256});
    return map;
}

tensorfile::TensorMap formulaFcpe(bool attention)
{
    constexpr std::int64_t kChannels = 128;
    tensorfile::TensorMap map;
    addLayer(map, "input_stack.0", {kChannels, 128, 3});
    addLayer(map, "input_stack.1", {kChannels});
    addLayer(map, "input_stack.3", {kChannels, kChannels, 3});
    for (int i = 0; i < 2; i++) {
        const std::string name = "net.encoder_layers." + std::to_string(i);
        addLayer(map, name + ".conformer.net.0", {kChannels});
        addLayer(map, name + ".conformer.net.2", {4 * kChannels, kChannels, 1});
        addLayer(map, name + ".conformer.net.4.conv", {2 * kChannels, 1, 31});
        addLayer(map, name + ".conformer.net.6", {kChannels, 2 * kChannels, 1});
        addLayer(map, name + ".norm", {kChannels});
        if (!attention)
            continue;
        add(map, name + ".attn.fast_attention.projection_matrix", {266, 64});
        for (const char* part : {"to_q", "to_k", "to_v", "to_out"})
            addLayer(map, name + ".attn." + part, {kChannels, kChannels});
    }
    addLayer(map, "norm", {kChannels});
    add(map, "output_proj.weight_g", {360, 1});
    add(map, "output_proj.weight_v", {360, kChannels});
    add(map, "output_proj.bias", {360});
    std::vector<float> cents(360);
    const double first = 1200.0 * std::log2(3.270);
    const double last = 1200.0 * std::log2(197.55);
    for (std::size_t i = 0; i < cents.size(); i++)
        cents[i] = static_cast<float>(first + (last - first) * static_cast<double>(i) / 359.0);
    map.add("cent_table", tensorfile::Tensor::fromFloats({360}, std::move(cents)));
    return map;
}

} // namespace koe::pitch::testing
