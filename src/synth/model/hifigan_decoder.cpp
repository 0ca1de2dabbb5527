#include "synth/model/hifigan_decoder.h"

#include "core/error.h"
#include "synth/model/layers.h"

#include <algorithm>

namespace koe::synth::model {
namespace {

/// A transposed convolution as a plain one that answers all @p rate phases of a position at once: output
/// q·rate + p takes tap p + padding + m·rate of the input at q − m. An odd
/// difference of kernel and rate (Applio) crops one more at the front than at the end.
/// @param weight [in, out, kernel] @return [rate·out, in, taps], phase-major
torch::Tensor phasesOf(const torch::Tensor& weight, std::int64_t rate)
{
    const auto kernel = weight.size(2);
    const auto padding = (kernel - rate + 1) / 2;
    const auto reach = std::max(rate - 1 + padding, kernel - 1 - padding) / rate;
    auto phases = at::zeros({rate, weight.size(1), weight.size(0), 2 * reach + 1}, weight.options());
    for (std::int64_t p = 0; p < rate; p++) {
        for (std::int64_t m = -reach; m <= reach; m++) {
            const auto tap = p + padding + m * rate;
            if (tap >= 0 && tap < kernel)
                phases.select(0, p).select(2, reach - m).copy_(weight.select(2, tap).t());
        }
    }
    return phases.view({rate * weight.size(1), weight.size(0), 2 * reach + 1});
}

} // namespace

std::int64_t HiFiGanDecoder::ResidualBlock::radius() const
{
    std::int64_t sum = 0;
    for (const std::vector<TimeConvolution>* row : {&dilated, &plain})
        for (const TimeConvolution& convolution : *row)
            sum += convolution.radius();
    return sum;
}

HiFiGanDecoder::HiFiGanDecoder(const nn::Parameters& parameters, const GeneratorConfig& config)
    : ChunkedDecoder(parameters, config),
      m_pre(parameters["dec.conv_pre.weight"], parameters["dec.conv_pre.bias"])
{
    for (std::size_t i = 0; i < config.upsampleRates.size(); i++) {
        const int rate = config.upsampleRates[i];
        const int kernel = config.upsampleKernelSizes[i];
        const bool applioOdd = rate % 2 == 1 && kernel == 2 * rate;
        if (!applioOdd && (kernel < rate || (kernel - rate) % 2 != 0))
            throw InvalidInput("The voice's decoder has an upsampling kernel of " + std::to_string(kernel) +
                               " for a rate of " + std::to_string(rate) +
                               ", which such a decoder cannot have.");
        m_stages.push_back(makeStage(parameters, config, i));
    }
    // The mean of the last stage's blocks is taken here: leaky ReLU lets a positive factor pass.
    m_postWeight =
        parameters["dec.conv_post.weight"].squeeze(0) / static_cast<double>(m_stages.back().blocks.size());
    m_postWeight = m_postWeight.contiguous();
    if (parameters.contains("dec.conv_post.bias"))
        m_postBias = parameters["dec.conv_post.bias"];
}

HiFiGanDecoder::Stage HiFiGanDecoder::makeStage(const nn::Parameters& parameters,
                                                const GeneratorConfig& config, std::size_t index)
{
    const std::string number = std::to_string(index);
    const std::int64_t rate = config.upsampleRates[index];
    const bool mrf = config.vocoder == Vocoder::MrfHiFiGan;
    const std::string upName = (mrf ? "dec.upsamples." : "dec.ups.") + number;
    auto up = phasesOf(parameters[upName + ".weight"], rate);
    if (index > 0)
        up = up / static_cast<double>(config.resblockKernelSizes.size()); // mean of the stage before
    auto bias = parameters[upName + ".bias"];

    std::int64_t step = 1;
    for (std::size_t later = index + 1; later < config.upsampleRates.size(); later++)
        step *= config.upsampleRates[later];
    torch::Tensor sourceWeight;
    if (config.f0) {
        sourceWeight = parameters["dec.noise_convs." + number + ".weight"].squeeze(1).t().contiguous();
        bias = bias + parameters["dec.noise_convs." + number + ".bias"];
    }

    std::vector<ResidualBlock> blocks;
    std::int64_t radius = 0;
    const std::size_t kernels = config.resblockKernelSizes.size();
    for (std::size_t j = 0; j < kernels; j++) {
        const std::string prefix = mrf ? "dec.mrfs." + number + "." + std::to_string(j) + ".layers."
                                       : "dec.resblocks." + std::to_string(index * kernels + j);
        const bool paired = mrf || config.resblock == "1";
        ResidualBlock block;
        for (std::size_t i = 0; i < config.resblockDilations[j].size(); i++) {
            const std::string layer = std::to_string(i);
            const auto convolution = [&](const char* row, const char* half, std::int64_t dilation) {
                const std::string name = mrf ? prefix + layer + half : prefix + row + layer;
                return TimeConvolution(parameters[name + ".weight"], parameters[name + ".bias"], dilation);
            };
            block.dilated.push_back(
                convolution(paired ? ".convs1." : ".convs.", ".conv1", config.resblockDilations[j][i]));
            if (paired)
                block.plain.push_back(convolution(".convs2.", ".conv2", 1));
        }
        radius = std::max(radius, block.radius());
        blocks.push_back(std::move(block));
    }
    return {rate, TimeConvolution(up, bias.repeat({rate})), std::move(blocks), radius, sourceWeight, step};
}

torch::Tensor HiFiGanDecoder::runBlocks(const Stage& stage, const torch::Tensor& x)
{
    torch::Tensor sum;
    for (const auto& block : stage.blocks) {
        torch::Tensor y = x;
        for (std::size_t i = 0; i < block.dilated.size(); i++) {
            const bool last = i + 1 == block.dilated.size();
            const auto others = last ? sum : torch::Tensor();
            y = block.plain.empty() ? block.dilated[i](y, kSlope, y, others)
                                    : block.plain[i](block.dilated[i](y, kSlope), kSlope, y, others);
        }
        sum = y;
    }
    return sum; // of the blocks: who reads it divides by their number
}

torch::Tensor HiFiGanDecoder::piece(const Call& call, Range frames) const
{
    const torch::Tensor& z = call.z;
    // From the audio backwards: what each stage must give (output) and take (input) for these frames.
    struct Need
    {
        Range output, blocks, up;
    };
    const Range audio{frames.from * m_hop, frames.to * m_hop};
    std::vector<Need> needs(m_stages.size());
    std::int64_t end = z.size(0) * m_hop;
    Range output = audio.widened(m_postWeight.size(1) / 2, end);
    for (std::size_t i = m_stages.size(); i-- > 0;) {
        const Stage& stage = m_stages[i];
        const Range blocks = output.widened(stage.radius, end);
        end /= stage.rate;
        const Range up{blocks.from / stage.rate, (blocks.to + stage.rate - 1) / stage.rate};
        needs[i] = {output, blocks, up};
        output = up.widened(stage.up.radius(), end);
    }
    const Range first = output.widened(m_pre.radius(), z.size(0));

    auto x = m_pre(z.narrow(0, first.from, first.length()));
    x = x.narrow(0, output.from - first.from, output.length()).add_(call.condition);
    Range have = output;
    for (std::size_t i = 0; i < m_stages.size(); i++) {
        const Stage& stage = m_stages[i];
        const Need& need = needs[i];
        x = stage.up(x, kSlope).view({have.length() * stage.rate, -1});
        x = x.narrow(0, need.blocks.from - have.from * stage.rate, need.blocks.length());
        if (stage.sourceWeight.defined()) {
            // The noise convolution as a matrix product: overlapping stretches of the source are its rows.
            const auto kernel = stage.sourceWeight.size(0);
            const auto lead = kernel == 1 ? 0 : stage.sourceStep / 2;
            const auto stretches =
                call.paddedSource.as_strided({need.blocks.length(), kernel}, {stage.sourceStep, 1},
                                             m_hop + need.blocks.from * stage.sourceStep - lead);
            x.addmm_(stretches, stage.sourceWeight);
        }
        x = runBlocks(stage, x).narrow(0, need.output.from - need.blocks.from, need.output.length());
        have = need.output;
    }
    return lastConvolution(x, have, audio, m_postWeight, m_postBias, kLastSlope);
}

} // namespace koe::synth::model
