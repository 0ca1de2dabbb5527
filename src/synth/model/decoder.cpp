#include "synth/model/decoder.h"

#include "nn/mixed_precision.h"
#include "synth/model/layers.h"

namespace koe::synth::model {
namespace {

/// A conv1d on [B, C, 1, T] in channels-last memory: with few channels a fifth faster, forward and back, than
/// on [B, C, T] (docs/decisions/0006).
torch::Tensor convolveChannelsLast(const nn::Parameters& parameters, const std::string& name,
                                   const torch::Tensor& x, std::int64_t dilation)
{
    const auto w = weight(parameters, name).unsqueeze(2).contiguous(at::MemoryFormat::ChannelsLast);
    return at::conv2d(x, w, parameters[name + ".bias"], at::IntArrayRef{1, 1},
                      at::IntArrayRef{0, (w.size(3) - 1) * dilation / 2}, at::IntArrayRef{1, dilation});
}

/// @param x [B, C, 1, T], channels last @param paired RVC's kind "1"; else "2"
torch::Tensor residualBlock(const nn::Parameters& parameters, const std::string& prefix, torch::Tensor x,
                            const std::vector<int>& dilations, bool paired)
{
    for (std::size_t i = 0; i < dilations.size(); i++) {
        const std::string number = std::to_string(i);
        const auto activated = at::leaky_relu(x, kSlope);
        if (!paired) {
            x = convolveChannelsLast(parameters, prefix + ".convs." + number, activated, dilations[i]) + x;
            continue;
        }
        auto y = convolveChannelsLast(parameters, prefix + ".convs1." + number, activated, dilations[i]);
        at::leaky_relu_(y, kSlope); // in place: a convolution's gradient does not need its output
        x = convolveChannelsLast(parameters, prefix + ".convs2." + number, y, 1) + x;
    }
    return x;
}

} // namespace

torch::Tensor decode(const nn::Parameters& parameters, const GeneratorConfig& config, const torch::Tensor& z,
                     const torch::Tensor& source, const torch::Tensor& g)
{
    // bfloat16's eight bits would lay noise over the quiet bands, and the loss would see little else.
    const nn::MixedPrecision full(false);
    const std::size_t kernels = config.resblockKernelSizes.size();
    std::int64_t step = config.hop(); // samples of the source per value of the stage
    auto x =
        convolve(parameters, "dec.conv_pre", z.to(torch::kFloat32)) + convolve(parameters, "dec.cond", g);
    for (std::size_t i = 0; i < config.upsampleRates.size(); i++) {
        const std::string stage = std::to_string(i);
        const int rate = config.upsampleRates[i];
        x = at::conv_transpose1d(at::leaky_relu(x, kSlope), weight(parameters, "dec.ups." + stage),
                                 parameters["dec.ups." + stage + ".bias"], rate,
                                 (config.upsampleKernelSizes[i] - rate) / 2);
        step /= rate;
        if (config.f0) {
            const bool last = i + 1 == config.upsampleRates.size();
            x = x + at::conv1d(source, parameters["dec.noise_convs." + stage + ".weight"],
                               parameters["dec.noise_convs." + stage + ".bias"], step, last ? 0 : step / 2);
        }
        x = x.unsqueeze(2).contiguous(at::MemoryFormat::ChannelsLast);
        torch::Tensor sum;
        for (std::size_t j = 0; j < kernels; j++) {
            const auto block = residualBlock(parameters, "dec.resblocks." + std::to_string(i * kernels + j),
                                             x, config.resblockDilations[j], config.resblock == "1");
            sum = j == 0 ? block : sum + block;
        }
        x = (sum / static_cast<double>(kernels)).squeeze(2).contiguous();
    }
    return at::tanh(convolve(parameters, "dec.conv_post", at::leaky_relu(x, kLastSlope)));
}

} // namespace koe::synth::model
