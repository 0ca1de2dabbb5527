#include "training/model/discriminators.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>

namespace koe::training {
namespace {

constexpr double kSlope = 0.1;
constexpr int kChannelsPerGroup = 4;

struct Shape
{
    int out, kernel, stride, padding;
    bool grouped;
};
// in → out channels chain from 1; the last is conv_post.
constexpr Shape kWaveLayers[] = {{16, 15, 1, 7, false},   {64, 41, 4, 20, true},   {256, 41, 4, 20, true},
                                 {1024, 41, 4, 20, true}, {1024, 41, 4, 20, true}, {1024, 5, 1, 2, false},
                                 {1, 3, 1, 1, false}};
constexpr Shape kPeriodLayers[] = {{32, 5, 3, 2, false},   {128, 5, 3, 2, false},  {512, 5, 3, 2, false},
                                   {1024, 5, 3, 2, false}, {1024, 5, 1, 2, false}, {1, 3, 1, 1, false}};

} // namespace

Discriminators::Discriminators(const std::string& version, int divisor, torch::Device device)
{
    if (divisor != 1 && divisor != 2 && divisor != 4 && divisor != 8 && divisor != 16)
        throw InvalidInput("The configuration's discriminator_divisor is " + std::to_string(divisor) +
                           "; it must be 1, 2, 4, 8 or 16.");
    std::vector<int> periods{1, 2, 3, 5, 7, 11, 17};
    if (version != "v1")
        periods.insert(periods.end(), {23, 37});
    for (const int period : periods)
        addNet(period, divisor, device);
}

void Discriminators::addNet(int period, int divisor, torch::Device device)
{
    const std::string prefix = "discriminators." + std::to_string(m_nets.size()) + ".";
    const std::span<const Shape> shapes =
        period == 1 ? std::span<const Shape>(kWaveLayers) : std::span<const Shape>(kPeriodLayers);
    Net net{period, {}};
    int in = 1;
    for (std::size_t i = 0; i < shapes.size(); i++) {
        const Shape& shape = shapes[i];
        const bool last = i + 1 == shapes.size();
        const int out = last ? 1 : shape.out / divisor;
        const int groups = shape.grouped ? std::max(1, in / kChannelsPerGroup) : 1;
        Layer layer{prefix + (last ? "conv_post" : "convs." + std::to_string(i)), shape.stride, shape.padding,
                    groups};

        std::vector<std::int64_t> size{out, in / groups, shape.kernel};
        std::vector<std::int64_t> normSize{out, 1, 1};
        if (period != 1) {
            size.push_back(1);
            normSize.push_back(1);
        }
        // torch's default for convolutions: uniform within 1/sqrt(fan in), bias too.
        const double bound = 1.0 / std::sqrt(static_cast<double>(in / groups * shape.kernel));
        const auto options = torch::TensorOptions(torch::kFloat32);
        const torch::Tensor v = torch::empty(size, options).uniform_(-bound, bound).to(device);
        const torch::Tensor bias = torch::empty({out}, options).uniform_(-bound, bound).to(device);
        const torch::Tensor g = v.reshape({out, -1}).norm(2, 1).reshape(normSize);
        m_parameters.add(layer.name + ".bias", bias.requires_grad_());
        m_parameters.add(layer.name + ".weight_g", g.contiguous().requires_grad_());
        m_parameters.add(layer.name + ".weight_v", v.requires_grad_());
        net.layers.push_back(std::move(layer));
        in = out;
    }
    m_nets.push_back(std::move(net));
}

Discriminators::Weights Discriminators::weights() const
{
    Weights all;
    for (const Net& net : m_nets) {
        std::vector<std::pair<torch::Tensor, torch::Tensor>> layers;
        for (const Layer& layer : net.layers)
            layers.emplace_back(at::_weight_norm(m_parameters[layer.name + ".weight_v"],
                                                 m_parameters[layer.name + ".weight_g"], 0),
                                m_parameters[layer.name + ".bias"]);
        all.layers.push_back(std::move(layers));
    }
    return all;
}

Discriminators::Judgement
Discriminators::judge(const Net& net, const std::vector<std::pair<torch::Tensor, torch::Tensor>>& weights,
                      const torch::Tensor& wave) const
{
    torch::Tensor x = wave;
    if (net.period != 1) {
        const std::int64_t samples = wave.size(2);
        const std::int64_t missing = (net.period - samples % net.period) % net.period;
        if (missing != 0)
            x = at::reflection_pad1d(x, {0, missing});
        x = x.reshape({x.size(0), 1, (samples + missing) / net.period, net.period});
    }
    Judgement judgement;
    for (std::size_t i = 0; i < net.layers.size(); i++) {
        const Layer& layer = net.layers[i];
        const auto& [weight, bias] = weights[i];
        x = net.period == 1 ? at::conv1d(x, weight, bias, layer.stride, layer.padding, 1, layer.groups)
                            : at::conv2d(x, weight, bias, {layer.stride, 1},
                                         at::IntArrayRef{layer.padding, 0}, 1, layer.groups);
        if (i + 1 < net.layers.size())
            at::leaky_relu_(x, kSlope); // in place: a convolution's gradient does not need its output
        judgement.features.push_back(x);
    }
    judgement.score = x.flatten(1).to(torch::kFloat32);
    return judgement;
}

std::vector<Discriminators::Judgement> Discriminators::forward(const Weights& weights,
                                                               const torch::Tensor& wave) const
{
    std::vector<Judgement> all;
    for (std::size_t i = 0; i < m_nets.size(); i++)
        all.push_back(judge(m_nets[i], weights.layers[i], wave));
    return all;
}

void Discriminators::setTrainable(bool on)
{
    for (const auto& [name, tensor] : m_parameters.entries())
        torch::Tensor(tensor).requires_grad_(on);
}

} // namespace koe::training
