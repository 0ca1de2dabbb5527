#include "pitch/model/rmvpe_net.h"

#include "core/error.h"
#include "nn/parameters.h"

#include <algorithm>
#include <cmath>

namespace koe::pitch {
namespace {

constexpr double kBatchNormEps = 1e-5;
constexpr std::int64_t kLevels = 5;
constexpr std::int64_t kBlocksPerLevel = 4;
constexpr std::int64_t kFirstChannels = 16;
// A block holds two 3×3 convolutions; the up-sampling before and the last convolution after reach one further
// each. Even, so that a tile starts on a frame of the level below.
constexpr std::int64_t kEncoderHalo = 2 * kBlocksPerLevel;
constexpr std::int64_t kDecoderHalo = 2 * kBlocksPerLevel + 2;

std::string sizes(const std::vector<std::int64_t>& shape)
{
    std::string text = "[";
    for (const std::int64_t size : shape)
        text += (text.size() > 1 ? ", " : "") + std::to_string(size);
    return text + "]";
}

} // namespace

/// Takes tensors by their published names, checks their sizes and folds BatchNorm.
class RmvpeNet::Loader
{
public:
    Loader(const tensorfile::TensorMap& weights, const std::string& source, const torch::Device& device)
        : m_weights(weights), m_source(source), m_device(device)
    {
    }

    [[nodiscard]] torch::Tensor take(const std::string& name, const std::vector<std::int64_t>& shape) const
    {
        const tensorfile::Tensor* found = m_weights.find(name);
        if (found == nullptr)
            refuse(name + " is missing");
        if (found->shape != shape)
            refuse(name + " is " + sizes(found->shape) + " instead of " + sizes(shape));
        return nn::toTensor(found->toFloats(), shape).to(m_device);
    }

    struct Norm
    {
        torch::Tensor scale, shift;
    };
    [[nodiscard]] Norm norm(const std::string& name, std::int64_t channels) const
    {
        const torch::Tensor variance = take(name + ".running_var", {channels});
        const torch::Tensor scale = take(name + ".weight", {channels}) / at::sqrt(variance + kBatchNormEps);
        return {scale, take(name + ".bias", {channels}) - take(name + ".running_mean", {channels}) * scale};
    }

    [[nodiscard]] Convolution normed(const std::string& convolution, const std::string& batchNorm,
                                     std::int64_t in, std::int64_t out) const
    {
        const Norm after = norm(batchNorm, out);
        const torch::Tensor weight = take(convolution + ".weight", {out, in, 3, 3});
        return {packed(weight * after.scale.view({out, 1, 1, 1})), after.shift};
    }

    /// The transposed convolution's weights have the input channels first.
    [[nodiscard]] Convolution up(const std::string& name, std::int64_t in, std::int64_t out) const
    {
        const Norm after = norm(name + ".1", out);
        return {(take(name + ".0.weight", {in, out, 3, 3}) * after.scale.view({1, out, 1, 1})).contiguous(),
                after.shift};
    }

    [[nodiscard]] Block block(const std::string& name, std::int64_t in, std::int64_t out) const
    {
        Block result{normed(name + ".conv.0", name + ".conv.1", in, out),
                     normed(name + ".conv.3", name + ".conv.4", out, out),
                     {}};
        if (in != out)
            result.shortcut = plain(name + ".shortcut", in, out, 1);
        return result;
    }

    [[nodiscard]] Convolution plain(const std::string& name, std::int64_t in, std::int64_t out,
                                    std::int64_t kernel) const
    {
        return {packed(take(name + ".weight", {out, in, kernel, kernel})), take(name + ".bias", {out})};
    }

    [[nodiscard]] Level level(const std::string& name, std::int64_t in, std::int64_t out) const
    {
        Level result;
        for (std::int64_t i = 0; i < kBlocksPerLevel; i++)
            result.blocks.push_back(block(name + "." + std::to_string(i), i == 0 ? in : out, out));
        return result;
    }

private:
    static torch::Tensor packed(const torch::Tensor& weight)
    {
        return weight.contiguous(at::MemoryFormat::ChannelsLast);
    }

    [[noreturn]] void refuse(const std::string& what) const
    {
        throw InvalidInput("\"" + m_source + "\" is not RMVPE's pitch model: " + what +
                           ". Use the file rmvpe.pt that RVC uses.");
    }

