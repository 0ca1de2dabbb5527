#include "convert/tiny_models.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace koe::test {
namespace {

float levelOf(std::span<const float> samples)
{
    float sum = 0.0f;
    for (const float sample : samples)
        sum += std::fabs(sample);
    return samples.empty() ? 0.0f : sum / static_cast<float>(samples.size());
}

} // namespace

FeatureMatrix TinyEncoder::encode(const AudioBuffer& audio, int dims, const Job& job)
{
    job.throwIfStopped();
    longestSamples = std::max(longestSamples, audio.samples.size());
    FeatureMatrix features((audio.samples.size() - 80) / 320, static_cast<std::size_t>(dims));
    for (std::size_t i = 0; i < features.frames; i++) {
        const float level = levelOf(std::span(audio.samples).subspan(i * 320, 400));
        for (std::size_t d = 0; d < features.dims; d++)
            features.row(i)[d] = std::sin(static_cast<float>(d + 1) * (0.3f + 4.0f * level));
    }
    return features;
}

PitchTrack TinyTracker::track(const AudioBuffer& audio, const Job& job)
{
    job.throwIfStopped();
    longestSamples = std::max(longestSamples, audio.samples.size());
    PitchTrack track;
    for (std::size_t i = 0; i <= audio.samples.size() / 160; i++) {
        const std::size_t first = std::min(i * 160, audio.samples.size());
        const float level =
            levelOf(std::span(audio.samples)
                        .subspan(first, std::min<std::size_t>(160, audio.samples.size() - first)));
        track.hz.push_back(level > 0.05f ? 200.0f : 0.0f);
    }
    return track;
}

synth::GeneratorConfig tinyConfig(bool f0)
{
    synth::GeneratorConfig config;
    config.specChannels = 65;
    config.interChannels = 8;
    config.hiddenChannels = 8;
    config.filterChannels = 16;
    config.heads = 2;
    config.layers = 1;
    config.upsampleRates = {10, 8};
    config.upsampleKernelSizes = {20, 16};
    config.upsampleInitialChannels = 16;
    config.speakers = 3;
    config.ginChannels = 4;
    config.sampleRateHz = 8000;
    config.featureDims = 256;
    config.f0 = f0;
    return config;
}

tensorfile::TensorMap tinyWeights(const synth::GeneratorConfig& config)
{
    std::mt19937 random(5);
    tensorfile::TensorMap weights;
    for (const auto& [name, shape] : generatorTensors(config, false, synth::RegistrationOrder::EncoderLast)) {
        std::int64_t count = 1;
        for (const std::int64_t size : shape)
            count *= size;
        const bool attends =
            name.find("attn_layers") != std::string::npos && name.find("conv_o") != std::string::npos;
        const bool norm = name.ends_with("_g") || name.ends_with("gamma");
        const double scale =
            shape.size() == 1 ? 0.05
                              : std::sqrt(3.0 * static_cast<double>(shape[0]) / static_cast<double>(count));
        std::uniform_real_distribution<double> uniform(-scale, scale);
        std::vector<float> values;
        for (std::int64_t i = 0; i < count; i++)
            values.push_back(attends ? 0.0f : norm ? 1.0f : static_cast<float>(uniform(random)));
        weights.add(name, tensorfile::Tensor::fromFloats(shape, std::move(values)));
    }
    return weights;
}

std::vector<float> tinySpeech(double seconds)
{
    std::mt19937 random(3);
    std::uniform_real_distribution<float> uniform(-1.0f, 1.0f);
    std::vector<float> samples(static_cast<std::size_t>(seconds * 16000));
    for (std::size_t i = 0; i < samples.size(); i++) {
        const double t = static_cast<double>(i) / 16000;
        const double word = std::max(0.0, std::sin(2.0 * M_PI * t / 0.9));
        samples[i] = static_cast<float>(0.6 * word * (1.0 + 0.3 * std::sin(t))) * uniform(random) +
                     1e-4f * uniform(random);
    }
    return samples;
}

} // namespace koe::test
