#include "synth/model/text_encoder.h"

#include "synth/model/layers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace koe::synth::model {
namespace {

constexpr std::int64_t kWindow = 10; // relative positions beyond it have no embedding

std::string layerName(const char* kind, int layer)
{
    return std::string("enc_p.encoder.") + kind + "." + std::to_string(layer);
}

torch::Tensor embed(const nn::Parameters& parameters, const GeneratorConfig& config,
                    const torch::Tensor& phone, const torch::Tensor& pitch)
{
    auto x = at::linear(phone, parameters["enc_p.emb_phone.weight"], parameters["enc_p.emb_phone.bias"]);
    if (config.f0)
        x = x + at::embedding(parameters["enc_p.emb_pitch.weight"], pitch);
    return at::leaky_relu(x * std::sqrt(static_cast<double>(config.hiddenChannels)), kSlope)
        .transpose(1, 2)
        .contiguous(); // [B, hidden, T]
}

torch::Tensor normalised(const nn::Parameters& parameters, const std::string& name, const torch::Tensor& x)
{
    return at::layer_norm(x.transpose(1, 2), {x.size(1)}, parameters[name + ".gamma"],
                          parameters[name + ".beta"])
        .transpose(1, 2);
}

constexpr std::int64_t kBand = 2 * kWindow + 1;

/// What each query says to the keys around it, laid out as a band of a square matrix: element (i, j) of the
/// result is element (i, j − i + window), 0 outside. A row that is one longer than the result's shifts the
/// next.
/// @param x [B, heads, T, band] @return [B, heads, T, T]
torch::Tensor bandToSquare(const torch::Tensor& x)
{
    const auto frames = x.size(2);
    const auto flat = at::constant_pad_nd(x, {0, frames}, 0).reshape({x.size(0), x.size(1), -1});
    return flat.narrow(2, 0, frames * (frames + kBand - 1))
        .reshape({x.size(0), x.size(1), frames, frames + kBand - 1})
        .narrow(3, kWindow, frames);
}

/// The way back. @param x [B, heads, T, T] @return [B, heads, T, band]
torch::Tensor squareToBand(const torch::Tensor& x)
{
    const auto frames = x.size(2);
    const auto flat = at::constant_pad_nd(x, {kWindow, kWindow}, 0).reshape({x.size(0), x.size(1), -1});
    return at::constant_pad_nd(flat, {0, frames}, 0)
        .reshape({x.size(0), x.size(1), frames, frames + kBand})
        .narrow(3, 0, kBand);
}

/// Query, key and value, each [B, heads, T, hidden / heads]; the query is scaled already.
struct Heads
{
    torch::Tensor query, key, value;
};

Heads heads(const nn::Parameters& parameters, const std::string& name, const torch::Tensor& x, int count)
{
    const auto depth = x.size(1) / count;
    const auto split = [&](const char* which) {
        return convolve(parameters, name + which, x)
            .reshape({x.size(0), count, depth, x.size(2)})
            .transpose(2, 3);
    };
    return {split(".conv_q") / std::sqrt(static_cast<double>(depth)), split(".conv_k"), split(".conv_v")};
}

/// @param attentionMask [B, 1, T, T], 0 where a query may not look
torch::Tensor attention(const nn::Parameters& parameters, const std::string& name, const torch::Tensor& x,
                        const torch::Tensor& attentionMask, const GeneratorConfig& config)
{
    const Heads h = heads(parameters, name, x, config.heads);
    auto scores = at::matmul(h.query, h.key.transpose(2, 3)) +
                  bandToSquare(at::matmul(h.query, parameters[name + ".emb_rel_k"].transpose(1, 2)));
    scores = scores.masked_fill(attentionMask == 0, -1e4);
    const auto p = at::dropout(at::softmax(scores, -1), config.dropout, config.dropout > 0);
    const auto out = at::matmul(p, h.value) + at::matmul(squareToBand(p), parameters[name + ".emb_rel_v"]);
    return convolve(parameters, name + ".conv_o", out.transpose(2, 3).reshape(x.sizes()));
}

/// The same without mask or gradients, over blocks of queries. Keys and values get `window` columns of
/// nothing at both ends, so that each block's band is a view with a shifted row stride.
torch::Tensor blockwiseAttention(const nn::Parameters& parameters, const std::string& name,
                                 const torch::Tensor& x, int headCount)
{
    constexpr std::int64_t kBlock = 256;
    const auto frames = x.size(2);
    const auto width = frames + 2 * kWindow;
    const Heads h = heads(parameters, name, x, headCount);
    const auto query = h.query.squeeze(0).contiguous(); // [heads, T, depth]
    const auto keys = at::constant_pad_nd(h.key.squeeze(0), {0, 0, kWindow, kWindow}, 0).transpose(1, 2);
    const auto values = at::constant_pad_nd(h.value.squeeze(0), {0, 0, kWindow, kWindow}, 0);
    const auto relativeKeys = parameters[name + ".emb_rel_k"].transpose(1, 2).expand({headCount, -1, kBand});
    const auto relativeValues = parameters[name + ".emb_rel_v"].expand({headCount, kBand, -1});

    std::vector<torch::Tensor> parts;
    for (std::int64_t from = 0; from < frames; from += kBlock) {
        const auto count = std::min(kBlock, frames - from);
        const auto q = query.narrow(1, from, count);
        const auto band = [&](const torch::Tensor& square) {
            return square.as_strided({headCount, count, kBand}, {count * width, width + 1, 1}, from);
        };
        auto scores = at::bmm(q, keys);
        band(scores).add_(at::bmm(q, relativeKeys));
        constexpr float kNever = -std::numeric_limits<float>::infinity();
        scores.narrow(2, 0, kWindow).fill_(kNever);
        scores.narrow(2, frames + kWindow, kWindow).fill_(kNever);
        const auto p = at::softmax(scores, -1);
        parts.push_back(at::bmm(p, values) + at::bmm(band(p), relativeValues));
    }
    const auto out = at::cat(parts, 1); // [heads, T, depth]
    return convolve(parameters, name + ".conv_o", out.transpose(1, 2).reshape({1, x.size(1), frames}));
}

/// Two convolutions over time; even kernels pad one more on the right, as RVC does.
torch::Tensor feedForward(const nn::Parameters& parameters, const std::string& name, const torch::Tensor& x,
                          const torch::Tensor& mask, const GeneratorConfig& config)
{
    const auto padded = [&](const torch::Tensor& y) {
        const auto masked = mask.defined() ? y * mask : y;
        return at::constant_pad_nd(masked, {(config.kernelSize - 1) / 2, config.kernelSize / 2}, 0);
    };
    auto y = at::relu(
        at::conv1d(padded(x), parameters[name + ".conv_1.weight"], parameters[name + ".conv_1.bias"]));
    y = at::dropout(y, config.dropout, mask.defined() && config.dropout > 0);
    y = at::conv1d(padded(y), parameters[name + ".conv_2.weight"], parameters[name + ".conv_2.bias"]);
    return mask.defined() ? y * mask : y;
}

Prior project(const nn::Parameters& parameters, const GeneratorConfig& config, const torch::Tensor& x)
{
    const auto stats = convolve(parameters, "enc_p.proj", x);
    return {stats.narrow(1, 0, config.interChannels),
            stats.narrow(1, config.interChannels, config.interChannels)};
}

} // namespace

