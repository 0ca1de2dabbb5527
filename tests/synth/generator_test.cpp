#include "synth/generator.h"

#include "core/error.h"
#include "nn/start.h"
#include "support/golden.h"
#include "synth/model/decoder.h"
#include "synth/model/inference_network.h"
#include "synth/model/layers.h"
#include "synth/model/sine_source.h"
#include "synth/model/text_encoder.h"
#include "tensorfile/safetensors.h"

#include <gtest/gtest.h>

#include <cstdio>

namespace koe::synth {
namespace {

struct Case
{
    const char* recipe;
    int sampleRateHz;
    const char* version;
    bool f0;

    [[nodiscard]] GeneratorConfig config() const
    {
        return GeneratorConfig::standard(sampleRateHz, version, f0);
    }
};

void PrintTo(const Case& c, std::ostream* out)
{
    *out << c.recipe;
}

FeatureMatrix features(const std::string& version)
{
    const auto array = golden::array("synth_phone_" + version);
    FeatureMatrix matrix;
    matrix.frames = static_cast<std::size_t>(array.shape[0]);
    matrix.dims = static_cast<std::size_t>(array.shape[1]);
    matrix.values = array.toFloats();
    return matrix;
}

SynthesisInput goldenInput(const GeneratorConfig& config)
{
    SynthesisInput input;
    input.features = features(config.version());
    if (config.f0) {
        input.f0Hz = golden::floats("synth_f0");
        for (const float bin : golden::floats("synth_pitch"))
            input.coarsePitch.push_back(static_cast<std::int64_t>(bin));
    }
    input.speaker = 3;
    input.noise = 0.0f;
    return input;
}

std::vector<float> flat(const torch::Tensor& x)
{
    const auto plain = x.detach().contiguous();
    return {plain.data_ptr<float>(), plain.data_ptr<float>() + plain.numel()};
}

void expectClose(std::span<const float> ours, const std::string& array, double largest, double rms)
{
    const auto difference = golden::compare(ours, golden::floats(array));
    std::printf("%-24s largest %.1e, rms %.1e of RMS\n", array.c_str(), difference.largest, difference.rms);
    EXPECT_LT(difference.largest, largest) << array;
    EXPECT_LT(difference.rms, rms) << array;
}

class GoldenVoice : public testing::TestWithParam<Case>
{
protected:
    void SetUp() override
    {
        nn::start();
        const std::string name = GetParam().recipe;
        if (!golden::has(name + "_out") || !golden::has("synth_phone_" + std::string(GetParam().version)))
            GTEST_SKIP() << "needs the full golden set (KOE_GOLDEN=…)";
    }
};

TEST_P(GoldenVoice, EveryStageEqualsTheReference)
{
    const std::string name = GetParam().recipe;
    if (!golden::has(name + "_m_p") || !golden::has(name + "_z"))
        GTEST_SKIP() << "needs the full golden set (KOE_GOLDEN=…)";
    const auto config = GetParam().config();
    const auto input = goldenInput(config);
    const model::InferenceNetwork network(config, golden::weights(name, false), torch::kCPU);
    const auto frames = static_cast<std::int64_t>(input.features.frames);

    const at::NoGradGuard noGrad;
    const auto phone = nn::toTensor(input.features.values, {1, frames, config.featureDims});
    const auto pitch = config.f0
                           ? nn::toTensor(golden::array("synth_pitch")).to(torch::kInt64).view({1, frames})
                           : torch::Tensor();
    const auto mask = at::ones({1, 1, frames});
    const auto prior = model::encodeTextForInference(network.parameters(), config, phone, pitch, 0);
    const auto trained = model::encodeText(network.parameters(), config, phone, pitch, mask);
    const auto g = network.parameters()["emb_g.weight"].narrow(0, input.speaker, 1).unsqueeze(2);
    expectClose(flat(prior.mean), name + "_m_p", 1e-3, 1e-4);
    if (golden::has(name + "_logs_p"))
        expectClose(flat(prior.logDeviation), name + "_logs_p", 1e-3, 1e-4);
    expectClose(flat(trained.mean), name + "_m_p", 1e-3, 1e-4);
    expectClose(flat(model::flowReverse(network.parameters(), prior.mean, mask, g)), name + "_z", 1e-3, 1e-4);
    if (config.f0 && golden::has(name + "_har")) {
        const auto har = model::harmonicSource(network.parameters(), nn::toTensor(input.f0Hz, {1, frames}),
                                               config.hop(), config.sampleRateHz, {});
        EXPECT_LT(golden::compare(flat(har), golden::floats(name + "_har")).largestAbsolute, 2e-4);
    }
}

TEST_P(GoldenVoice, SpeaksAsTheReference)
{
    const std::string name = GetParam().recipe;
    const auto config = GetParam().config();
    auto input = goldenInput(config);
    Generator generator(config, golden::weights(name, false), golden::device());
    const auto audio = generator.synthesize(input, {});
    EXPECT_EQ(audio.sampleRateHz, config.sampleRateHz);
    expectClose(audio.samples, name + "_out", 5e-3, 5e-4);

    struct
    {
        const char* suffix;
        int skip, frames, formant;
    } const slices[] = {
        {"_out_rt", 40, 60, 60}, {"_out_rt_formant", 40, 60, 67}, {"_out_rt_early", 10, 50, -1}};
    for (const auto& slice : slices) {
        if (!golden::has(name + slice.suffix))
            continue;
        input.skipHeadFrames = slice.skip;
        input.returnFrames = slice.frames;
        input.returnFramesFormant = slice.formant;
        expectClose(generator.synthesize(input, {}).samples, name + slice.suffix, 5e-3, 5e-4);
    }
}

INSTANTIATE_TEST_SUITE_P(Recipes, GoldenVoice,
                         testing::Values(Case{"v2_40k", 40000, "v2", true}, Case{"v1_48k", 48000, "v1", true},
                                         Case{"v2_40k_nof0", 40000, "v2", false},
                                         Case{"v1_40k", 40000, "v1", true}, Case{"v2_32k", 32000, "v2", true},
                                         Case{"v2_48k", 48000, "v2", true}),
                         [](const auto& voice) { return std::string(voice.param.recipe); });

TEST(GoldenDraws, NoiseEntersAsInTheReference)
{
    nn::start();
    const auto config = GeneratorConfig::standard(40000, "v2", true);
    if (!golden::has("v2_40k_out_noise"))
        GTEST_SKIP() << "needs the full golden set (KOE_GOLDEN=…)";
    const auto input = goldenInput(config);
    const model::InferenceNetwork network(config, golden::weights("v2_40k", false), torch::kCPU);
    const auto frames = static_cast<std::int64_t>(input.features.frames);
    model::InferenceNetwork::Input tensors;
    tensors.phone = nn::toTensor(input.features.values, {1, frames, config.featureDims});
    tensors.pitch = nn::toTensor(golden::array("synth_pitch")).to(torch::kInt64).view({1, frames});
    tensors.f0 = nn::toTensor(input.f0Hz, {1, frames});
    tensors.speaker = input.speaker;
    tensors.priorNoise = nn::toTensor(golden::draws("noise.z", 1, 192 * 120), {1, 192, 120});
    tensors.sourceNoise = nn::toTensor(golden::draws("noise.sine", 1, 48000), {1, 48000});
    std::vector<float> audio;
    network.run(tensors, {}, [&](const torch::Tensor& piece) {
        audio.insert(audio.end(), piece.data_ptr<float>(), piece.data_ptr<float>() + piece.numel());
    });
    expectClose(audio, "v2_40k_out_noise", 5e-3, 5e-4);
}

// A small voice of our own for what needs no reference.

GeneratorConfig slim(bool f0 = true)
{
    GeneratorConfig config = GeneratorConfig::standard(32000, "v2", f0);
    config.interChannels = 16;
    config.hiddenChannels = 24;
    config.filterChannels = 32;
    config.layers = 2;
    config.upsampleInitialChannels = 64;
    config.speakers = 5;
    config.ginChannels = 12;
    config.featureDims = 256;
    return config;
}

tensorfile::TensorMap slimWeights(const GeneratorConfig& config)
{
    torch::manual_seed(11);
    tensorfile::TensorMap weights;
    for (const auto& spec : generatorTensors(config, false, RegistrationOrder::EncoderFirst)) {
        const double scale = spec.name.ends_with(".weight_g") ? 1.0 : 0.25;
        weights.add(spec.name, nn::fromTensor(at::randn(spec.shape) * scale));
    }
    return weights;
}

SynthesisInput slimInput(const GeneratorConfig& config, std::size_t frames)
{
    torch::manual_seed(5);
    SynthesisInput input;
    input.features = FeatureMatrix(frames, static_cast<std::size_t>(config.featureDims));
    input.features.values = flat(at::randn({static_cast<std::int64_t>(frames), config.featureDims}));
    if (config.f0) {
        for (std::size_t i = 0; i < frames; i++) {
            input.f0Hz.push_back(i % 40 < 25 ? 100.0f + static_cast<float>(i) : 0.0f);
            input.coarsePitch.push_back(i % 40 < 25 ? 20 : 1);
        }
    }
    return input;
}

/// What the decoder makes of random z and source: in chunks, or (0) by the decoder that trains, in one piece.
std::vector<float> decoded(const GeneratorConfig& config, std::int64_t frames, std::int64_t chunkFrames)
{
    const at::NoGradGuard noGrad;
    const auto weights = slimWeights(config);
    torch::manual_seed(9);
    const auto z = at::randn({frames, config.interChannels});
    const auto source = config.f0 ? at::randn({frames * config.hop()}) : torch::Tensor();
    const auto g = at::randn({config.ginChannels});
    if (chunkFrames == 0)
        return flat(model::decode(model::foldedParameters(config, weights, torch::kCPU), config,
                                  z.t().unsqueeze(0), config.f0 ? source.view({1, 1, -1}) : source,
                                  g.view({1, -1, 1})));
    model::InferenceNetwork network(config, weights, torch::kCPU);
    network.decoder().setChunkFrames(chunkFrames);
    std::vector<float> audio;
    network.decoder().decode(z, source, g, {}, [&](const torch::Tensor& piece) {
        audio.insert(audio.end(), piece.data_ptr<float>(), piece.data_ptr<float>() + piece.numel());
    });
    return audio;
}

TEST(ChunkedDecoder, ChunksGiveWhatThePlainDecoderGivesInOnePiece)
{
    nn::start();
    // 64 channels at first: the early stages have a fast convolution, the late ones are too narrow for it.
    std::vector<GeneratorConfig> configs{slim(true), slim(false), slim(true)};
    configs[2].resblock = "2";
    configs[2].resblockDilations = {{1, 2}, {2, 6}, {3, 12}};
    for (const GeneratorConfig& config : configs) {
        const auto whole = decoded(config, 57, 0);
        ASSERT_EQ(whole.size(), static_cast<std::size_t>(57 * config.hop()));
        for (const std::int64_t chunk : {1, 7, 20, 56, 100}) {
            const auto difference = golden::compare(decoded(config, 57, chunk), whole);
            EXPECT_LT(difference.largest, 1e-4) << "chunks of " << chunk;
        }
    }
}

TEST(Decoder, ResidualBlocksOfTheSecondKindAreTheReferences)
{
    nn::start();
    const at::NoGradGuard noGrad;
    const auto file = tensorfile::readSafetensors(std::filesystem::path(KOE_FIXTURES) / "synth" /
                                                  "resblock2.safetensors"); // made by the tool of tests/tools
    GeneratorConfig config = slim();
    config.interChannels = 6;
    config.ginChannels = 5;
    config.upsampleInitialChannels = 32;
    config.upsampleRates = {10, 8, 4};
    config.upsampleKernelSizes = {20, 16, 8};
    config.resblock = "2";
    config.resblockKernelSizes = {3, 5, 7};
    config.resblockDilations = {{1, 2}, {2, 6}, {3, 12}};
    nn::Parameters parameters;
    std::map<std::string, torch::Tensor> given;
    for (const auto& [name, value] : file.tensors) {
        const auto tensor = nn::toTensor(value).to(torch::kFloat32);
        if (name.starts_with("dec."))
            parameters.add(name, tensor);
        else
            given.emplace(name, tensor);
    }
    const auto source = model::harmonicSource(parameters, given.at("f0"), config.hop(), 32000, {});
    EXPECT_LT(golden::compare(flat(source), flat(given.at("source"))).largest, 1e-5);
    const auto audio = model::decode(parameters, config, given.at("z"), source, given.at("g"));
    EXPECT_LT(golden::compare(flat(audio), flat(given.at("audio"))).largest, 1e-4);
}

TEST(Generator, SeedsRepeatAndNoiseScales)
{
    const auto config = slim();
    Generator generator(config, slimWeights(config));
    auto input = slimInput(config, 30);
    input.seed = 4;
    const auto first = generator.synthesize(input, {}).samples;
    EXPECT_EQ(first, generator.synthesize(input, {}).samples);
    input.seed = 5;
    EXPECT_NE(first, generator.synthesize(input, {}).samples);
    input.noise = 0.0f;
    const auto still = generator.synthesize(input, {}).samples;
    input.seed = 4;
    EXPECT_EQ(still, generator.synthesize(input, {}).samples);
}

TEST(Generator, TakesFoldedWeightsAndHalves)
{
    const auto config = slim();
    const auto pairs = slimWeights(config);
    tensorfile::TensorMap folded;
    for (const auto& [name, tensor] : pairs) {
        if (name.ends_with(".weight_g"))
            continue;
        if (!name.ends_with(".weight_v")) {
            folded.add(name, tensor);
            continue;
        }
        const std::string plain = name.substr(0, name.size() - 2);
        folded.add(plain, nn::fromTensor(nn::foldWeightNorm(nn::toTensor(*pairs.find(plain + "_g")),
                                                            nn::toTensor(tensor))));
    }
    auto input = slimInput(config, 20);
    input.noise = 0.0f;
    const auto reference = Generator(config, pairs).synthesize(input, {}).samples;
    EXPECT_EQ(Generator(config, folded).synthesize(input, {}).samples, reference);

    tensorfile::TensorMap halves;
    for (const auto& [name, tensor] : pairs)
        halves.add(name, tensor.toHalf());
    EXPECT_LT(golden::compare(Generator(config, halves).synthesize(input, {}).samples, reference).rms, 0.05);
}

TEST(Generator, RefusesWeightsThatDoNotFit)
{
    const auto config = slim();
    const auto whole = slimWeights(config);
    tensorfile::TensorMap without;
    tensorfile::TensorMap misshapen;
    for (const auto& [name, tensor] : whole) {
        if (name != "dec.ups.1.weight_v")
            without.add(name, tensor);
        misshapen.add(name,
                      name == "enc_p.proj.bias" ? tensorfile::Tensor::fromFloats({3}, {1, 2, 3}) : tensor);
    }
    try {
        Generator generator(config, without);
        FAIL() << "a missing tensor was not noticed";
    } catch (const InvalidInput& error) {
        EXPECT_NE(std::string(error.what()).find("dec.ups.1.weight_v"), std::string::npos) << error.what();
    }
    try {
        Generator generator(config, misshapen);
        FAIL() << "a wrong shape was not noticed";
    } catch (const InvalidInput& error) {
        EXPECT_NE(std::string(error.what()).find("enc_p.proj.bias"), std::string::npos) << error.what();
    }
    EXPECT_THROW(Generator(config, whole, "gpu7"), UsageError);
}

TEST(Generator, RefusesInputThatDoesNotFit)
{
    const auto config = slim();
    Generator generator(config, slimWeights(config));
    const auto good = slimInput(config, 30);
    const auto refused = [&](auto change) {
        auto input = good;
        change(input);
        EXPECT_THROW((void)generator.synthesize(input, {}), InvalidInput);
    };
    refused([](auto& input) { input.speaker = 5; });
    refused([](auto& input) { input.speaker = -1; });
    refused([](auto& input) { input.f0Hz.pop_back(); });
    refused([](auto& input) { input.coarsePitch.clear(); });
    refused([](auto& input) { input.coarsePitch[3] = 256; });
    refused([](auto& input) { input.features = FeatureMatrix(30, 768); });
    refused([](auto& input) { input.features = FeatureMatrix(); });
    refused([](auto& input) { input.features.values.pop_back(); });
    refused([](auto& input) { input.skipHeadFrames = 20, input.returnFrames = 11; });
    refused([](auto& input) { input.skipHeadFrames = 20, input.returnFrames = 0; });
}

TEST(Generator, StopsBetweenPieces)
{
    const auto config = slim();
    Generator generator(config, slimWeights(config));
    std::stop_source stop;
    int reports = 0;
    const Job job(stop.get_token(), [&](double, std::string_view) {
        reports++;
        stop.request_stop();
    });
    EXPECT_THROW((void)generator.synthesize(slimInput(config, 400), job), Cancelled);
    EXPECT_EQ(reports, 1);
}

TEST(Generator, ShortestStretchesWork)
{
    const auto config = slim();
    Generator generator(config, slimWeights(config));
    for (const std::size_t frames : {1u, 2u, 11u})
        EXPECT_EQ(generator.synthesize(slimInput(config, frames), {}).samples.size(), frames * 320u);
}

} // namespace
} // namespace koe::synth
