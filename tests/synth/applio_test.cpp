// Applio's decoders against Applio's own code on formula weights (tests/tools/make_applio_fixture.py, which
// has the same rules for the weights), and in pieces against the whole.

#include "core/error.h"
#include "nn/start.h"
#include "support/golden.h"
#include "synth/generator.h"
#include "synth/model/inference_network.h"
#include "synth/model/position_noise.h"
#include "synth/model/sine_source.h"
#include "tensorfile/safetensors.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

namespace koe::synth {
namespace {

constexpr int kStep = 13; // of each result every 13th sample is kept
constexpr std::uint64_t kSeed = 4242;

struct Case
{
    const char* name;
    Vocoder vocoder;
    int sampleRateHz;
};

void PrintTo(const Case& c, std::ostream* out)
{
    *out << c.name;
}

GeneratorConfig configOf(const Case& c)
{
    GeneratorConfig config =
        GeneratorConfig::standard(c.sampleRateHz == 24000 ? 40000 : c.sampleRateHz, "v2", true);
    config.vocoder = c.vocoder;
    if (c.sampleRateHz == 24000) {
        config.sampleRateHz = 24000;
        config.specChannels = 513;
        config.upsampleRates = {10, 6, 2, 2};
        config.upsampleKernelSizes = {20, 12, 4, 4};
    }
    return config;
}

/// A decoder at 44.1 kHz by odd rates, as the fixture's tool has it.
GeneratorConfig oddConfig(Vocoder vocoder)
{
    GeneratorConfig config = GeneratorConfig::standard(40000, "v2", true);
    config.vocoder = vocoder;
    config.sampleRateHz = 44100;
    config.interChannels = 6;
    config.ginChannels = 5;
    config.resblockKernelSizes = {3, 7};
    config.resblockDilations = {{1, 3, 5}, {1, 3, 5}};
    config.upsampleInitialChannels = 32;
    config.upsampleRates = {9, 7, 7};
    config.upsampleKernelSizes = {18, 14, 14};
    return config;
}

bool has(const std::string& name, const char* part)
{
    return name.find(part) != std::string::npos;
}

nlohmann::json ruleFor(const TensorSpec& spec, const GeneratorConfig& config)
{
    const std::string& name = spec.name;
    double scale = 0, offset = 0;
    if (name.ends_with(".weight_v")) {
        scale = 1.732;
    } else if (name.ends_with(".weight_g")) {
        offset = 1.0;
        for (std::size_t stage = 0; stage < config.upsampleRates.size(); stage++)
            if (has(name, (".ups." + std::to_string(stage) + ".").c_str()) ||
                has(name, (".upsamples." + std::to_string(stage) + ".").c_str()))
                offset = 1.25 * std::sqrt(config.upsampleRates[stage] / 2.0);
        if (has(name, ".convs2.") || has(name, ".conv2."))
            offset = 0.7;
        if (has(name, ".conv_post."))
            offset = 0.35;
        if (has(name, ".pre_conv.") || has(name, ".downsample_blocks."))
            offset = 3.0;
        scale = 0.2 * offset;
    } else if (has(name, ".m_source.")) {
        scale = name.ends_with("weight") ? 0.5 : 0.0;
        offset = name.ends_with("weight") ? 1.0 : 0.01;
    } else if (spec.shape.size() == 1) {
        scale = 0.0866;
    } else {
        double fanIn = 1;
        for (std::size_t i = 1; i < spec.shape.size(); i++)
            fanIn *= static_cast<double>(spec.shape[i]);
        scale = (has(name, ".noise_convs.")  ? 1.5
                 : has(name, ".conv_post.")  ? 0.35
                 : has(name, ".input_conv.") ? 1.6
                                             : 1.0) *
                std::sqrt(3.0 / fanIn);
    }
    return {{"name", name}, {"shape", spec.shape}, {"scale", scale}, {"offset", offset}};
}

tensorfile::TensorMap decoderWeights(const GeneratorConfig& config)
{
    nlohmann::json recipe{{"model_seed", kSeed}, {"tensors", nlohmann::json::array()}};
    for (const TensorSpec& spec : generatorTensors(config, false, RegistrationOrder::EncoderFirst))
        if (spec.name.starts_with("dec."))
            recipe["tensors"].push_back(ruleFor(spec, config));
    return golden::weightsOf(recipe, false);
}

/// The decoder by rule; text encoder, flow and speakers of the golden voice.
tensorfile::TensorMap voiceWeights(const GeneratorConfig& config)
{
    static const tensorfile::TensorMap golden = golden::weights("v2_40k", false);
    tensorfile::TensorMap all = decoderWeights(config);
    for (const auto& [name, tensor] : golden)
        if (!name.starts_with("dec."))
            all.add(name, tensor);
    return all;
}

std::vector<float> fixture(const std::string& name)
{
    static const auto file =
        tensorfile::readSafetensors(std::filesystem::path(KOE_FIXTURES) / "synth" / "applio.safetensors");
    const auto* found = file.tensors.find(name);
    return found != nullptr ? found->toFloats() : std::vector<float>();
}

std::vector<float> everyStep(std::span<const float> samples)
{
    std::vector<float> kept;
    for (std::size_t i = 0; i < samples.size(); i += kStep)
        kept.push_back(samples[i]);
    return kept;
}

void expectClose(std::span<const float> ours, const std::string& name)
{
    const auto difference = golden::compare(everyStep(ours), fixture(name));
    std::printf("%-16s largest %.1e, rms %.1e of RMS\n", name.c_str(), difference.largest, difference.rms);
    EXPECT_LT(difference.largest, 5e-3) << name;
    EXPECT_LT(difference.rms, 5e-4) << name;
}

std::span<const float> values(const torch::Tensor& x)
{
    return {x.data_ptr<float>(), static_cast<std::size_t>(x.numel())};
}

torch::Tensor goldenPitch()
{
    return nn::toTensor(golden::array("synth_f0")).to(torch::kFloat32).view({1, -1});
}

SynthesisInput goldenInput()
{
    SynthesisInput input;
    const auto phone = golden::array("synth_phone_v2");
    input.features =
        FeatureMatrix(static_cast<std::size_t>(phone.shape[0]), static_cast<std::size_t>(phone.shape[1]));
    input.features.values = phone.toFloats();
    input.f0Hz = golden::floats("synth_f0");
    for (const float bin : golden::floats("synth_pitch"))
        input.coarsePitch.push_back(static_cast<std::int64_t>(bin));
    input.speaker = 3;
    input.noise = 0.0f;
    return input;
}

class ApplioVoice : public testing::TestWithParam<Case>
{
};

TEST_P(ApplioVoice, SpeaksAsApplio)
{
    nn::start();
    const GeneratorConfig config = configOf(GetParam());
    Generator generator(config, voiceWeights(config));
    const auto audio = generator.synthesize(goldenInput(), {});
    EXPECT_EQ(audio.sampleRateHz, config.sampleRateHz);
    expectClose(audio.samples, std::string(GetParam().name) + "_" + std::to_string(config.sampleRateHz));
}

INSTANTIATE_TEST_SUITE_P(
    Decoders, ApplioVoice,
    testing::Values(Case{"hifigan", Vocoder::HiFiGan, 24000}, Case{"mrf", Vocoder::MrfHiFiGan, 24000},
                    Case{"mrf", Vocoder::MrfHiFiGan, 32000}, Case{"mrf", Vocoder::MrfHiFiGan, 40000},
                    Case{"mrf", Vocoder::MrfHiFiGan, 48000}, Case{"refinegan", Vocoder::RefineGan, 24000},
                    Case{"refinegan", Vocoder::RefineGan, 32000},
                    Case{"refinegan", Vocoder::RefineGan, 40000},
                    Case{"refinegan", Vocoder::RefineGan, 48000}),
    [](const auto& voice) { return voice.param.name + std::to_string(voice.param.sampleRateHz); });

TEST(ApplioSource, EqualsApplios)
{
    nn::start();
    const at::NoGradGuard noGrad;
    for (const Case& one :
         {Case{"mrf", Vocoder::MrfHiFiGan, 40000}, Case{"refinegan", Vocoder::RefineGan, 40000}}) {
        const GeneratorConfig config = configOf(one);
        nn::Parameters parameters;
        for (const auto& [name, tensor] : decoderWeights(config))
            if (name.starts_with("dec.m_source."))
                parameters.add(name, nn::toTensor(tensor));
        const auto source = model::decoderSource(parameters, config, goldenPitch(), {});
        const auto difference =
            golden::compare(everyStep(values(source)), fixture(std::string(one.name) + "_source"));
        std::printf("%s source: largest %.1e\n", one.name, difference.largestAbsolute);
        EXPECT_LT(difference.largestAbsolute, 2e-4);
    }
}

TEST(ApplioSource, NoiseAndPhasesComeFromTheSeed)
{
    nn::start();
    const at::NoGradGuard noGrad;
    const GeneratorConfig config = configOf({"mrf", Vocoder::MrfHiFiGan, 40000});
    nn::Parameters parameters;
    for (const auto& [name, tensor] : decoderWeights(config))
        if (name.starts_with("dec.m_source."))
            parameters.add(name, nn::toTensor(tensor));
    const auto f0 = at::zeros({1, 400}); // unvoiced: noise alone
    torch::manual_seed(3);
    const auto noise = at::randn({1, 400 * 400});
    const auto source = at::atanh(model::decoderSource(parameters, config, f0, noise).to(torch::kFloat64)) -
                        parameters["dec.m_source.l_linear.bias"];
    const double expected = 0.1 / 3 * parameters["dec.m_source.l_linear.weight"].norm().item<double>();
    EXPECT_NEAR(source.std().item<double>(), expected, 0.01 * expected);
    const auto voiced = at::full({1, 20}, 220.0f);
    const auto still = model::decoderSource(parameters, config, voiced, {});
    const auto turned = model::decoderSource(parameters, config, voiced, {}, at::full({8}, 0.25f));
    EXPECT_GT((still - turned).abs().max().item<float>(), 0.01f);
}

/// What the decoder makes of random z and a source, in chunks.
std::vector<float> decoded(const GeneratorConfig& config, const nn::Parameters& parameters,
                           std::int64_t frames, std::int64_t chunkFrames,
                           const model::DecoderNoise& noise = {})
{
    const at::NoGradGuard noGrad;
    torch::manual_seed(9);
    const auto z = at::randn({frames, config.interChannels});
    const auto source = at::randn({frames * config.hop()});
    const auto g = at::randn({config.ginChannels});
    const auto decoder = model::ChunkedDecoder::make(parameters, config);
    decoder->setChunkFrames(chunkFrames);
    std::vector<float> audio;
    decoder->decode(
        z, source, g, {},
        [&](const torch::Tensor& piece) {
            audio.insert(audio.end(), piece.data_ptr<float>(), piece.data_ptr<float>() + piece.numel());
        },
        noise);
    return audio;
}

/// RefineGAN with a hop of 16, so that what its low-passes reach (some 130 frames) is little work.
GeneratorConfig smallHop()
{
    GeneratorConfig config = configOf({"refinegan", Vocoder::RefineGan, 40000});
    config.upsampleRates = {2, 2, 2, 2};
    return config;
}

nn::Parameters folded(const GeneratorConfig& config)
{
    return model::foldedParameters(config, voiceWeights(config), torch::kCPU);
}

TEST(ApplioDecoder, OddRatesAreApplios)
{
    nn::start();
    const at::NoGradGuard noGrad;
    for (const auto& [name, vocoder] :
         {std::pair{"hifigan_odd", Vocoder::HiFiGan}, std::pair{"mrf_odd", Vocoder::MrfHiFiGan}}) {
        const GeneratorConfig config = oddConfig(vocoder);
        EXPECT_NO_THROW((void)GeneratorConfig::fromList(config.toList()));
        const auto weights = decoderWeights(config);
        nn::Parameters parameters;
        for (const auto& [key, tensor] : weights) {
            const std::string plain = key.substr(0, key.size() - 2);
            if (key.ends_with(".weight_v"))
                parameters.add(plain, nn::foldWeightNorm(nn::toTensor(*weights.find(plain + "_g")),
                                                         nn::toTensor(tensor)));
            else if (!key.ends_with(".weight_g"))
                parameters.add(key, nn::toTensor(tensor));
        }
        const auto given = golden::weightsOf(
            nlohmann::json{{"model_seed", kSeed},
                           {"tensors",
                            {{{"name", "z"}, {"shape", {1, 6, 30}}, {"scale", 2.0}, {"offset", 0.0}},
                             {{"name", "g"}, {"shape", {5}}, {"scale", 1.0}, {"offset", 0.0}}}}},
            false);
        const auto z = nn::toTensor(*given.find("z")).squeeze(0).t().contiguous();
        const auto source =
            model::decoderSource(parameters, config, goldenPitch().narrow(1, 0, 30), {}).view({-1});
        const auto decoder = model::ChunkedDecoder::make(parameters, config);
        for (const std::int64_t chunk : {100, 7}) {
            decoder->setChunkFrames(chunk);
            std::vector<float> audio;
            decoder->decode(z, source, nn::toTensor(*given.find("g")), {}, [&](const torch::Tensor& piece) {
                audio.insert(audio.end(), piece.data_ptr<float>(), piece.data_ptr<float>() + piece.numel());
            });
            EXPECT_EQ(audio.size(), 30u * 441u);
            expectClose(audio, name);
        }
    }
}

TEST(ApplioDecoder, PiecesOfRefineGanAreTheWhole)
{
    nn::start();
    const GeneratorConfig config = smallHop();
    const auto parameters = folded(config);
    // Longer than what the low-passes reach, so that pieces in the middle see no end.
    const auto whole = decoded(config, parameters, 360, 360);
    ASSERT_EQ(whole.size(), 360u * 16u);
    for (const std::int64_t chunk : {100, 37}) {
        const auto difference = golden::compare(decoded(config, parameters, 360, chunk), whole);
        EXPECT_LT(difference.largest, 1e-4) << "chunks of " << chunk;
    }
}

TEST(ApplioDecoder, NoiseOfRefineGanDoesNotKnowThePieces)
{
    nn::start();
    const GeneratorConfig config = smallHop();
    const auto parameters = folded(config);
    const auto still = decoded(config, parameters, 24, 24);
    const auto first = decoded(config, parameters, 24, 24, {1.0f, 7});
    EXPECT_GT(golden::compare(first, still).rms, 1e-3);
    EXPECT_LT(golden::compare(decoded(config, parameters, 24, 9, {1.0f, 7}), first).largest, 1e-4);
    EXPECT_GT(golden::compare(decoded(config, parameters, 24, 24, {1.0f, 8}), first).rms, 1e-3);
    EXPECT_EQ(golden::compare(decoded(config, parameters, 24, 24, {0.0f, 8}), still).largest, 0.0);
}

TEST(PositionNoise, IsNearlyNormalAndBelongsToThePosition)
{
    nn::start();
    const auto noise = model::positionNoise(5, 2, 0, 20000, 16);
    EXPECT_NEAR(noise.mean().item<double>(), 0.0, 0.01);
    EXPECT_NEAR(noise.std().item<double>(), 1.0, 0.01);
    EXPECT_NEAR(noise.pow(4).mean().item<double>(), 3.0, 0.2); // 2.85 for a sum of eight
    EXPECT_LT((noise.narrow(1, 0, 1) * noise.narrow(1, 1, 1)).mean().abs().item<double>(), 0.03);
    EXPECT_TRUE(at::equal(model::positionNoise(5, 2, 700, 10, 16), noise.narrow(0, 700, 10)));
    EXPECT_FALSE(at::equal(model::positionNoise(5, 3, 0, 10, 16), noise.narrow(0, 0, 10)));
}

TEST(ApplioVoiceSizes, WaysThatDoNotMeetAreRefused)
{
    nn::start();
    GeneratorConfig config = configOf({"refinegan", Vocoder::RefineGan, 40000});
    const auto parameters = folded(config);
    config.upsampleInitialChannels = 256;
    EXPECT_THROW((void)model::ChunkedDecoder::make(parameters, config), InvalidInput);
    config.upsampleInitialChannels = 512;
    config.upsampleRates = {400, 1, 1, 1};
    EXPECT_THROW((void)model::ChunkedDecoder::make(parameters, config), InvalidInput);
}

} // namespace
} // namespace koe::synth
