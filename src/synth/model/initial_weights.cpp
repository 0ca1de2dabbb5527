#include "synth/model/initial_weights.h"

#include <cmath>
#include <numeric>
#include <stdexcept>
#include <unordered_map>

namespace koe::synth::model {
namespace {

bool contains(const std::string& name, const char* part)
{
    return name.find(part) != std::string::npos;
}

/// torch's default for convolutions and linear layers, kaiming_uniform(√5): ±1/√fan-in. For a transposed
/// convolution [in, out, k] torch takes the second dimension as the fan-in just the same.
torch::Tensor torchDefault(const std::vector<std::int64_t>& shape)
{
    std::int64_t fanIn = 1;
    for (std::size_t i = 1; i < shape.size(); i++)
        fanIn *= shape[i];
    const double bound = 1.0 / std::sqrt(static_cast<double>(fanIn));
    return at::empty(shape).uniform_(-bound, bound);
}

torch::Tensor xavierUniform(const std::vector<std::int64_t>& shape)
{
    const auto receptive = shape.size() > 2 ? shape[2] : 1;
    const double bound = std::sqrt(6.0 / static_cast<double>((shape[0] + shape[1]) * receptive));
    return at::empty(shape).uniform_(-bound, bound);
}

// A source that is heard from the first step (docs/decisions/0007): tanh(40 · 0.1 sin − 2) is a row of
// per period, with all the harmonics, where torch's default gives a faint fundamental that training soon
// turns off.
constexpr double kSourceGain = 40.0;
constexpr double kSourceOffset = -2.0;
// The text encoder multiplies its input by the root of its width: embeddings of about that much less let
// attention begin unsaturated, and let the words count for as much as the pitch (docs/decisions/0007).
constexpr double kPhoneScale = 0.25;
// Log of both latents' deviations: they begin quieter than what they are to carry.
constexpr double kLogDeviation = -1.0;

/// Weights; norms and biases depend on the weight of their layer and come afterwards.
torch::Tensor freshWeight(const TensorSpec& spec)
{
    const auto& name = spec.name;
    if (name == "dec.m_source.l_linear.weight")
        return at::full(spec.shape, kSourceGain);
    if (name.ends_with(".gamma"))
        return at::ones(spec.shape);
    if (name.ends_with(".beta"))
        return at::zeros(spec.shape);
    if (contains(name, ".emb_rel_"))
        return at::randn(spec.shape) / std::sqrt(static_cast<double>(spec.shape[2]));
    if (name.starts_with("emb_g."))
        return at::randn(spec.shape);
    if (contains(name, ".emb_pitch."))
        return at::randn(spec.shape) / std::sqrt(static_cast<double>(spec.shape[1]));
    if (contains(name, ".emb_phone."))
        return torchDefault(spec.shape) * kPhoneScale;
    if (name.starts_with("flow.") && contains(name, ".post."))
        return at::zeros(spec.shape);
    if (name.ends_with(".conv_q.weight") || name.ends_with(".conv_k.weight") ||
        name.ends_with(".conv_v.weight"))
        return xavierUniform(spec.shape);
    return torchDefault(spec.shape);
}

torch::Tensor rowNorms(const torch::Tensor& v)
{
    std::vector<std::int64_t> shape(static_cast<std::size_t>(v.dim()), 1);
    shape[0] = v.size(0);
    return at::frobenius_norm(v.reshape({v.size(0), -1}), {1}).view(shape);
}

} // namespace

nn::Parameters initialWeights(const GeneratorConfig& config, RegistrationOrder order, torch::Device device)
{
    const auto specs = generatorTensors(config, true, order);
    std::unordered_map<std::string, torch::Tensor> made;
    for (const auto& spec : specs) {
        if (!spec.name.ends_with(".bias") && !spec.name.ends_with("_g"))
            made.emplace(spec.name, freshWeight(spec));
    }
    const auto weightOf = [&](const std::string& layer) -> const torch::Tensor& {
        const auto plain = made.find(layer + ".weight");
        return plain != made.end() ? plain->second : made.at(layer + ".weight_v");
    };
    nn::Parameters parameters;
    for (const auto& spec : specs) {
        torch::Tensor value;
        if (spec.name.ends_with(".weight_g")) {
            value = rowNorms(made.at(spec.name.substr(0, spec.name.size() - 1) + "v"));
        } else if (spec.name == "dec.m_source.l_linear.bias") {
            value = at::full(spec.shape, kSourceOffset);
        } else if (spec.name.ends_with(".bias")) {
            const std::string layer = spec.name.substr(0, spec.name.size() - 5);
            const auto& w = weightOf(layer);
            const double bound = 1.0 / std::sqrt(static_cast<double>(w.numel() / w.size(0)));
            const bool zero = spec.name.starts_with("flow.") && contains(spec.name, ".post.");
            value = zero ? at::zeros(spec.shape) : at::empty(spec.shape).uniform_(-bound, bound);
            if (layer == "enc_p.proj" || layer == "enc_q.proj")
                value.narrow(0, spec.shape[0] / 2, spec.shape[0] / 2).fill_(kLogDeviation);
        } else {
            value = made.at(spec.name);
        }
        if (value.sizes() != at::IntArrayRef(spec.shape))
            throw std::logic_error("initial weights: the shape of " + spec.name);
        parameters.add(spec.name, value.to(device).set_requires_grad(true));
    }
    return parameters;
}

} // namespace koe::synth::model
