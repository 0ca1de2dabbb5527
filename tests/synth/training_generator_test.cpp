#include "core/error.h"
#include "nn/start.h"
#include "support/golden.h"
#include "synth/model/training_generator.h"

#include <gtest/gtest.h>

namespace koe::synth {
namespace {

torch::Tensor tensor(const std::string& array)
{
    return nn::toTensor(golden::array(array));
}

std::vector<float> flat(const torch::Tensor& x)
{
    const auto plain = x.detach().contiguous();
    return {plain.data_ptr<float>(), plain.data_ptr<float>() + plain.numel()};
}

void loadRecipe(TrainingGenerator& generator, const std::string& recipe)
{
    const auto weights = golden::weights(recipe, true);
    ASSERT_EQ(weights.size(), generator.parameters().size());
    for (const auto& [name, value] : weights) {
        ASSERT_TRUE(generator.parameters().contains(name)) << name;
        const auto& ours = generator.parameters()[name];
        const auto theirs = nn::toTensor(value).to(torch::kFloat32);
        ASSERT_EQ(ours.sizes(), theirs.sizes()) << name;
        const at::NoGradGuard noGrad;
        ours.copy_(theirs);
    }
}

GeneratorConfig slim()
{
    GeneratorConfig config = GeneratorConfig::standard(32000, "v2", true);
    config.interChannels = 16;
    config.hiddenChannels = 24;
    config.filterChannels = 32;
    config.layers = 2;
    config.upsampleInitialChannels = 32;
    config.speakers = 5;
    config.ginChannels = 12;
    config.featureDims = 256;
    return config;
}

TrainingGenerator::Batch slimBatch(const GeneratorConfig& config)
{
    TrainingGenerator::Batch batch;
    batch.phone = at::randn({2, 50, config.featureDims});
    batch.phoneFrames = torch::tensor({50, 40}, torch::kInt64);
    batch.pitch = at::randint(1, 255, {2, 50}, torch::kInt64);
    batch.pitchf = at::rand({2, 50}) * 200;
    batch.spec = at::rand({2, config.specChannels, 50});
    batch.specFrames = batch.phoneFrames;
    batch.speaker = torch::tensor({0, 4}, torch::kInt64);
    return batch;
}

TEST(TrainingGenerator, ForwardEqualsTheReference)
{
    if (!golden::has("train_spec") || !golden::has("train_phone"))
        GTEST_SKIP() << "needs the full golden set (KOE_GOLDEN=…)";
    nn::start();
    TrainingGenerator generator(GeneratorConfig::standard(40000, "v2", true), RegistrationOrder::EncoderFirst,
                                torch::kCPU);
    ASSERT_NO_FATAL_FAILURE(loadRecipe(generator, "v2_40k"));
    TrainingGenerator::Batch batch;
    batch.phone = tensor("train_phone");
    batch.phoneFrames = torch::tensor({100, 80}, torch::kInt64);
    batch.pitch = tensor("train_pitch").to(torch::kInt64);
    batch.pitchf = tensor("train_pitchf");
    batch.spec = tensor("train_spec");
    batch.specFrames = batch.phoneFrames;
    batch.speaker = torch::tensor({3, 17}, torch::kInt64);
    TrainingGenerator::Draws draws;
    draws.posteriorNoise = at::zeros({2, 192, 100});
    draws.sliceFrames = torch::tensor({17, 36}, torch::kInt64);
    draws.sourceNoise = false;
    const auto out = generator.forward(batch, draws);

    const std::pair<const char*, torch::Tensor> stages[] = {{"train_out_y_hat", out.audio},
                                                            {"train_out_z", out.z},
                                                            {"train_out_z_p", out.zP},
                                                            {"train_out_logs_q", out.logsQ}};
    for (const auto& [name, ours] : stages) {
        const auto difference = golden::compare(flat(ours), golden::floats(name));
        EXPECT_LT(difference.largest, 1e-3) << name;
        EXPECT_LT(difference.rms, 1e-4) << name;
        std::printf("%s: largest %.2g, rms %.2g of RMS\n", name, difference.largest, difference.rms);
    }
}

TEST(TrainingGenerator, GradientsReachEveryParameter)
{
    nn::start();
    torch::manual_seed(7);
    const GeneratorConfig config = slim();
    const TrainingGenerator generator(config, RegistrationOrder::EncoderLast, torch::kCPU);
    // At the start the couplings' posts are zero and hold back what lies before them.
    for (const auto& [name, value] : generator.parameters().entries()) {
        if (name.find(".post.") != std::string::npos && name.starts_with("flow.")) {
            EXPECT_EQ(value.abs().max().item<float>(), 0.0f) << name;
            const at::NoGradGuard noGrad;
            value.normal_(0, 0.1);
        }
    }
    const auto out = generator.forward(slimBatch(config), {});
    EXPECT_EQ(out.audio.sizes(), (std::vector<std::int64_t>{2, 1, config.segmentFrames * config.hop()}));
    const auto kl = ((out.zP - out.mP).pow(2) * at::exp(-2 * out.logsP) + out.logsP - out.logsQ).sum();
    (out.audio.abs().sum() + kl).backward();
    for (const auto& [name, value] : generator.parameters().entries()) {
        ASSERT_TRUE(value.grad().defined()) << name;
        EXPECT_TRUE(at::isfinite(value.grad()).all().item<bool>()) << name;
        EXPECT_GT(value.grad().abs().sum().item<float>(), 0.0f) << name;
    }
}

TEST(TrainingGenerator, ItemsThatSpeakFromThePriorTeachTheTextEncoder)
{
    nn::start();
    torch::manual_seed(7);
    const GeneratorConfig config = slim();
    TrainingGenerator generator(config, RegistrationOrder::EncoderFirst, torch::kCPU);
    const auto batch = slimBatch(config);
    TrainingGenerator::Draws draws;
    draws.posteriorNoise = at::randn({2, config.interChannels, 50});
    draws.sliceFrames = torch::tensor({3, 5}, torch::kInt64);
    draws.sourceNoise = false;
    const auto& text = generator.parameters()["enc_p.emb_phone.weight"];
    const auto plain = generator.forward(batch, draws).audio;
    plain.abs().sum().backward();
    EXPECT_FALSE(text.grad().defined()); // the posterior's audio knows nothing of the text

    draws.priorShare = 0.5;
    const auto half = generator.forward(batch, draws).audio;
    EXPECT_TRUE(at::equal(half[0], plain[0]));
    EXPECT_FALSE(at::allclose(half[1], plain[1]));
    half.abs().sum().backward();
    ASSERT_TRUE(text.grad().defined());
    EXPECT_GT(text.grad().abs().sum().item<float>(), 0.0f);
}

TEST(TrainingGenerator, FreshWeightsFollowTheSeedAndTorchsDefaults)
{
    nn::start();
    const GeneratorConfig config = slim();
    torch::manual_seed(3);
    const TrainingGenerator a(config, RegistrationOrder::EncoderFirst, torch::kCPU);
    torch::manual_seed(3);
    const TrainingGenerator b(config, RegistrationOrder::EncoderFirst, torch::kCPU);
    for (const auto& [name, value] : a.parameters().entries())
        EXPECT_TRUE(at::equal(value, b.parameters()[name])) << name;
    // Weight norm starts neutral: g is the norm of v.
    const auto& v = a.parameters()["dec.ups.0.weight_v"];
    EXPECT_TRUE(at::allclose(nn::foldWeightNorm(a.parameters()["dec.ups.0.weight_g"], v), v, 1e-5, 1e-7));
    EXPECT_EQ(a.parameters()["enc_p.encoder.norm_layers_1.0.gamma"].min().item<float>(), 1.0f);
    const double bound = 1.0 / std::sqrt(16.0 * 7);
    const auto& pre = a.parameters()["dec.conv_pre.weight"];
    EXPECT_LE(pre.abs().max().item<double>(), bound);
    EXPECT_GT(pre.abs().max().item<double>(), 0.9 * bound);
    EXPECT_EQ(a.parameters()["dec.m_source.l_linear.weight"].item<double>(), 40.0); // pulses: decision 0007
    EXPECT_EQ(a.parameters()["dec.m_source.l_linear.bias"].item<double>(), -2.0);
}

TEST(TrainingGenerator, RefusesClipsShorterThanASlice)
{
    nn::start();
    const GeneratorConfig config = slim();
    const TrainingGenerator generator(config, RegistrationOrder::EncoderFirst, torch::kCPU);
    auto batch = slimBatch(config);
    batch.specFrames = torch::tensor({50, 31}, torch::kInt64);
    EXPECT_THROW((void)generator.forward(batch, {}), InvalidInput);
}

} // namespace
} // namespace koe::synth
