#include "synth/generator.h"

#include <algorithm>

#include "core/error.h"
#include "nn/start.h"
#include "synth/model/inference_network.h"
#include "synth/model/sine_source.h"

#include <ATen/CPUGeneratorImpl.h>

namespace koe::synth {

struct Generator::Network
{
    GeneratorConfig config;
    model::InferenceNetwork network;
};

namespace {

/// A failure of ours in what the caller gave; the sentences name the numbers, for they come from files.
void check(const GeneratorConfig& config, const SynthesisInput& input)
{
    const auto frames = input.features.frames;
    if (frames == 0)
        throw InvalidInput("There is nothing to synthesise: no frames of speech features.");
    if (input.features.dims != static_cast<std::size_t>(config.featureDims))
        throw InvalidInput("The voice needs speech features of " + std::to_string(config.featureDims) +
                           " values per frame, these have " + std::to_string(input.features.dims) +
                           ": the voice and the speech encoder do not belong together.");
    if (input.features.values.size() != frames * input.features.dims)
        throw InvalidInput("The speech features are " + std::to_string(input.features.values.size()) +
                           " values, not " + std::to_string(frames * input.features.dims) + ".");
    if (config.f0 && (input.f0Hz.size() != frames || input.coarsePitch.size() != frames))
        throw InvalidInput("Speech features and pitch differ in length: " + std::to_string(frames) + ", " +
                           std::to_string(input.coarsePitch.size()) + " and " +
                           std::to_string(input.f0Hz.size()) + " frames.");
    for (const auto bin : input.coarsePitch) {
        if (bin < 0 || bin > 255)
            throw InvalidInput("A coarse pitch of " + std::to_string(bin) + " is outside 0 to 255.");
    }
    if (input.speaker < 0 || input.speaker >= config.speakers)
        throw InvalidInput("The voice has speakers 0 to " + std::to_string(config.speakers - 1) + ", not " +
                           std::to_string(input.speaker) + ".");
}

std::optional<model::InferenceNetwork::Slice> sliceOf(const SynthesisInput& input)
{
    if (input.skipHeadFrames < 0 || input.returnFrames < 0)
        return std::nullopt;
    const auto frames = static_cast<std::int64_t>(input.features.frames);
    const std::int64_t decoded =
        input.returnFramesFormant < 0 ? input.returnFrames : input.returnFramesFormant;
    if (input.returnFrames == 0 || decoded == 0 || input.skipHeadFrames > frames - input.returnFrames)
        throw InvalidInput("A slice of " + std::to_string(input.returnFrames) + " frames after " +
                           std::to_string(input.skipHeadFrames) + " does not lie within " +
                           std::to_string(frames) + " frames.");
    return model::InferenceNetwork::Slice{input.skipHeadFrames, input.returnFrames, decoded};
}

} // namespace

Generator::Generator(const GeneratorConfig& config, const tensorfile::TensorMap& weights,
                     const std::string& device)
{
    nn::start();
    try {
        m_network.reset(new Network{
            config, model::InferenceNetwork(config, weights, torch::Device(nn::chooseDevice(device)))});
    } catch (...) {
        nn::rethrowForUser("Loading the voice");
    }
}

Generator::~Generator() = default;
Generator::Generator(Generator&&) noexcept = default;
Generator& Generator::operator=(Generator&&) noexcept = default;

const GeneratorConfig& Generator::config() const
{
    return m_network->config;
}

AudioBuffer Generator::synthesize(const SynthesisInput& input, const Job& job)
{
    const GeneratorConfig& config = m_network->config;
    const auto& network = m_network->network;
    check(config, input);
    const auto slice = sliceOf(input);
    AudioBuffer audio;
    audio.sampleRateHz = config.sampleRateHz;
    try {
        const at::NoGradGuard noGrad;
        const auto device = network.device();
        const auto frames = static_cast<std::int64_t>(input.features.frames);
        model::InferenceNetwork::Input tensors;
        tensors.phone = nn::toTensor(input.features.values, {1, frames, config.featureDims}).to(device);
        if (config.f0) {
            auto bins = at::empty({1, frames}, torch::kInt64);
            std::copy(input.coarsePitch.begin(), input.coarsePitch.end(), bins.data_ptr<std::int64_t>());
            tensors.pitch = bins.to(device);
            tensors.f0 = nn::toTensor(input.f0Hz, {1, frames}).to(device);
        }
        tensors.speaker = input.speaker;
        tensors.slice = slice;
        const std::int64_t kept = slice ? slice->frames : frames;
        if (input.noise != 0.0f) {
            // Drawn on the CPU whatever the device, so that a seed means the same everywhere.
            auto generator = at::detail::createCPUGenerator(input.seed);
            const auto prior = frames - model::InferenceNetwork::encoderSkip(slice);
            tensors.priorNoise =
                at::randn({1, config.interChannels, prior}, generator).mul_(input.noise).to(device);
            if (config.f0)
                tensors.sourceNoise =
                    at::randn({1, kept * config.hop()}, generator).mul_(input.noise).to(device);
            if (config.vocoder == Vocoder::MrfHiFiGan)
                tensors.phases = at::rand({model::kMrfHarmonics}, generator).mul_(input.noise).to(device);
            tensors.decoderNoise = {input.noise, input.seed};
        }
        const std::int64_t decoded = slice ? slice->decodedFrames : frames;
        audio.samples.reserve(static_cast<std::size_t>(decoded * config.hop()));
        network.run(tensors, job, [&](const torch::Tensor& piece) {
            const float* samples = piece.data_ptr<float>();
            audio.samples.insert(audio.samples.end(), samples, samples + piece.numel());
        });
    } catch (...) {
        nn::rethrowForUser("Synthesising the voice");
    }
    return audio;
}

} // namespace koe::synth
