#include "voice/voice_tensors.h"

#include <cmath>
#include <unordered_map>
#include <unordered_set>

namespace koe::voice {
namespace {

using synth::TensorSpec;
using tensorfile::Tensor;
using tensorfile::TensorMap;

constexpr std::string_view kPosterior = "enc_q.";
constexpr std::string_view kG = ".weight_g";
constexpr std::string_view kV = ".weight_v";
constexpr std::string_view kPlain = ".weight";

std::string swapped(const std::string& name, std::string_view ending, std::string_view replacement)
{
    return name.substr(0, name.size() - ending.size()).append(replacement);
}

std::string shapeText(const std::vector<std::int64_t>& shape)
{
    std::string text = "[";
    for (std::size_t d = 0; d < shape.size(); d++)
        text += (d > 0 ? ", " : "") + std::to_string(shape[d]);
    return text + "]";
}

/// Look-ups by name in one step; the map itself searches from the front.
class ByName
{
public:
    explicit ByName(const TensorMap& map)
    {
        for (const auto& [name, tensor] : map)
            m_tensors.emplace(name, &tensor);
    }
    [[nodiscard]] const Tensor* find(std::string_view name) const
    {
        const auto found = m_tensors.find(name);
        return found != m_tensors.end() ? found->second : nullptr;
    }

private:
    std::unordered_map<std::string_view, const Tensor*> m_tensors;
};

/// The fused weight of a layer whose pair is not whole; nullptr otherwise.
const Tensor* fusedOf(const ByName& tensors, const std::string& name)
{
    for (const std::string_view ending : {kG, kV})
        if (name.ends_with(ending) && (tensors.find(swapped(name, ending, kG)) == nullptr ||
                                       tensors.find(swapped(name, ending, kV)) == nullptr))
            return tensors.find(swapped(name, ending, kPlain));
    return nullptr;
}

std::unordered_set<std::string> namesOf(const synth::GeneratorConfig& config)
{
    std::unordered_set<std::string> names;
    for (const TensorSpec& spec : generatorTensors(config, false, synth::RegistrationOrder::EncoderFirst))
        names.insert(spec.name);
    return names;
}

/// Norms over all but the first dimension, [n, 1, 1].
Tensor normsOf(const Tensor& weight)
{
    const std::vector<float> values = weight.toFloats();
    const std::int64_t rows = weight.shape.empty() ? 1 : weight.shape[0];
    const std::size_t rowLength = rows > 0 ? values.size() / static_cast<std::size_t>(rows) : 0;
    std::vector<float> norms;
    for (std::int64_t row = 0; row < rows; row++) {
        double power = 0;
        for (std::size_t i = 0; i < rowLength; i++) {
            const double value = static_cast<double>(values[static_cast<std::size_t>(row) * rowLength + i]);
            power += value * value;
        }
        norms.push_back(static_cast<float>(std::sqrt(power)));
    }
    return Tensor::fromFloats({rows, 1, 1}, std::move(norms));
}

} // namespace

TensorMap canonicalNames(const TensorMap& stored)
{
    constexpr std::string_view kModule = "module.";
    constexpr std::string_view kNewG = ".parametrizations.weight.original0";
    constexpr std::string_view kNewV = ".parametrizations.weight.original1";
    TensorMap renamed;
    std::unordered_set<std::string> pairs;
    for (const auto& [storedName, tensor] : stored) {
        std::string name = storedName.starts_with(kModule) ? storedName.substr(kModule.size()) : storedName;
        if (name.starts_with(kPosterior))
            continue;
        if (name.ends_with(kNewG))
            name = swapped(name, kNewG, kG);
        else if (name.ends_with(kNewV))
            name = swapped(name, kNewV, kV);
        if (name.ends_with(kV))
            pairs.insert(swapped(name, kV, kPlain));
        renamed.add(std::move(name), tensor);
    }
    TensorMap result;
    for (const auto& [name, tensor] : renamed)
        if (pairs.count(name) == 0)
            result.add(name, tensor);
    return result;
}

std::string firstMisfit(const synth::GeneratorConfig& config, const TensorMap& weights,
                        std::string_view prefix)
{
    const ByName tensors(weights);
    for (const TensorSpec& spec : generatorTensors(config, false, synth::RegistrationOrder::EncoderFirst)) {
        if (!spec.name.starts_with(prefix))
            continue;
        const Tensor* tensor = tensors.find(spec.name);
        std::string name = spec.name;
        if (const Tensor* fused = fusedOf(tensors, spec.name)) {
            if (spec.name.ends_with(kG))
                continue; // the fused weight is judged by the shape of v
            tensor = fused;
            name = swapped(spec.name, kV, kPlain);
        }
        if (tensor == nullptr)
            return "the tensor " + name + " is missing";
        if (tensor->shape != spec.shape)
            return "the tensor " + name + " has the shape " + shapeText(tensor->shape) + " instead of " +
                   shapeText(spec.shape);
    }
    return {};
}

TensorMap onlyThoseOf(const synth::GeneratorConfig& config, const TensorMap& weights)
{
    const auto known = namesOf(config);
    TensorMap result;
    for (const auto& [name, tensor] : weights)
        if (known.count(name) != 0 ||
            (name.ends_with(kPlain) && known.count(swapped(name, kPlain, kV)) != 0 &&
             !weights.contains(swapped(name, kPlain, kV))))
            result.add(name, tensor);
    return result;
}

TensorMap withWeightNorms(const synth::GeneratorConfig& config, const TensorMap& weights)
{
    const auto known = namesOf(config);
    TensorMap result;
    for (const auto& [name, tensor] : onlyThoseOf(config, weights)) {
        if (known.count(name) != 0) {
            result.add(name, tensor);
            continue;
        }
        result.add(swapped(name, kPlain, kG), normsOf(tensor));
        result.add(swapped(name, kPlain, kV), tensor);
    }
    return result;
}

} // namespace koe::voice
