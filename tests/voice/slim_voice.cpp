#include "slim_voice.h"

#include <algorithm>
#include <memory>

namespace koe::voice {

using tensorfile::Tensor;
using tensorfile::TensorMap;
using tensorfile::Value;

Voice slimVoice(int featureDims, bool f0)
{
    Voice voice;
    synth::GeneratorConfig& c = voice.config;
    c.specChannels = 513;
    c.interChannels = 8;
    c.hiddenChannels = 8;
    c.filterChannels = 16;
    c.layers = 2;
    c.upsampleInitialChannels = 32;
    c.upsampleRates = {10, 8, 2, 2};
    c.upsampleKernelSizes = {20, 16, 4, 4};
    c.speakers = 5;
    c.ginChannels = 8;
    c.sampleRateHz = 32000;
    c.featureDims = featureDims;
    c.f0 = f0;
    float next = 0.0f;
    for (const synth::TensorSpec& spec : generatorTensors(c, false, synth::RegistrationOrder::EncoderLast)) {
        std::size_t count = 1;
        for (const std::int64_t size : spec.shape)
            count *= static_cast<std::size_t>(size);
        std::vector<float> values(count);
        for (float& value : values)
            value = static_cast<float>(static_cast<int>(next++) % 255 - 127) / 64.0f; // exact as a half
        voice.weights.add(spec.name, Tensor::fromFloats(spec.shape, std::move(values)));
    }
    voice.card.info = "20epoch";
    voice.card.encoder = "contentvec";
    return voice;
}

TensorMap zeroTensors(const synth::GeneratorConfig& config)
{
    constexpr std::size_t kLargest = std::size_t{8} << 20;
    static const auto block = std::make_shared<const std::vector<std::byte>>(kLargest);
    TensorMap tensors;
    for (const synth::TensorSpec& spec :
         generatorTensors(config, false, synth::RegistrationOrder::EncoderLast)) {
        Tensor tensor;
        tensor.type = tensorfile::DType::Float16;
        tensor.shape = spec.shape;
        tensor.owner = block;
        tensor.bytes = std::span(*block).first(static_cast<std::size_t>(tensor.elements()) * 2);
        tensors.add(spec.name, tensor);
    }
    return tensors;
}

Value classicRoot(const Voice& voice)
{
    Value::Dict weight;
    for (const auto& [name, tensor] : voice.weights)
        weight.items.emplace_back(name, tensor.toHalf());
    Value::Dict root;
    root.items = {{"weight", std::move(weight)},   {"config", voice.config.toList()},
                  {"info", voice.card.info},       {"sr", "32k"},
                  {"f0", voice.config.f0 ? 1 : 0}, {"version", voice.config.version()}};
    return root;
}

void setKey(Value& dict, const std::string& key, Value value)
{
    auto& items = std::get<Value::Dict>(dict.data).items;
    for (auto& [name, old] : items)
        if (name.text() == key) {
            old = std::move(value);
            return;
        }
    items.emplace_back(key, std::move(value));
}

void removeKey(Value& dict, const std::string& key)
{
    std::erase_if(std::get<Value::Dict>(dict.data).items,
                  [&](const auto& item) { return item.first.text() == key; });
}

} // namespace koe::voice
