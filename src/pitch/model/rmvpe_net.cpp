#include "pitch/model/rmvpe_net.h"

#include "core/error.h"
#include "nn/parameters.h"

#include <ATen/Context.h>

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

constexpr std::int64_t kLargeWeight = 200'000; // values

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
        return nn::toTensor(*found).to(m_device, torch::kFloat32);
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
        return {laidOut(weight * after.scale.view({out, 1, 1, 1}), 1), after.shift};
    }

    /// A transposed convolution 3×3 of stride 2 as a convolution 2×2 that gives the four pixels of each place
    /// as channels (LibTorch's own runs on one thread and through a large buffer). Along one axis, with w[k]
    /// the kernel: pixel 2i = w[1]·x[i], pixel 2i+1 = w[2]·x[i] + w[0]·x[i+1].
    [[nodiscard]] Convolution up(const std::string& name, std::int64_t in, std::int64_t out) const
    {
        const Norm after = norm(name + ".1", out);
        const torch::Tensor weight = // [out, in, 3, 3]
            (take(name + ".0.weight", {in, out, 3, 3}) * after.scale.view({1, out, 1, 1})).transpose(0, 1);
        struct Tap
        {
            std::int64_t pixel, place, kernel;
        };
        constexpr Tap kTaps[] = {{0, 0, 1}, {1, 0, 2}, {1, 1, 0}};
        torch::Tensor places =
            at::zeros({out, 2, 2, in, 2, 2}, weight.options()); // channel order of pixel_shuffle
        for (const Tap& down : kTaps)
            for (const Tap& along : kTaps)
                places.select(1, down.pixel)
                    .select(1, along.pixel)
                    .select(2, down.place)
                    .select(2, along.place)
                    .copy_(weight.select(2, down.kernel).select(2, along.kernel));
        return {laidOut(places.view({4 * out, in, 2, 2}), 0), after.shift.repeat_interleave(4)};
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
        return {laidOut(take(name + ".weight", {out, in, kernel, kernel}), kernel / 2),
                take(name + ".bias", {out})};
    }

    [[nodiscard]] Level level(const std::string& name, std::int64_t in, std::int64_t out) const
    {
        Level result;
        for (std::int64_t i = 0; i < kBlocksPerLevel; i++)
            result.blocks.push_back(block(name + "." + std::to_string(i), i == 0 ? in : out, out));
        return result;
    }

private:
    /// Large weights in oneDNN's own layout: it would bring them there at every call, which takes as long as
    /// the convolution where the picture is small.
    static torch::Tensor laidOut(const torch::Tensor& weight, std::int64_t padding)
    {
        if (weight.device().is_cpu() && weight.numel() >= kLargeWeight && at::hasMKLDNN())
            return at::mkldnn_reorder_conv2d_weight(weight.contiguous().to_mkldnn(), {padding, padding},
                                                    {1, 1}, {1, 1}, 1);
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
    std::vector<torch::Tensor> gru;
    for (const char* direction : {"", "_reverse"})
        for (const auto& [name, shape] :
             std::initializer_list<std::pair<std::string, std::vector<std::int64_t>>>{
                 {"weight_ih", {768, 384}},
                 {"weight_hh", {768, 256}},
                 {"bias_ih", {768}},
                 {"bias_hh", {768}}})
            gru.push_back(loader.take("fc.0.gru." + name + "_l0" + direction, shape));
    m_gru = std::make_unique<const BidirectionalGru>(std::move(gru));
    m_pitch = {loader.take("fc.1.weight", {360, 512}), loader.take("fc.1.bias", {360})};
}

torch::Tensor RmvpeNet::run(const Convolution& convolution, const torch::Tensor& x, std::int64_t padding)
{
    const torch::Tensor& weight = convolution.weight;
    if (weight.is_mkldnn())
        return at::mkldnn_convolution(x, weight, convolution.bias, {padding, padding}, {1, 1}, {1, 1}, 1);
    return at::conv2d(x, weight, convolution.bias, 1, padding);
}

torch::Tensor RmvpeNet::run(const Block& block, const torch::Tensor& x)
{
    const torch::Tensor hidden = run(block.first, x, 1).relu_();
    return run(block.second, hidden, 1)
        .relu_()
        .add_(block.shortcut.weight.defined() ? run(block.shortcut, x, 0) : x);
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
        // One place more below and to the right: the neighbour, or the nothing beyond the end.
        const std::int64_t belowFrom = from / 2;
        const std::int64_t belowTo = std::min(below.size(2), to / 2 + 1);
        const torch::Tensor places =
            at::constant_pad_nd(below.slice(2, belowFrom, belowTo), {0, 1, 0, to / 2 + 1 - belowTo}, 0);
        torch::Tensor tile = at::pixel_shuffle(run(up, places, 0), 2).relu_();
        tile = at::cat({tile, skip.slice(2, from, to)}, 1).contiguous(at::MemoryFormat::ChannelsLast);
        for (const Block& block : m_decoder[level].blocks) {
            job.throwIfStopped();
            tile = run(block, tile);
        }
        if (finest)
            tile = run(m_last, tile, 1);
        if (from == start && to == end && end - start == frames)
            return tile;
        if (!result.defined())
            result = at::empty({1, tile.size(1), frames, tile.size(3)}, tile.options(),
                               at::MemoryFormat::ChannelsLast);
        result.slice(2, start, end).copy_(tile.slice(2, start - from, end - from));
    }
    return result;
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
    // [1, 3, frames, mels] → [frames, 3·mels]
    const torch::Tensor hidden = (*m_gru)(x.transpose(1, 2).contiguous().view({frames, 3 * kMels}));
    return at::addmm(m_pitch.bias, hidden, m_pitch.weight.t()).sigmoid_().to(torch::kCPU);
}

} // namespace koe::pitch
