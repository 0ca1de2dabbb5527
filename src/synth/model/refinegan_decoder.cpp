#include "synth/model/refinegan_decoder.h"

#include "core/error.h"
#include "synth/model/position_noise.h"

#include <algorithm>
#include <array>

namespace koe::synth::model {
namespace {

constexpr double kRefineSlope = 0.2;
constexpr int kBlocks = 3;                                 // side by side, with kernels 3, 7 and 11
constexpr std::array<std::int64_t, 3> kDilations{1, 3, 5}; // fixed, whatever the config says
constexpr std::int64_t kEdgeRadius = 3;                    // of a kernel of 7
constexpr int kGin = 256;

/// Linear interpolation to @p rate values for one, as torch's Upsample (corners not aligned) does it.
/// @param x [have, channels] at the low rate @return [want, channels] at the high one
torch::Tensor interpolated(const torch::Tensor& x, Range have, std::int64_t rate, Range want)
{
    const std::int64_t rows = x.size(0);
    const auto below = at::cat({x.narrow(0, 0, 1), x.narrow(0, 0, rows - 1)});
    const auto above = at::cat({x.narrow(0, 1, rows - 1), x.narrow(0, rows - 1, 1)});
    auto y = at::empty({rows, rate, x.size(1)}, x.options());
    for (std::int64_t phase = 0; phase < rate; phase++) {
        const double offset = (static_cast<double>(phase) + 0.5) / static_cast<double>(rate) - 0.5;
        y.select(1, phase).copy_(offset < 0 ? at::lerp(below, x, 1 + offset) : at::lerp(x, above, offset));
    }
    return y.view({rows * rate, x.size(1)}).narrow(0, want.from - have.from * rate, want.length());
}

Range hull(Range a, Range b)
{
    return {std::min(a.from, b.from), std::max(a.to, b.to)};
}

Range within(Range range, std::int64_t end)
{
    return {std::max<std::int64_t>(0, range.from), std::min(end, range.to)};
}

torch::Tensor cropped(const torch::Tensor& x, Range have, Range want)
{
    return x.narrow(0, want.from - have.from, want.length());
}

TimeConvolution convolution(const nn::Parameters& parameters, const std::string& name,
                            std::int64_t dilation = 1)
{
    return TimeConvolution(parameters[name + ".weight"], parameters[name + ".bias"], dilation);
}

} // namespace

std::int64_t RefineGanDecoder::Block::radius() const
{
    std::int64_t sum = 0;
    for (const std::vector<TimeConvolution>* row : {&dilated, &plain})
        for (const TimeConvolution& one : *row)
            sum += one.radius();
    return sum;
}

RefineGanDecoder::RefineGanDecoder(const nn::Parameters& parameters, const GeneratorConfig& config)
    : ChunkedDecoder(parameters, config), m_sourceConvolution(convolution(parameters, "dec.pre_conv")),
      m_latent(convolution(parameters, "dec.mel_conv"))
{
    const std::size_t stages = config.upsampleRates.size();
    // The way down begins with 16 channels and doubles them; both ways must meet at each rate.
    if (stages > 8 || config.upsampleInitialChannels != 32 << stages || config.ginChannels != kGin ||
        std::ranges::any_of(config.upsampleRates, [](int rate) { return rate < 2; }))
        throw InvalidInput("The voice's RefineGAN decoder has " + std::to_string(stages) + " stages and " +
                           std::to_string(config.upsampleInitialChannels) +
                           " channels, which do not fit together.");
    for (std::size_t i = 0; i < stages; i++) {
        m_down.push_back({KaiserDownsampler(config.upsampleRates[stages - 1 - i],
                                            parameters["dec.pre_conv.weight"].device()),
                          convolution(parameters, "dec.downsample_blocks." + std::to_string(i))});
        m_up.push_back(makeStage(parameters, config, i));
    }
    // The mean of the last stage's blocks is taken here: leaky ReLU lets a positive factor pass.
    m_postWeight =
        (parameters["dec.conv_post.weight"].squeeze(0) / static_cast<double>(kBlocks)).contiguous();
}

RefineGanDecoder::Stage RefineGanDecoder::makeStage(const nn::Parameters& parameters,
                                                    const GeneratorConfig& config, std::size_t index)
{
    const std::string name = "dec.upsample_conv_blocks." + std::to_string(index);
    auto weight = parameters[name + ".input_conv.weight"];
    if (index > 0) { // the mean of the stage before; not of what comes from the way down
        const std::int64_t before = config.upsampleInitialChannels >> index;
        weight = weight.clone();
        weight.narrow(1, 0, before).div_(static_cast<double>(kBlocks));
    }
    Stage stage{
        config.upsampleRates[index], TimeConvolution(weight, parameters[name + ".input_conv.bias"]), {}, 0};
    const auto factors = [&](const std::string& tensor) {
        const auto& values = parameters[tensor];
        return at::any(values != 0).item<bool>() ? values : torch::Tensor();
    };
    for (int j = 0; j < kBlocks; j++) {
        const std::string prefix = name + ".blocks." + std::to_string(j);
        Block block;
        for (std::size_t i = 0; i < kDilations.size(); i++) {
            const std::string number = std::to_string(i);
            block.dilated.push_back(convolution(parameters, prefix + ".1.convs1." + number, kDilations[i]));
            block.plain.push_back(convolution(parameters, prefix + ".1.convs2." + number));
        }
        block.noiseBefore = factors(prefix + ".0.weight");
        block.noiseBehind = factors(prefix + ".2.weight");
        stage.radius = std::max(stage.radius, block.radius());
        stage.blocks.push_back(std::move(block));
    }
    return stage;
}

/// Which positions of every signal a piece needs, from the audio backwards.
struct RefineGanDecoder::Plan
{
    struct Up
    {
        Range output, blocks, joined; // what goes on, what the blocks and the convolution before them see
    };
    std::vector<Up> up;
    Range bottom;             // at the frame rate
    std::vector<Range> down;  // of the signal that step i of the way down begins with
    std::vector<Range> steps; // of what step i's convolution sees
    Range audio;
};

RefineGanDecoder::Plan RefineGanDecoder::planFor(Range frames, std::int64_t allFrames) const
{
    const std::size_t stages = m_up.size();
    Plan plan;
    plan.up.resize(stages);
    plan.down.resize(stages);
    plan.steps.resize(stages);
    plan.audio = {frames.from * m_hop, frames.to * m_hop};
    std::int64_t end = allFrames * m_hop;
    Range output = plan.audio.widened(kEdgeRadius, end);
    for (std::size_t i = stages; i-- > 0;) {
        const Range blocks = output.widened(m_up[i].radius, end);
        const Range joined = blocks.widened(kEdgeRadius, end);
        plan.up[i] = {output, blocks, joined};
        const std::int64_t rate = m_up[i].rate;
        end /= rate;
        output = Range{joined.from / rate, (joined.to + rate - 1) / rate}.widened(1, end);
    }
    plan.bottom = output;
    for (std::size_t step = stages; step-- > 0;) { // the last step gives the frame rate
        const std::size_t stage = stages - 1 - step;
        plan.steps[step] = output.widened(kEdgeRadius, end);
        end *= m_up[stage].rate;
        plan.down[step] =
            hull(within(m_down[step].resample.reach(plan.steps[step]), end), plan.up[stage].joined);
        output = plan.down[step];
    }
    return plan;
}

torch::Tensor RefineGanDecoder::runBlocks(std::size_t stage, const torch::Tensor& x, std::int64_t from,
                                          const DecoderNoise& noise) const
{
    const auto disturbed = [&](const torch::Tensor& signal, const torch::Tensor& factors,
                               std::size_t stream) {
        if (noise.scale == 0.0f || !factors.defined())
            return at::leaky_relu(signal, kRefineSlope);
        const auto draws = positionNoise(noise.seed, stream, from, signal.size(0), signal.size(1));
        auto sum = at::addcmul(signal, draws.to(signal.device()), factors, noise.scale);
        return at::leaky_relu_(sum, kRefineSlope);
    };
    torch::Tensor sum;
    const auto& blocks = m_up[stage].blocks;
    for (std::size_t j = 0; j < blocks.size(); j++) {
        const Block& block = blocks[j];
        const std::size_t stream = (stage * blocks.size() + j) * 2;
        auto y = disturbed(x, block.noiseBefore, stream);
        for (std::size_t i = 0; i < block.dilated.size(); i++)
            y = block.plain[i](block.dilated[i](y, kRefineSlope), kRefineSlope, y);
        y = disturbed(y, block.noiseBehind, stream + 1);
        sum = j == 0 ? y : sum.add_(y);
    }
    return sum; // of the blocks: who reads it divides by their number
}

torch::Tensor RefineGanDecoder::piece(const Call& call, Range frames) const
{
    const std::int64_t allFrames = call.z.size(0);
    const Plan plan = planFor(frames, allFrames);
    const std::size_t stages = m_up.size();

    // Down: the source at every rate, and at last at that of the frames.
    std::vector<torch::Tensor> kept(stages);
    Range have = plan.down[0].widened(kEdgeRadius, allFrames * m_hop);
    auto x = m_sourceConvolution(call.paddedSource.narrow(0, m_hop + have.from, have.length()).unsqueeze(1));
    x = cropped(x, have, plan.down[0]);
    for (std::size_t step = 0; step < stages; step++) {
        const std::size_t stage = stages - 1 - step;
        x = at::leaky_relu(x, kRefineSlope);
        kept[stage] = cropped(x, plan.down[step], plan.up[stage].joined);
        x = m_down[step].convolution(m_down[step].resample(x, plan.down[step], plan.steps[step]));
        x = cropped(x, plan.steps[step], step + 1 < stages ? plan.down[step + 1] : plan.bottom);
    }

    have = plan.bottom.widened(kEdgeRadius, allFrames);
    const auto latent = cropped(m_latent(call.z.narrow(0, have.from, have.length())), have, plan.bottom);
    x = at::cat({latent + call.condition, x}, 1);

    // Up: beside what the source was at each rate.
    have = plan.bottom;
    for (std::size_t stage = 0; stage < stages; stage++) {
        const Plan::Up& need = plan.up[stage];
        x = interpolated(at::leaky_relu(x, kRefineSlope), have, m_up[stage].rate, need.joined);
        x = m_up[stage].input(at::cat({x, kept[stage]}, 1));
        x = cropped(x, need.joined, need.blocks).contiguous();
        x = cropped(runBlocks(stage, x, need.blocks.from, call.noise), need.blocks, need.output);
        have = need.output;
    }
    return lastConvolution(x, have, plan.audio, m_postWeight, {}, kRefineSlope);
}

} // namespace koe::synth::model
