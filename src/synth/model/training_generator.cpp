#include "synth/model/training_generator.h"

#include "core/error.h"
#include "synth/model/decoder.h"
#include "synth/model/initial_weights.h"
#include "synth/model/layers.h"
#include "synth/model/sine_source.h"
#include "synth/model/text_encoder.h"

#include <cmath>

namespace koe::synth {
namespace {

constexpr double kConversionNoise = 0.66666; // what RVC scales the prior's deviation with when it converts

} // namespace

TrainingGenerator::TrainingGenerator(const GeneratorConfig& config, RegistrationOrder order,
                                     torch::Device device)
    : m_config(config), m_parameters(model::initialWeights(config, order, device))
{
}

TrainingGenerator::Output TrainingGenerator::forward(const Batch& batch, const Draws& draws) const
{
    const auto segment = static_cast<std::int64_t>(m_config.segmentFrames);
    if (batch.specFrames.min().item<std::int64_t>() < segment)
        throw InvalidInput("A training clip is shorter than one training slice (" + std::to_string(segment) +
                           " frames of 10 ms): leave such clips out.");
    Output out;
    const auto g = at::embedding(m_parameters["emb_g.weight"], batch.speaker).unsqueeze(-1); // [B, gin, 1]

    const auto phoneMask = model::lengthMask(batch.phoneFrames, batch.phone.size(1));
    const auto prior = model::encodeText(m_parameters, m_config, batch.phone, batch.pitch, phoneMask);
    // What the losses compare is float, also where the nets run in bfloat16.
    out.mP = prior.mean.to(torch::kFloat32);
    out.logsP = prior.logDeviation.to(torch::kFloat32);

    out.specMask = model::lengthMask(batch.specFrames, batch.spec.size(2));
    const auto h = model::gatedStack(m_parameters, "enc_q.enc",
                                     model::convolve(m_parameters, "enc_q.pre", batch.spec) * out.specMask,
                                     out.specMask, g, model::kPosteriorLayers);
    const auto stats = (model::convolve(m_parameters, "enc_q.proj", h) * out.specMask).to(torch::kFloat32);
    out.mQ = stats.narrow(1, 0, m_config.interChannels);
    out.logsQ = stats.narrow(1, m_config.interChannels, m_config.interChannels);
    const auto noise = draws.posteriorNoise.defined() ? draws.posteriorNoise : at::randn_like(out.mQ);
    out.z = (out.mQ + noise * at::exp(out.logsQ)) * out.specMask;
    out.zP = model::flowForward(m_parameters, out.z, out.specMask, g).to(torch::kFloat32);

    out.sliceFrames =
        draws.sliceFrames.defined()
            ? draws.sliceFrames
            : (at::rand({batch.spec.size(0)}).to(batch.spec.device()) * (batch.specFrames - segment + 1))
                  .to(torch::kInt64);
    const torch::Tensor& first = out.sliceFrames;
    torch::Tensor source;
    if (m_config.f0) {
        const auto f0 = slices(batch.pitchf, first, segment);
        const auto sineNoise = draws.sourceNoise
                                   ? at::randn({f0.size(0), segment * m_config.hop()}, f0.options())
                                   : torch::Tensor();
        source = model::harmonicSource(m_parameters, f0, m_config.hop(), m_config.sampleRateHz, sineNoise);
    }
    out.audio = model::decode(m_parameters, m_config,
                              slices(spoken(out, g, draws.priorShare), first, segment), source, g);
    return out;
}

torch::Tensor TrainingGenerator::spoken(const Output& out, const torch::Tensor& g, double priorShare) const
{
    std::vector<std::int64_t> chosen;
    for (std::int64_t b = 0; b < out.z.size(0); b++) {
        // Spread evenly over the batch: with a half, every other item.
        if (std::floor(priorShare * static_cast<double>(b + 1)) !=
            std::floor(priorShare * static_cast<double>(b)))
            chosen.push_back(b);
    }
    if (chosen.empty())
        return out.z;
    const auto items = at::tensor(chosen, torch::kInt64).to(out.z.device());
    const auto mask = out.specMask.index_select(0, items);
    const auto mean = out.mP.index_select(0, items);
    const auto drawn =
        (mean + at::randn_like(mean) * at::exp(out.logsP.index_select(0, items)) * kConversionNoise) * mask;
    const auto said = model::flowReverse(m_parameters, drawn, mask, g.index_select(0, items));
    return out.z.index_copy(0, items, said.to(out.z.scalar_type()));
}

torch::Tensor slices(const torch::Tensor& x, const torch::Tensor& first, std::int64_t count)
{
    std::vector<torch::Tensor> parts;
    const torch::Tensor starts = first.to(torch::kCPU);
    const auto dim = x.dim() - 2; // time, once the item is taken out
    for (std::int64_t item = 0; item < x.size(0); item++)
        parts.push_back(x.select(0, item).narrow(dim, starts[item].item<std::int64_t>(), count));
    return at::stack(parts);
}

} // namespace koe::synth
