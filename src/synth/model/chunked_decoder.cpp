#include "synth/model/chunked_decoder.h"

#include "core/error.h"
#include "synth/model/layers.h"

#include <algorithm>

namespace koe::synth::model {
namespace {

/// A transposed convolution as a plain one that answers all @p rate phases of a position at once: output
/// q·rate + p takes tap p + padding + m·rate of the input at q − m.
/// @param weight [in, out, kernel] @return [rate·out, in, taps], phase-major
torch::Tensor phasesOf(const torch::Tensor& weight, std::int64_t rate)
{
    const auto kernel = weight.size(2);
    const auto padding = (kernel - rate) / 2;
    const auto reach = (rate - 1 + padding) / rate; // the same to both sides, for kernel − rate is even
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

std::int64_t ChunkedDecoder::ResidualBlock::radius() const
{
    std::int64_t sum = 0;
    for (const std::vector<TimeConvolution>* row : {&dilated, &plain})
        for (const TimeConvolution& convolution : *row)
            sum += convolution.radius();
    return sum;
}

ChunkedDecoder::Range ChunkedDecoder::Range::widened(std::int64_t by, std::int64_t end) const
{
    return {std::max<std::int64_t>(0, from - by), std::min(end, to + by)};
}

ChunkedDecoder::ChunkedDecoder(const nn::Parameters& parameters, const GeneratorConfig& config)
    : m_hop(config.hop()), m_pre(parameters["dec.conv_pre.weight"], parameters["dec.conv_pre.bias"]),
      m_condWeight(parameters["dec.cond.weight"].squeeze(2)), m_condBias(parameters["dec.cond.bias"])
{
    for (std::size_t i = 0; i < config.upsampleRates.size(); i++) {
        const int margin = config.upsampleKernelSizes[i] - config.upsampleRates[i];
        if (margin < 0 || margin % 2 != 0)
            throw InvalidInput("The voice's decoder has an upsampling kernel of " +
                               std::to_string(config.upsampleKernelSizes[i]) + " for a rate of " +
                               std::to_string(config.upsampleRates[i]) +
                               ", which RVC's decoder cannot have.");
        m_stages.push_back(makeStage(parameters, config, i));
    }
    // The mean of the last stage's blocks is taken here: leaky ReLU lets a positive factor pass.
    m_postWeight =
        parameters["dec.conv_post.weight"].squeeze(0) / static_cast<double>(m_stages.back().blocks.size());
    m_postWeight = m_postWeight.contiguous();
}

ChunkedDecoder::Stage ChunkedDecoder::makeStage(const nn::Parameters& parameters,
                                                const GeneratorConfig& config, std::size_t index) const
{
    const std::string number = std::to_string(index);
    const std::int64_t rate = config.upsampleRates[index];
    auto up = phasesOf(parameters["dec.ups." + number + ".weight"], rate);
    if (index > 0)
        up = up / static_cast<double>(config.resblockKernelSizes.size()); // mean of the stage before
    auto bias = parameters["dec.ups." + number + ".bias"];

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
        const std::string prefix = "dec.resblocks." + std::to_string(index * kernels + j);
        ResidualBlock block;
        for (std::size_t i = 0; i < config.resblockDilations[j].size(); i++) {
            const bool paired = config.resblock == "1";
            const std::string first = prefix + (paired ? ".convs1." : ".convs.") + std::to_string(i);
            block.dilated.emplace_back(parameters[first + ".weight"], parameters[first + ".bias"],
                                       config.resblockDilations[j][i]);
            if (!paired)
                continue;
            const std::string second = prefix + ".convs2." + std::to_string(i);
            block.plain.emplace_back(parameters[second + ".weight"], parameters[second + ".bias"]);
        }
        radius = std::max(radius, block.radius());
        blocks.push_back(std::move(block));
    }
    return {rate, TimeConvolution(up, bias.repeat({rate})), std::move(blocks), radius, sourceWeight, step};
}

torch::Tensor ChunkedDecoder::runBlocks(const Stage& stage, const torch::Tensor& x)
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

torch::Tensor ChunkedDecoder::finish(const torch::Tensor& x, Range have, Range want) const
{
    // One output channel is no work for a convolution: every tap's products at once, then summed along the
    // diagonal.
    const auto products = at::mm(at::leaky_relu(x, kLastSlope), m_postWeight); // [have, taps]
    const auto taps = m_postWeight.size(1);
    auto audio = at::zeros({want.length()}, x.options());
    for (std::int64_t tap = 0; tap < taps; tap++) {
        const auto shift = tap - taps / 2;
        const Range inside{std::max(want.from + shift, have.from), std::min(want.to + shift, have.to)};
        if (inside.length() > 0)
            audio.narrow(0, inside.from - shift - want.from, inside.length())
                .add_(products.select(1, tap).narrow(0, inside.from - have.from, inside.length()));
    }
    return audio.tanh_();
}

torch::Tensor ChunkedDecoder::piece(const torch::Tensor& z, const torch::Tensor& paddedSource,
                                    const torch::Tensor& condition, Range frames) const
{
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
    x = x.narrow(0, output.from - first.from, output.length()).add_(condition);
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
                paddedSource.as_strided({need.blocks.length(), kernel}, {stage.sourceStep, 1},
                                        m_hop + need.blocks.from * stage.sourceStep - lead);
            x.addmm_(stretches, stage.sourceWeight);
        }
        x = runBlocks(stage, x).narrow(0, need.output.from - need.blocks.from, need.output.length());
        have = need.output;
    }
    return finish(x, have, audio);
}

void ChunkedDecoder::decode(const torch::Tensor& z, const torch::Tensor& source, const torch::Tensor& g,
                            const Job& job, const Sink& sink) const
{
    const auto condition = at::addmv(m_condBias, m_condWeight, g); // [initial]
    // A frame of silence at both ends, so that no stretch of the source begins before it.
    const auto paddedSource = source.defined() ? at::constant_pad_nd(source, {m_hop, m_hop}, 0) : source;
    const auto frames = z.size(0);
    for (std::int64_t from = 0; from < frames; from += m_chunkFrames) {
        job.throwIfStopped();
        const Range chunk{from, std::min(frames, from + m_chunkFrames)};
        sink(piece(z, paddedSource, condition, chunk).to(torch::kCPU));
        job.report(static_cast<double>(chunk.to) / static_cast<double>(frames), "voice");
    }
}

} // namespace koe::synth::model
