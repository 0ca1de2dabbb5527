#include "pitch/model/crepe_net.h"

#include <ATen/Context.h>

#include <string>

namespace koe::pitch {
namespace {

constexpr int kLayers = 6;
constexpr std::int64_t kFirstKernel = 512;
constexpr std::int64_t kFirstStride = 4;
constexpr std::int64_t kFirstPadding = 254; // on both sides
constexpr std::int64_t kKernel = 64;
constexpr std::int64_t kPaddingBefore = 31; // 32 behind
constexpr double kBatchNormEps = 0.0010000000474974513;
constexpr std::int64_t kLastFrames = 4; // 1024 / 4, six times halved

/// [count, time, channels] seen as the picture [count, channels, time, 1] that convolutions want, nothing
/// moved.
torch::Tensor asPicture(const torch::Tensor& x)
{
    return x.unsqueeze(2).permute({0, 3, 1, 2});
}

torch::Tensor asSequence(const torch::Tensor& picture)
{
    return picture.permute({0, 2, 3, 1}).squeeze(2);
}

} // namespace

CrepeNet::CrepeNet(const NamedWeights& weights) : m_device(weights.device())
{
    const torch::NoGradGuard noGradients;
    std::int64_t in = 1;
    for (int i = 1; i <= kLayers; i++) {
        const std::string name = "conv" + std::to_string(i);
        const std::int64_t out = weights.size(name + ".weight", 0);
        const std::int64_t kernel = i == 1 ? kFirstKernel : kKernel;
        torch::Tensor weight = weights.take(name + ".weight", {out, in, kernel, 1});
        if (i == 1)
            weight = weight.view({out, kernel}).t().contiguous();
        else if (weight.device().is_cpu() && at::hasMKLDNN()) // once, not at every call
            weight = at::mkldnn_reorder_conv2d_weight(weight.to_mkldnn(), {0, 0}, {1, 1}, {1, 1}, 1);
        else
            weight = weight.contiguous(at::MemoryFormat::ChannelsLast);
        const std::string norm = name + "_BN";
        const torch::Tensor scale = weights.take(norm + ".weight", {out}) /
                                    at::sqrt(weights.take(norm + ".running_var", {out}) + kBatchNormEps);
        const torch::Tensor shift =
            weights.take(norm + ".bias", {out}) - weights.take(norm + ".running_mean", {out}) * scale;
        m_layers.push_back({weight, weights.take(name + ".bias", {out}), scale, shift});
        in = out;
    }
    m_classifierWeight = weights.take("classifier.weight", {kPitches, kLastFrames * in}).t().contiguous();
    m_classifierBias = weights.take("classifier.bias", {kPitches});
}

torch::Tensor CrepeNet::finished(torch::Tensor x, const Layer& layer)
{
    x = x.relu_().mul_(layer.scale).add_(layer.shift);
    return asSequence(at::max_pool2d(asPicture(x), {2, 1}, {2, 1})).contiguous();
}

torch::Tensor CrepeNet::operator()(const torch::Tensor& frames) const
{
    const torch::NoGradGuard noGradients;
    const std::int64_t count = frames.size(0);
    const torch::Tensor padded = at::constant_pad_nd(frames.to(m_device), {kFirstPadding, kFirstPadding}, 0);
    const torch::Tensor windows = padded.unfold(1, kFirstKernel, kFirstStride); // [count, 256, kFirstKernel]
    const std::int64_t places = windows.size(1);
    torch::Tensor x =
        at::addmm(m_layers[0].bias, windows.reshape({count * places, kFirstKernel}), m_layers[0].weight)
            .view({count, places, m_layers[0].bias.size(0)});
    x = finished(x, m_layers[0]);
    for (std::size_t i = 1; i < m_layers.size(); i++) {
        const Layer& layer = m_layers[i];
        torch::Tensor wide = at::zeros({count, x.size(1) + kKernel - 1, x.size(2)}, x.options());
        wide.slice(1, kPaddingBefore, kPaddingBefore + x.size(1)).copy_(x);
        const torch::Tensor picture = asPicture(wide);
        const torch::Tensor answer =
            layer.weight.is_mkldnn()
                ? at::mkldnn_convolution(picture, layer.weight, layer.bias, {0, 0}, {1, 1}, {1, 1}, 1)
                : at::conv2d(picture, layer.weight, layer.bias);
        x = finished(asSequence(answer).contiguous(), layer);
    }
    return at::addmm(m_classifierBias, x.reshape({count, -1}), m_classifierWeight).sigmoid_().to(torch::kCPU);
}

} // namespace koe::pitch