Prior encodeText(const nn::Parameters& parameters, const GeneratorConfig& config, const torch::Tensor& phone,
                 const torch::Tensor& pitch, const torch::Tensor& mask)
{
    const auto attentionMask = mask.unsqueeze(2) * mask.unsqueeze(-1);
    const bool drops = config.dropout > 0;
    auto x = embed(parameters, config, phone, pitch) * mask;
    for (int i = 0; i < config.layers; i++) {
        auto y = attention(parameters, layerName("attn_layers", i), x, attentionMask, config);
        x = normalised(parameters, layerName("norm_layers_1", i), x + at::dropout(y, config.dropout, drops));
        y = feedForward(parameters, layerName("ffn_layers", i), x, mask, config);
        x = normalised(parameters, layerName("norm_layers_2", i), x + at::dropout(y, config.dropout, drops));
    }
    const Prior prior = project(parameters, config, x * mask);
    return {prior.mean * mask, prior.logDeviation * mask};
}

Prior encodeTextForInference(const nn::Parameters& parameters, const GeneratorConfig& config,
                             const torch::Tensor& phone, const torch::Tensor& pitch, std::int64_t skipFrames)
{
    auto x = embed(parameters, config, phone, pitch);
    for (int i = 0; i < config.layers; i++) {
        x = normalised(parameters, layerName("norm_layers_1", i),
                       x + blockwiseAttention(parameters, layerName("attn_layers", i), x, config.heads));
        x = normalised(parameters, layerName("norm_layers_2", i),
                       x + feedForward(parameters, layerName("ffn_layers", i), x, {}, config));
    }
    return project(parameters, config, x.narrow(2, skipFrames, x.size(2) - skipFrames));
}

} // namespace koe::synth::model
