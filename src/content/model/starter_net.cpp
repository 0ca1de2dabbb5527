#include "content/model/starter_net.h"

#include "content/model/attention.h"
#include "content/speech_input.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace koe::content::model {
namespace {

constexpr std::int64_t kFftSize = 400;
constexpr std::int64_t kMelHop = 160;
constexpr auto kFrameHop = static_cast<std::int64_t>(kSamplesPerFrame);
constexpr double kSmallestPower = 1e-10;

} // namespace

torch::Tensor StarterNet::Linear::operator()(const torch::Tensor& x) const
{
    return at::addmm(bias, x, weight);
}

torch::Tensor StarterNet::Norm::operator()(const torch::Tensor& x) const
{
    return at::layer_norm(x, {x.size(-1)}, weight, bias, 1e-5);
}

StarterNet::StarterNet(const StarterFile& file, torch::Device device)
    : m_device(device), m_heads(file.heads), m_coreFrames(file.coreFrames),
      m_contextFrames(file.contextFrames), m_melFloor(file.melFloor)
{
    const at::NoGradGuard noGradients;
    const auto raw = [&](const std::string& name) {
        const tensorfile::Tensor* found = file.tensors.find(name);
        if (found == nullptr)
            throw std::logic_error("StarterNet: no tensor " + name);
        return nn::toTensor(*found);
    };
    const auto put = [&](const torch::Tensor& tensor) { return tensor.contiguous().to(m_device); };
    const auto linear = [&](const std::string& name) {
        return Linear{put(raw(name + ".weight").t()), put(raw(name + ".bias"))};
    };
    const auto norm = [&](const std::string& name) {
        return Norm{put(raw(name + ".weight")), put(raw(name + ".bias"))};
    };
    m_hann = put(at::hann_window(kFftSize, at::TensorOptions().dtype(torch::kFloat32)));
    m_melFilters = put(raw("mel_filters").t());
    m_conv1Weight = put(raw("conv1.weight"));
    m_conv1Bias = put(raw("conv1.bias"));
    m_conv2Weight = put(raw("conv2.weight"));
    m_conv2Bias = put(raw("conv2.bias"));
    m_positions = put(raw("positional_embedding"));
    const double scale = 1.0 / std::sqrt(static_cast<double>(file.width / file.heads));
    for (std::int64_t i = 0; i < file.blocks; i++) {
        const std::string name = "blocks." + std::to_string(i) + ".";
        const auto query = raw(name + "attn.query.bias") * scale;
        Block block;
        block.beforeAttention = norm(name + "attn_ln");
        block.qkv.weight = put(at::cat({raw(name + "attn.query.weight") * scale,
                                        raw(name + "attn.key.weight"), raw(name + "attn.value.weight")})
                                   .t());
        block.qkv.bias = put(at::cat({query, at::zeros_like(query), raw(name + "attn.value.bias")}));
        block.out = linear(name + "attn.out");
        block.beforeFeedForward = norm(name + "mlp_ln");
        block.up = linear(name + "mlp.0");
        block.down = linear(name + "mlp.2");
        m_blocks.push_back(std::move(block));
    }
    m_lastNorm = norm("ln_post");
    m_projection = linear("projection");
}

/// @param wave [samples] @return [1, bands, 1 + (samples − 400) / 160]
torch::Tensor StarterNet::logMel(const torch::Tensor& wave) const
{
    const auto frames = wave.unfold(0, kFftSize, kMelHop) * m_hann;
    const auto spectrum = at::view_as_real(at::fft_rfft(frames)); // [frames, bins, 2]
    const auto power = spectrum.square().sum(-1);
    const auto mel = at::mm(power, m_melFilters).clamp_min(kSmallestPower).log10().clamp_min(m_melFloor);
    return ((mel + 4.0) / 4.0).t().unsqueeze(0);
}

/// @param wave 320·frames + 80 samples @return [frames, dims]
torch::Tensor StarterNet::window(const torch::Tensor& wave) const
{
    auto x = at::gelu(at::conv1d(logMel(wave), m_conv1Weight, m_conv1Bias, 1, 1));
    x = at::gelu(at::conv1d(x, m_conv2Weight, m_conv2Bias, 2, 1))[0].t();
    x = x + m_positions.narrow(0, 0, x.size(0));
    for (const Block& block : m_blocks) {
        x = x + block.out(selfAttention(block.qkv(block.beforeAttention(x)), m_heads));
        x = x + block.down(at::gelu(block.up(block.beforeFeedForward(x))));
    }
    return m_projection(m_lastNorm(x));
}

torch::Tensor StarterNet::features(std::span<const float> samples, const Job& job) const
{
    const at::NoGradGuard noGradients;
    const auto frames = static_cast<std::int64_t>(frameCount(samples.size()));
    // The end is followed by silence, as in the clips that Whisper learned from.
    auto wave = at::zeros({(frames + m_contextFrames) * kFrameHop + 80});
    wave.narrow(0, 0, std::min(wave.size(0), static_cast<std::int64_t>(samples.size())))
        .copy_(nn::toTensor(samples, {static_cast<std::int64_t>(samples.size())})
                   .narrow(0, 0, std::min(wave.size(0), static_cast<std::int64_t>(samples.size()))));
    wave = wave.to(m_device);

    // Windows of equal length: no short one at the end.
    const std::int64_t windows = (frames + m_coreFrames - 1) / m_coreFrames;
    const std::int64_t core = (frames + windows - 1) / windows;
    std::vector<torch::Tensor> parts;
    for (std::int64_t begin = 0; begin < frames; begin += core) {
        job.throwIfStopped();
        job.report(static_cast<double>(begin) / static_cast<double>(frames), "features");
        const std::int64_t count = std::min(core, frames - begin);
        const std::int64_t from = std::max<std::int64_t>(begin - m_contextFrames, 0);
        const std::int64_t end = begin + count + m_contextFrames;
        const auto all = window(wave.narrow(0, from * kFrameHop, (end - from) * kFrameHop + 80));
        parts.push_back(all.narrow(0, begin - from, count));
    }
    return at::cat(parts);
}

} // namespace koe::content::model
