#include "pitch/model/fcpe_net.h"

#include "nn/parameters.h"

#include <cmath>
#include <string>

namespace koe::pitch {
namespace {

constexpr std::int64_t kInputKernel = 3;
constexpr std::int64_t kGroups = 4;
constexpr double kLeak = 0.01;
constexpr double kNormEps = 1e-5;
constexpr std::int64_t kDepthKernel = 31;
constexpr std::int64_t kHeadChannels = 64;
constexpr double kFeatureEps = 1e-4;
constexpr double kSumEps = 1e-8;
constexpr std::int64_t kMostLayers = 64;

} // namespace

FcpeNet::FcpeNet(const NamedWeights& weights, bool unitQueries)
    : m_device(weights.device()), m_unitQueries(unitQueries)
{
    const torch::NoGradGuard noGradients;
    const std::int64_t channels = weights.size("input_stack.0.weight", 0);
    const auto affine = [&](const std::string& name, const std::vector<std::int64_t>& shape) {
        return Affine{weights.take(name + ".weight", shape), weights.take(name + ".bias", {shape.front()})};
    };
    m_first = affine("input_stack.0", {channels, kMels, kInputKernel});
    m_groups = affine("input_stack.1", {channels});
    m_second = affine("input_stack.3", {channels, channels, kInputKernel});
    if (channels % kGroups != 0)
        weights.refuse("input_stack.0.weight has " + std::to_string(channels) + " channels");
    if (weights.has("harmonic_emb.weight"))
        m_harmonic = weights.take("harmonic_emb.weight", {9, channels})[0];
    for (std::int64_t i = 0; i < kMostLayers; i++) {
        const std::string name = "net.encoder_layers." + std::to_string(i);
        if (i > 0 && !weights.has(name + ".norm.weight"))
            break;
        // With a dropout behind it in training, the module has one more level of names.
        const std::string module =
            name + (weights.has(name + ".conformer.0.net.0.weight") ? ".conformer.0.net" : ".conformer.net");
        Layer layer;
        layer.norm = affine(module + ".0", {channels});
        layer.wide = affine(module + ".2", {4 * channels, channels, 1});
        layer.wide.weight = layer.wide.weight.squeeze(-1);
        layer.depth = affine(module + ".4.conv", {2 * channels, 1, kDepthKernel});
        layer.narrow = affine(module + ".6", {channels, 2 * channels, 1});
        layer.narrow.weight = layer.narrow.weight.squeeze(-1);
        const std::string attention = name + ".attn";
        if (weights.has(attention + ".to_q.weight")) {
            const std::int64_t inner = weights.size(attention + ".to_q.weight", 0);
            if (inner % kHeadChannels != 0)
                weights.refuse(attention + ".to_q.weight has " + std::to_string(inner) + " rows");
            const std::string projection = attention + ".fast_attention.projection_matrix";
            layer.attention =
                Attention{affine(name + ".norm", {channels}),
                          affine(attention + ".to_q", {inner, channels}),
                          affine(attention + ".to_k", {inner, channels}),
                          affine(attention + ".to_v", {inner, channels}),
                          affine(attention + ".to_out", {channels, inner}),
                          weights.take(projection, {weights.size(projection, 0), kHeadChannels})};
        }
        m_layers.push_back(std::move(layer));
    }
    m_norm = affine("norm", {channels});
    // Weight norm under its old name, its new one, or folded already.
    const std::int64_t pitches = weights.size("output_proj.bias", 0);
    m_out.bias = weights.take("output_proj.bias", {pitches});
    const std::string output = "output_proj.";
    for (const auto& [length, direction] :
         {std::pair<std::string, std::string>{"weight_g", "weight_v"},
          {"parametrizations.weight.original0", "parametrizations.weight.original1"}})
        if (weights.has(output + length))
            m_out.weight = nn::foldWeightNorm(weights.take(output + length, {pitches, 1}),
                                              weights.take(output + direction, {pitches, channels}));
    if (!m_out.weight.defined())
        m_out.weight = weights.take(output + "weight", {pitches, channels});
}

torch::Tensor FcpeNet::normed(const torch::Tensor& x, const Affine& norm)
{
    return at::layer_norm(x, {x.size(-1)}, norm.weight, norm.bias, kNormEps);
}

torch::Tensor FcpeNet::linear(const torch::Tensor& x, const Affine& layer)
{
    return at::addmm(layer.bias, x, layer.weight.t());
}

torch::Tensor FcpeNet::attend(const torch::Tensor& x, const Attention& attention) const
{
    const std::int64_t frames = x.size(0);
    const torch::Tensor input = normed(x, attention.norm);
    const auto heads = [&](const Affine& layer) { // [heads, frames, kHeadChannels]
        return linear(input, layer).view({frames, -1, kHeadChannels}).transpose(0, 1);
    };
    const double ratio = 1.0 / std::sqrt(static_cast<double>(attention.projection.size(0)));
    const double scale = std::pow(static_cast<double>(kHeadChannels), -0.25);
    // ratio · exp(w·x − |x|²/2), the softmax kernel in random features [heads, frames, features]
    const auto features = [&](torch::Tensor rows, bool query) {
        if (m_unitQueries)
            rows = rows / (rows.norm(2, -1, true) + kSumEps);
        const torch::Tensor along = at::matmul(rows * scale, attention.projection.t());
        const torch::Tensor half = rows.square().sum(-1, true) * (scale * scale / 2.0);
        if (query)
            return ratio * (at::exp(along - half - along.amax(-1, true)) + kFeatureEps);
        return ratio * at::exp(along - half + kFeatureEps);
    };
    const torch::Tensor query = features(heads(attention.query), true);
    const torch::Tensor key = features(heads(attention.key), false);
    const torch::Tensor context = at::matmul(key.transpose(1, 2), heads(attention.value));
    const torch::Tensor sums = at::matmul(query, key.sum(1).unsqueeze(-1)) + kSumEps; // [heads, frames, 1]
    const torch::Tensor answer = at::matmul(query, context) / sums;
    return linear(answer.transpose(0, 1).reshape({frames, -1}), attention.out);
}

torch::Tensor FcpeNet::convolve(const torch::Tensor& x, const Layer& layer)
{
    const torch::Tensor gated = at::glu(linear(normed(x, layer.norm), layer.wide), 1);
    const torch::Tensor deep = at::conv1d(gated.t().unsqueeze(0), layer.depth.weight, layer.depth.bias, 1,
                                          kDepthKernel / 2, 1, gated.size(1));
    return linear(at::silu(deep).squeeze(0).t(), layer.narrow);
}

torch::Tensor FcpeNet::operator()(const torch::Tensor& mel, const Job& job) const
{
    const torch::NoGradGuard noGradients;
    torch::Tensor x = mel.to(m_device).t().unsqueeze(0); // [1, kMels, frames]
    x = at::conv1d(x, m_first.weight, m_first.bias, 1, kInputKernel / 2);
    x = at::leaky_relu(at::group_norm(x, kGroups, m_groups.weight, m_groups.bias, kNormEps), kLeak);
    x = at::conv1d(x, m_second.weight, m_second.bias, 1, kInputKernel / 2).squeeze(0).t().contiguous();
    if (m_harmonic.defined())
        x = x + m_harmonic;
    for (std::size_t i = 0; i < m_layers.size(); i++) {
        job.throwIfStopped();
        job.report(static_cast<double>(i) / static_cast<double>(m_layers.size()), "pitch");
        if (m_layers[i].attention)
            x = x + attend(x, *m_layers[i].attention);
        x = x + convolve(x, m_layers[i]);
    }
    job.throwIfStopped();
    return linear(normed(x, m_norm), m_out).sigmoid_().to(torch::kCPU);
}

} // namespace koe::pitch
