#include "synth/generator_config.h"

#include "core/error.h"
#include "support/golden.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace koe::synth {
namespace {

using tensorfile::Value;

struct Case
{
    const char* recipe;
    int sampleRateHz;
    const char* version;
    bool f0;
    RegistrationOrder order;
    std::size_t tensors;      ///< with the posterior encoder
    std::size_t voiceTensors; ///< without
};

class RecipeTest : public testing::TestWithParam<Case>
{
};

Value listOf(const nlohmann::json& json)
{
    if (json.is_array()) {
        Value::List items;
        for (const auto& item : json)
            items.push_back(listOf(item));
        return items;
    }
    if (json.is_string())
        return Value(json.get<std::string>());
    return Value(json.get<std::int64_t>());
}

TEST_P(RecipeTest, NamesShapesAndOrderAreThoseOfRvc)
{
    const Case& expected = GetParam();
    const nlohmann::json recipe = golden::recipe(expected.recipe);
    const auto config = GeneratorConfig::standard(expected.sampleRateHz, expected.version, expected.f0);
    const auto specs = generatorTensors(config, true, expected.order);
    ASSERT_EQ(specs.size(), expected.tensors);
    ASSERT_EQ(specs.size(), recipe["tensors"].size());
    for (std::size_t i = 0; i < specs.size(); i++) {
        ASSERT_EQ(specs[i].name, recipe["tensors"][i]["name"].get<std::string>());
        ASSERT_EQ(specs[i].shape, recipe["tensors"][i]["shape"].get<std::vector<std::int64_t>>())
            << specs[i].name;
    }

    const auto voice = generatorTensors(config, false, expected.order);
    EXPECT_EQ(voice.size(), expected.voiceTensors);
    std::size_t at = 0;
    for (const auto& tensor : recipe["tensors"])
        if (!tensor.value("train_only", false)) {
            ASSERT_LT(at, voice.size());
            EXPECT_EQ(voice[at++].name, tensor["name"].get<std::string>());
        }
}

TEST_P(RecipeTest, ConfigListGoesThereAndBack)
{
    const Case& expected = GetParam();
    const nlohmann::json recipe = golden::recipe(expected.recipe);
    const auto config = GeneratorConfig::fromList(listOf(recipe["file"]["config"]));
    const auto standard = GeneratorConfig::standard(expected.sampleRateHz, expected.version, expected.f0);
    EXPECT_EQ(config.upsampleRates, standard.upsampleRates);
    EXPECT_EQ(config.upsampleKernelSizes, standard.upsampleKernelSizes);
    EXPECT_EQ(config.specChannels, standard.specChannels);
    EXPECT_EQ(config.hop() * 100, expected.sampleRateHz);

    const Value written = config.toList();
    ASSERT_EQ(written.items().size(), 18u);
    for (std::size_t i = 0; i < 18; i++)
        EXPECT_EQ(written.items()[i].intOr(-1), listOf(recipe["file"]["config"]).items()[i].intOr(-1)) << i;
    EXPECT_EQ(written.items()[9].text(), "1");
    const auto again = GeneratorConfig::fromList(written);
    EXPECT_EQ(again.resblockDilations, config.resblockDilations);
    EXPECT_EQ(again.sampleRateHz, config.sampleRateHz);
}

INSTANTIATE_TEST_SUITE_P(
    Recipes, RecipeTest,
    testing::Values(Case{"v1_40k", 40000, "v1", true, RegistrationOrder::EncoderFirst, 560, 457},
                    Case{"v1_48k", 48000, "v1", true, RegistrationOrder::EncoderFirst, 619, 516},
                    Case{"v2_32k", 32000, "v2", true, RegistrationOrder::EncoderLast, 560, 457},
                    Case{"v2_40k", 40000, "v2", true, RegistrationOrder::EncoderLast, 560, 457},
                    Case{"v2_48k", 48000, "v2", true, RegistrationOrder::EncoderLast, 560, 457},
                    Case{"v2_40k_nof0", 40000, "v2", false, RegistrationOrder::EncoderLast, 549, 446}),
    [](const auto& one) { return std::string(one.param.recipe); });

std::int64_t values(const std::vector<TensorSpec>& specs)
{
    std::int64_t total = 0;
    for (const TensorSpec& spec : specs) {
        std::int64_t count = 1;
        for (const std::int64_t size : spec.shape)
            count *= size;
        total += count;
    }
    return total;
}

TEST(GeneratorConfig, CountsOfValuesAreThoseOfTheReference)
{
    struct Counts
    {
        int sampleRateHz;
        const char* version;
        std::int64_t training, voice;
    };
    for (const Counts& c :
         {Counts{40000, "v2", 36458818, 27537346}, Counts{40000, "v1", 36360514, 27439042},
          Counts{32000, "v2", 36880706, 28057538}, Counts{48000, "v2", 37638466, 28716994},
          Counts{32000, "v1", 36294338, 27471170}, Counts{48000, "v1", 36400834, 27479362}}) {
        const auto config = GeneratorConfig::standard(c.sampleRateHz, c.version, true);
        EXPECT_EQ(values(generatorTensors(config, true, RegistrationOrder::EncoderFirst)), c.training);
        EXPECT_EQ(values(generatorTensors(config, false, RegistrationOrder::EncoderLast)), c.voice);
    }
    const auto fiveStages = GeneratorConfig::standard(48000, "v1", false);
    EXPECT_EQ(generatorTensors(fiveStages, false, RegistrationOrder::EncoderFirst).size(), 503u);
}

TEST(GeneratorConfig, DecodersOfApplioHaveItsTensors)
{
    // Counts by instantiating Applio's own classes (reference, 4.6).
    auto config = GeneratorConfig::standard(40000, "v2", true);
    config.vocoder = Vocoder::MrfHiFiGan;
    EXPECT_EQ(generatorTensors(config, true, RegistrationOrder::EncoderFirst).size(), 563u);
    EXPECT_EQ(generatorTensors(config, false, RegistrationOrder::EncoderFirst).size(), 460u);
    config.vocoder = Vocoder::RefineGan;
    const auto refine = generatorTensors(config, false, RegistrationOrder::EncoderFirst);
    EXPECT_EQ(generatorTensors(config, true, RegistrationOrder::EncoderFirst).size(), 588u);
    EXPECT_EQ(refine.size(), 485u);
    const auto shape = [&](const std::string& name) {
        const auto found =
            std::find_if(refine.begin(), refine.end(), [&](const auto& spec) { return spec.name == name; });
        return found != refine.end() ? found->shape : std::vector<std::int64_t>{};
    };
    using Shape = std::vector<std::int64_t>;
    EXPECT_EQ(shape("dec.downsample_blocks.3.weight_v"), (Shape{256, 128, 7}));
    EXPECT_EQ(shape("dec.mel_conv.weight_v"), (Shape{256, 192, 7}));
    EXPECT_EQ(shape("dec.upsample_conv_blocks.0.input_conv.weight"), (Shape{256, 640, 7}));
    EXPECT_EQ(shape("dec.upsample_conv_blocks.3.input_conv.weight"), (Shape{32, 80, 7}));
    EXPECT_EQ(shape("dec.upsample_conv_blocks.2.blocks.1.1.convs2.2.weight_v"), (Shape{64, 64, 7}));
    EXPECT_EQ(shape("dec.conv_post.weight_v"), (Shape{1, 32, 7}));
}

TEST(GeneratorConfig, DecodersAreKnownByName)
{
    for (const Vocoder one : {Vocoder::HiFiGan, Vocoder::MrfHiFiGan, Vocoder::RefineGan})
        EXPECT_EQ(vocoderNamed(name(one)), one);
    EXPECT_EQ(vocoderNamed("hifigan"), Vocoder::HiFiGan);
    EXPECT_EQ(vocoderNamed("refine-gan"), Vocoder::RefineGan);
    EXPECT_FALSE(vocoderNamed("BigVGAN"));
    EXPECT_FALSE(vocoderNamed(""));
}

TEST(GeneratorConfig, TextSampleRateIsTolerated)
{
    Value list = GeneratorConfig{}.toList();
    std::get<Value::List>(list.data)[17] = Value("40k");
    EXPECT_EQ(GeneratorConfig::fromList(list).sampleRateHz, 40000);
}

TEST(GeneratorConfig, SizesThatNoNetworkCanHaveAreRefused)
{
    const auto refused = [](std::size_t index, Value value) {
        Value list = GeneratorConfig{}.toList();
        std::get<Value::List>(list.data)[index] = std::move(value);
        EXPECT_THROW((void)GeneratorConfig::fromList(list), InvalidInput) << index;
    };
    refused(0, Value(0));
    refused(2, Value(191));
    refused(3, Value(-1));
    refused(5, Value(5));
    refused(6, Value(std::int64_t{1} << 40));
    refused(8, Value(2.0));
    refused(9, Value("2"));
    refused(10, Value(Value::List{}));
    refused(10, Value(Value::List{3, 7, 10}));
    refused(11, Value(Value::List{}));
    refused(12, Value(Value::List{10, 10, 2}));
    refused(12, Value(Value::List{64, 64, 64, 64}));
    refused(13, Value(8));
    refused(14, Value(Value::List{9, 16, 4, 4}));
    refused(15, Value(0));
    refused(17, Value(48000));
    refused(17, Value("fast"));
    EXPECT_THROW((void)GeneratorConfig::fromList(Value(Value::List{1, 2})), InvalidInput);
    EXPECT_THROW((void)GeneratorConfig::fromList(Value()), InvalidInput);
    EXPECT_THROW((void)GeneratorConfig::standard(44100, "v2", true), UsageError);
    EXPECT_THROW((void)GeneratorConfig::standard(40000, "v3", true), UsageError);
}

} // namespace
} // namespace koe::synth
