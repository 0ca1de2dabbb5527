#include "content/model/hubert_net.h"

#include "content/model/attention.h"
#include "content/speech_input.h"

#include <algorithm>
#include <cmath>

namespace koe::content::model {
namespace {

constexpr std::int64_t kFramesPerStretch = 128; // 2.6 s: what the convolutions hold at once fits the caches

torch::Tensor tensorOf(const tensorfile::TensorMap& tensors, const std::string& name)
{
    const tensorfile::Tensor* found = tensors.find(name);
    if (found == nullptr)
        throw std::logic_error("HubertNet: no tensor " + name);
    return nn::toTensor(*found).to(torch::kFloat32);
}

} // namespace

torch::Tensor HubertNet::Linear::operator()(const torch::Tensor& x) const
{
    return at::addmm(bias, x, weight);
}

torch::Tensor HubertNet::Norm::operator()(const torch::Tensor& x, double eps) const
{
    return at::layer_norm(x, {x.size(-1)}, weight, bias, eps);
}

torch::Tensor HubertNet::Convolution::operator()(const torch::Tensor& x) const
{
    const std::int64_t channels = x.size(1);
    const std::int64_t frames = (x.size(0) - kernel) / stride + 1;
    torch::Tensor y;
    for (std::size_t i = 0; i < taps.size(); i++) {
        // Rows of taps that lie beside each other in memory: a matrix product needs no copy of them.
        const auto rows = x.as_strided({frames, taps[i].size(0)}, {stride * channels, 1},
                                       x.storage_offset() + static_cast<std::int64_t>(i) * stride * channels);
        if (i > 0)
            y.addmm_(rows, taps[i]);
        else
            y = bias.defined() ? at::addmm(bias, rows, taps[i]) : at::mm(rows, taps[i]);
    }
    return y;
}

HubertNet::HubertNet(const HubertFiles& files, torch::Device device)
    : m_device(device), m_eps(files.config.layerNormEps), m_stable(files.config.stableLayerNorm),
      m_firstStride(files.config.convStrides[0]), m_positionKernel(files.config.positionKernel),
      m_positionGroups(files.config.positionGroups), m_heads(files.config.heads)
{
    const at::NoGradGuard noGradients;
    const HubertConfig& config = files.config;
    const auto raw = [&](const std::string& name) { return tensorOf(files.tensors, name); };
    const auto put = [&](const torch::Tensor& tensor) { return tensor.contiguous().to(m_device); };
    const auto linear = [&](const std::string& name) {
        return Linear{put(raw(name + ".weight").t()), put(raw(name + ".bias"))};
    };
    const auto norm = [&](const std::string& name) {
        return Norm{put(raw(name + ".weight")), put(raw(name + ".bias"))};
    };

    const std::string front = "feature_extractor.conv_layers.";
    m_firstWeight = raw(front + "0.conv.weight").select(1, 0).t().to(torch::kFloat64).contiguous();
    if (config.layerNormFront) {
        m_first.kernel = config.convKernels[0];
        m_first.stride = m_firstStride;
        m_first.taps = {put(raw(front + "0.conv.weight").select(1, 0).t())};
        m_first.bias = config.convBias ? put(raw(front + "0.conv.bias"))
                                       : at::zeros({m_first.taps[0].size(1)}, m_first.taps[0].options());
        m_first.norm = norm(front + "0.layer_norm");
    } else {
        m_firstNorm = Norm{raw(front + "0.layer_norm.weight").to(torch::kFloat64),
                           raw(front + "0.layer_norm.bias").to(torch::kFloat64)};
        // A bias in front of the group norm moves the mean, which the norm takes away again.
    }
    for (std::size_t i = 1; i < config.convDims.size(); i++) {
        const std::string name = front + std::to_string(i) + ".conv";
        Convolution convolution;
        convolution.kernel = config.convKernels[i];
        convolution.stride = config.convStrides[i];
        const auto weight = raw(name + ".weight").permute({2, 1, 0}); // [taps, in, out]
        for (std::int64_t tap = 0; tap < convolution.kernel; tap += convolution.stride) {
            const std::int64_t count = std::min(convolution.stride, convolution.kernel - tap);
            convolution.taps.push_back(put(weight.narrow(0, tap, count).reshape({-1, weight.size(2)})));
        }
        if (config.convBias)
            convolution.bias = put(raw(name + ".bias"));
        if (config.layerNormFront)
            convolution.norm = norm(front + std::to_string(i) + ".layer_norm");
        m_convolutions.push_back(std::move(convolution));
    }

    if (config.projectionLayerNorm)
        m_projectionNorm = norm("feature_projection.layer_norm");
    m_projection = linear("feature_projection.projection");
    const std::string position = "encoder.pos_conv_embed.conv.";
    m_positionWeight = put(nn::foldWeightNorm(raw(position + "weight_g"), raw(position + "weight_v"), 2));
    m_positionBias = put(raw(position + "bias"));
    m_norm = norm("encoder.layer_norm");

    const double scale = 1.0 / std::sqrt(static_cast<double>(config.hidden / config.heads));
    for (std::int64_t i = 0; i < config.layers; i++) {
        const std::string name = "encoder.layers." + std::to_string(i) + ".";
        const std::string attention = name + "attention.";
        Layer layer;
        layer.qkv.weight = put(at::cat({raw(attention + "q_proj.weight") * scale,
                                        raw(attention + "k_proj.weight"), raw(attention + "v_proj.weight")})
                                   .t());
        layer.qkv.bias = put(at::cat({raw(attention + "q_proj.bias") * scale, raw(attention + "k_proj.bias"),
                                      raw(attention + "v_proj.bias")}));
        layer.out = linear(attention + "out_proj");
        layer.attentionNorm = norm(name + "layer_norm");
        layer.up = linear(name + "feed_forward.intermediate_dense");
        layer.down = linear(name + "feed_forward.output_dense");
        layer.feedForwardNorm = norm(name + "final_layer_norm");
        m_layers.push_back(std::move(layer));
    }
    if (files.projectedDims > 0)
        m_final = linear("final_proj");
}

/// The first convolution with its group norm folded in: every channel is its own group, so that the norm is a
/// scale and a shift per channel, and mean and variance of a linear map of the windows follow from theirs.
HubertNet::Convolution HubertNet::firstConvolution(const torch::Tensor& wave) const
{
    const std::int64_t kernel = m_firstWeight.size(0);
    const std::int64_t count = (wave.size(0) - kernel) / m_firstStride + 1;
    auto windows =
        wave.as_strided({count, kernel}, {m_firstStride, 1}).to(torch::kFloat64); // [count, kernel]
    const auto mean = windows.mean(0, true);
    windows = windows - mean;
    const auto covariance = at::mm(windows.t(), windows) / static_cast<double>(count);
    const auto channelMean = at::mm(mean, m_firstWeight)[0];
    const auto variance = (m_firstWeight * at::mm(covariance, m_firstWeight)).sum(0);
    constexpr double kGroupNormEps = 1e-5;
    const auto scale = m_firstNorm.weight / (variance.clamp_min(0) + kGroupNormEps).sqrt();
    Convolution convolution;
    convolution.kernel = kernel;
    convolution.stride = m_firstStride;
    convolution.taps = {(m_firstWeight * scale).to(torch::kFloat32).to(m_device)};
    convolution.bias = (m_firstNorm.bias - channelMean * scale).to(torch::kFloat32).to(m_device);
    return convolution;
}

torch::Tensor HubertNet::activated(const Convolution& convolution, const torch::Tensor& x)
{
    constexpr double kFrontEps = 1e-5; // torch's default, whatever the config says
    return at::gelu(convolution.norm.weight.defined() ? convolution.norm(x, kFrontEps) : x);
}

torch::Tensor HubertNet::convolved(std::span<const float> samples, const Job& job) const
{
    const at::NoGradGuard noGradients;
    const auto wave = nn::toTensor(samples, {static_cast<std::int64_t>(samples.size())});
    const Convolution first = m_firstNorm.weight.defined() ? firstConvolution(wave) : m_first;
    const auto onDevice = wave.to(m_device);
    const auto frames = static_cast<std::int64_t>(frameCount(samples.size()));
    constexpr auto kHop = static_cast<std::int64_t>(kSamplesPerFrame);
    constexpr auto kReach = static_cast<std::int64_t>(kShortestInput);

    std::vector<torch::Tensor> stretches;
    for (std::int64_t begin = 0; begin < frames; begin += kFramesPerStretch) {
        job.throwIfStopped();
        const std::int64_t count = std::min(kFramesPerStretch, frames - begin);
        const auto stretch = onDevice.narrow(0, begin * kHop, (count - 1) * kHop + kReach);
        const std::int64_t rows = (stretch.size(0) - first.kernel) / first.stride + 1;
        // Windows overlap here: they are copied (40 bytes each), for the product takes no such rows.
        const auto windows =
            stretch.as_strided({rows, first.kernel}, {first.stride, 1}, stretch.storage_offset())
                .contiguous();
        auto x = at::addmm(first.bias, windows, first.taps[0]);
        x = activated(first, x);
        for (const Convolution& convolution : m_convolutions)
            x = activated(convolution, convolution(x));
        stretches.push_back(x);
    }
    return at::cat(stretches);
}

torch::Tensor HubertNet::withPositions(const torch::Tensor& x) const
{
    auto position = at::conv1d(x.t().unsqueeze(0), m_positionWeight, m_positionBias, 1, m_positionKernel / 2,
                               1, m_positionGroups);
    position = position.narrow(2, 0, x.size(0))[0].t(); // an even kernel gives one frame too many
    const auto sum = x + at::gelu(position);
    return m_stable ? sum : m_norm(sum, m_eps);
}

torch::Tensor HubertNet::hidden(std::span<const float> samples, std::int64_t layer, const Job& job) const
{
    const at::NoGradGuard noGradients;
    // The convolutions are about a third of the whole work.
    const Job front = job.part(0.0, 0.35);
    auto x = convolved(samples, front);
    if (m_projectionNorm.weight.defined())
        x = m_projectionNorm(x, m_eps);
    x = withPositions(m_projection(x));
    for (std::int64_t i = 0; i < layer; i++) {
        job.throwIfStopped();
        job.report(0.35 + 0.65 * static_cast<double>(i) / static_cast<double>(layer), "features");
        const Layer& weights = m_layers[static_cast<std::size_t>(i)];
        if (m_stable) {
            x = x + weights.out(selfAttention(weights.qkv(weights.attentionNorm(x, m_eps)), m_heads));
            x = x + weights.down(at::gelu(weights.up(weights.feedForwardNorm(x, m_eps))));
        } else {
            x = weights.attentionNorm(x + weights.out(selfAttention(weights.qkv(x), m_heads)), m_eps);
            x = weights.feedForwardNorm(x + weights.down(at::gelu(weights.up(x))), m_eps);
        }
    }
    return m_stable && layer == layers() ? m_norm(x, m_eps) : x;
}

torch::Tensor HubertNet::projected(const torch::Tensor& hidden) const
{
    const at::NoGradGuard noGradients;
    return m_final(hidden);
}

} // namespace koe::content::model
