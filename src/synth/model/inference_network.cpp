#include "synth/model/inference_network.h"

#include "core/error.h"
#include "synth/model/layers.h"
#include "synth/model/sine_source.h"
#include "synth/model/text_encoder.h"

#include <algorithm>

namespace koe::synth::model {
namespace {

constexpr double kPriorNoise = 0.66666;

std::string shapeText(const std::vector<std::int64_t>& shape)
{
    std::string text;
    for (const auto size : shape)
        text += (text.empty() ? "" : "×") + std::to_string(size);
    return text.empty() ? "a single number" : text;
}

torch::Tensor checked(const tensorfile::TensorMap& weights, const TensorSpec& spec)
{
    const auto* found = weights.find(spec.name);
    if (found == nullptr)
        throw InvalidInput("The voice lacks the tensor " + spec.name +
                           ": the file is damaged, or it is of another "
                           "kind of network than its settings say.");
    if (found->shape != spec.shape)
        throw InvalidInput("The voice's tensor " + spec.name + " is " + shapeText(found->shape) +
                           " where its "
                           "settings say " +
                           shapeText(spec.shape) + ": version, rate or size do not fit the weights.");
    return nn::toTensor(*found).to(torch::kFloat32);
}

/// What remains once the decoder has made its own form of its weights.
nn::Parameters withoutDecoder(const nn::Parameters& parameters)
{
    nn::Parameters kept;
    for (const auto& [name, value] : parameters.entries()) {
        if (!name.starts_with("dec.") || name.starts_with("dec.m_source."))
            kept.add(name, value);
    }
    return kept;
}

} // namespace

nn::Parameters foldedParameters(const GeneratorConfig& config, const tensorfile::TensorMap& weights,
                                torch::Device device)
{
    const at::NoGradGuard noGrad;
    nn::Parameters parameters;
    for (const auto& spec : generatorTensors(config, false, RegistrationOrder::EncoderFirst)) {
        if (spec.name.ends_with(".weight_g"))
            continue; // goes with its v
        if (!spec.name.ends_with(".weight_v")) {
            parameters.add(spec.name, checked(weights, spec).to(device));
            continue;
        }
        const std::string plain = spec.name.substr(0, spec.name.size() - 2);
        if (weights.contains(plain)) {
            parameters.add(plain, checked(weights, {plain, spec.shape}).to(device));
            continue;
        }
        std::vector<std::int64_t> rows(spec.shape.size(), 1);
        rows[0] = spec.shape[0];
        parameters.add(
            plain,
            nn::foldWeightNorm(checked(weights, {plain + "_g", rows}), checked(weights, spec)).to(device));
    }
    return parameters;
}

InferenceNetwork::InferenceNetwork(const GeneratorConfig& config, const tensorfile::TensorMap& weights,
                                   torch::Device device)
    : InferenceNetwork(config, foldedParameters(config, weights, device))
{
}

InferenceNetwork::InferenceNetwork(const GeneratorConfig& config, const nn::Parameters& folded)
    : m_config(config), m_parameters(withoutDecoder(folded)), m_decoder(ChunkedDecoder::make(folded, config))
{
}

std::int64_t InferenceNetwork::encoderSkip(const std::optional<Slice>& slice)
{
    return slice ? std::max<std::int64_t>(slice->skipFrames - kFlowLeadFrames, 0) : 0;
}

void InferenceNetwork::run(const Input& input, const Job& job, const ChunkedDecoder::Sink& sink) const
{
    const at::NoGradGuard noGrad;
    const auto skip = encoderSkip(input.slice);
    const Prior prior = encodeTextForInference(m_parameters, m_config, input.phone, input.pitch, skip);
    job.throwIfStopped();
    auto z = prior.mean;
    if (input.priorNoise.defined())
        z = z + at::exp(prior.logDeviation) * input.priorNoise * kPriorNoise;
    const auto g = m_parameters["emb_g.weight"].narrow(0, input.speaker, 1).unsqueeze(2); // [1, gin, 1]
    z = flowReverse(m_parameters, z, at::ones({1, 1, z.size(2)}, z.options()), g);
    job.throwIfStopped();

    auto f0 = input.f0;
    if (input.slice) {
        z = z.narrow(2, input.slice->skipFrames - skip, input.slice->frames);
        if (f0.defined())
            f0 = f0.narrow(1, input.slice->skipFrames, input.slice->frames);
    }
    torch::Tensor source;
    if (m_config.f0)
        source = decoderSource(m_parameters, m_config, f0, input.sourceNoise, input.phases);
    if (input.slice && input.slice->decodedFrames != input.slice->frames) {
        z = at::upsample_linear1d(z, {input.slice->decodedFrames}, false);
        if (source.defined())
            source = at::upsample_linear1d(source, {input.slice->decodedFrames * m_config.hop()}, false);
    }
    m_decoder->decode(z.squeeze(0).t().contiguous(), source.defined() ? source.view({-1}) : source,
                      g.view({-1}), job, sink, input.decoderNoise);
}

} // namespace koe::synth::model