    const tensorfile::TensorMap& m_weights;
    const std::string& m_source;
    torch::Device m_device;
};

RmvpeNet::RmvpeNet(const tensorfile::TensorMap& weights, const std::string& source,
                   const torch::Device& device)
    : m_device(device)
{
    const torch::NoGradGuard noGradients;
    const Loader loader(weights, source, device);
    const Loader::Norm input = loader.norm("unet.encoder.bn", 1);
    m_inputScale = input.scale;
    m_inputShift = input.shift;
    std::int64_t channels = kFirstChannels;
    for (std::int64_t i = 0; i < kLevels; i++, channels *= 2)
        m_encoder.push_back(loader.level("unet.encoder.layers." + std::to_string(i) + ".conv",
                                         i == 0 ? 1 : channels / 2, channels));
    for (std::int64_t i = 0; i < 4; i++)
        m_middle.push_back(loader.level("unet.intermediate.layers." + std::to_string(i) + ".conv",
                                        i == 0 ? channels / 2 : channels, channels));
    for (std::int64_t i = 0; i < kLevels; i++, channels /= 2) {
        const std::string name = "unet.decoder.layers." + std::to_string(i);
        Level level = loader.level(name + ".conv2", channels, channels / 2);
        level.up = loader.up(name + ".conv1", channels, channels / 2);
        m_decoder.push_back(std::move(level));
    }
    m_last = loader.plain("cnn", kFirstChannels, 3, 3);
    for (const char* direction : {"", "_reverse"})
        for (const auto& [name, shape] :
             std::initializer_list<std::pair<std::string, std::vector<std::int64_t>>>{
                 {"weight_ih", {768, 384}},
                 {"weight_hh", {768, 256}},
                 {"bias_ih", {768}},
                 {"bias_hh", {768}}})
            m_gru.push_back(loader.take("fc.0.gru." + name + "_l0" + direction, shape));
    m_pitch = {loader.take("fc.1.weight", {360, 512}), loader.take("fc.1.bias", {360})};
}

torch::Tensor RmvpeNet::run(const Block& block, const torch::Tensor& x)
{
    const auto convolve = [](const torch::Tensor& input, const Convolution& c, std::int64_t padding) {
        return at::conv2d(input, c.weight, c.bias, 1, padding);
    };
    const torch::Tensor hidden = convolve(x, block.first, 1).relu_();
    return convolve(hidden, block.second, 1)
        .relu_()
        .add_(block.shortcut.weight.defined() ? convolve(x, block.shortcut, 0) : x);
}

torch::Tensor RmvpeNet::encode(const Level& level, const torch::Tensor& x, std::int64_t tileFrames,
                               const Job& job)
{
    const std::int64_t frames = x.size(2);
    torch::Tensor result;
    for (std::int64_t start = 0; start < frames; start += tileFrames) {
        const std::int64_t end = std::min(frames, start + tileFrames);
        const std::int64_t from = std::max<std::int64_t>(0, start - kEncoderHalo);
        const std::int64_t to = std::min(frames, end + kEncoderHalo);
        torch::Tensor tile = x.slice(2, from, to);
        for (const Block& block : level.blocks) {
            job.throwIfStopped();
            tile = run(block, tile);
        }
        if (from == start && to == end && end - start == frames)
            return tile;
        if (!result.defined())
            result = at::empty({1, tile.size(1), frames, tile.size(3)}, tile.options(),
                               at::MemoryFormat::ChannelsLast);
        result.slice(2, start, end).copy_(tile.slice(2, start - from, end - from));
    }
    return result;
}

torch::Tensor RmvpeNet::decode(std::size_t level, const torch::Tensor& below, const torch::Tensor& skip,
                               std::int64_t tileFrames, const Job& job) const
{
    const bool finest = level + 1 == m_decoder.size();
    const std::int64_t frames = skip.size(2);
    torch::Tensor result;
    for (std::int64_t start = 0; start < frames; start += tileFrames) {
        const std::int64_t end = std::min(frames, start + tileFrames);
        const std::int64_t from = std::max<std::int64_t>(0, start - kDecoderHalo);
        const std::int64_t to = std::min(frames, end + kDecoderHalo);
        job.throwIfStopped();
        const Convolution& up = m_decoder[level].up;
        torch::Tensor tile =
            at::conv_transpose2d(below.slice(2, from / 2, to / 2), up.weight, up.bias, 2, 1, 1).relu_();
        tile = at::cat({tile, skip.slice(2, from, to)}, 1).contiguous(at::MemoryFormat::ChannelsLast);
        for (const Block& block : m_decoder[level].blocks) {
            job.throwIfStopped();
            tile = run(block, tile);
        }
        if (finest)
            tile = at::conv2d(tile, m_last.weight, m_last.bias, 1, 1);
        if (from == start && to == end && end - start == frames)
            return tile;
        if (!result.defined())
            result = at::empty({1, tile.size(1), frames, tile.size(3)}, tile.options(),
                               at::MemoryFormat::ChannelsLast);
        result.slice(2, start, end).copy_(tile.slice(2, start - from, end - from));
    }
    return result;
}

torch::Tensor RmvpeNet::recur(const torch::Tensor& x) const
{
    const torch::Tensor start = at::zeros({2, 1, 256}, x.options());
    return std::get<0>(at::gru(x, start, m_gru, true, 1, 0.0, false, true, true));
}

torch::Tensor RmvpeNet::salience(const torch::Tensor& mel, std::int64_t tileFrames, const Job& job) const
{
    const torch::NoGradGuard noGradients;
    const std::int64_t frames = mel.size(0);
    // [1, 1, frames, mels]; time runs down, frequency along
    torch::Tensor x = (mel.to(m_device) * m_inputScale + m_inputShift).view({1, 1, frames, kMels});
    std::vector<torch::Tensor> skips;
    for (const Level& level : m_encoder) {
        job.report(0.4 * static_cast<double>(skips.size()) / kLevels, "pitch");
        skips.push_back(encode(level, x, tileFrames, job));
        x = at::avg_pool2d(skips.back(), 2);
    }
    for (const Level& level : m_middle)
        for (const Block& block : level.blocks) {
            job.throwIfStopped();
            x = run(block, x);
        }
    for (std::size_t i = 0; i < m_decoder.size(); i++) {
        job.report(0.5 + 0.4 * static_cast<double>(i) / kLevels, "pitch");
        x = decode(i, x, skips.back(), tileFrames, job);
        skips.pop_back();
    }
    job.throwIfStopped();
    job.report(0.9, "pitch");
    // [1, 3, frames, mels] → [1, frames, 3·mels]
    const torch::Tensor hidden = recur(x.transpose(1, 2).contiguous().view({1, frames, 3 * kMels}));
    return at::addmm(m_pitch.bias, hidden[0], m_pitch.weight.t()).sigmoid_().to(torch::kCPU);
}

} // namespace koe::pitch
