// RVC's own figures of a training batch (golden README): discriminators, spectra, losses and gradients of two
// steps.
#include "nn/start.h"
#include "support/golden.h"
#include "training/model/losses.h"
#include "training/model/trainer.h"

#include <gtest/gtest.h>

#include <fstream>

namespace koe::training {
namespace {

/// Copies a recipe's weights into a network, all of them.
void fill(nn::Parameters& parameters, const std::string& recipe)
{
    const torch::NoGradGuard noGrad;
    const tensorfile::TensorMap weights = golden::weights(recipe, true);
    for (const auto& [name, tensor] : parameters.entries()) {
        const tensorfile::Tensor* source = weights.find(name);
        ASSERT_NE(source, nullptr) << name;
        torch::Tensor(tensor).copy_(nn::toTensor(*source));
    }
    EXPECT_EQ(parameters.size(), weights.size());
}

torch::Device device()
{
    return torch::Device(golden::device());
}

torch::Tensor goldenTensor(const std::string& name)
{
    return nn::toTensor(golden::array(name)).to(device());
}

std::vector<float> floatsOf(const torch::Tensor& tensor)
{
    return nn::fromTensor(tensor.detach().to(torch::kFloat32)).toFloats();
}

void expectNear(const torch::Tensor& ours, const std::string& array, double largest, double rms)
{
    const auto difference = golden::compare(floatsOf(ours), golden::floats(array));
    EXPECT_LT(difference.largest, largest) << array;
    EXPECT_LT(difference.rms, rms) << array;
}

/// "values" of the figures that the tests need.
nlohmann::json figures()
{
    std::ifstream in(golden::find("training_figures.json"));
    return nlohmann::json::parse(in);
}

class GoldenTraining : public testing::Test
{
protected:
    static void SetUpTestSuite() { nn::start(); }
};

TEST_F(GoldenTraining, SpectrogramAndMel)
{
    struct Rate
    {
        const char* name;
        SpectrumSettings settings;
    };
    for (const Rate& rate :
         {Rate{"32k", {32000, 1024, 320, 80, 0, 0}}, Rate{"40k", {40000, 2048, 400, 125, 0, 0}},
          Rate{"48k", {48000, 2048, 480, 128, 0, 0}}}) {
        if (!golden::has(std::string("spec_") + rate.name))
            continue; // only one of the three is a fixture of the tree
        const Spectra spectra(rate.settings, device());
        const auto spec = spectra.spectrogram(goldenTensor(std::string("spec_in_") + rate.name).unsqueeze(0));
        expectNear(spec, std::string("spec_") + rate.name, 1e-4, 1e-5);
        const auto difference =
            golden::compare(floatsOf(spectra.logMel(spec)), golden::floats(std::string("mel_") + rate.name));
        EXPECT_LT(difference.largestAbsolute, 1e-3) << rate.name;
        EXPECT_LT(difference.rms, 1e-5) << rate.name;
    }
}

TEST_F(GoldenTraining, DiscriminatorScores)
{
    const auto wave = goldenTensor("train_wave");
    const auto fake = goldenTensor("train_out_y_hat");
    const auto ids = figures()["train_slice_ids"].get<std::vector<std::int64_t>>();
    const auto real = at::stack({wave[0].slice(1, ids[0] * 400, ids[0] * 400 + 12800),
                                 wave[1].slice(1, ids[1] * 400, ids[1] * 400 + 12800)});
    const torch::NoGradGuard noGrad;
    for (const std::string version : {"v1", "v2"}) {
        Discriminators discriminators(version, 1, device());
        fill(discriminators.parameters(), "disc_" + version);
        const auto judged = discriminators.forward(discriminators.weights(), at::cat({real, fake}));
        const auto maps = figures()["disc_" + version + "_feature_maps"];
        ASSERT_EQ(judged.size(), version == "v1" ? 7u : 9u);
        for (std::size_t i = 0; i < judged.size(); i++) {
            const auto halves = judged[i].score.chunk(2);
            const std::string name = "disc_" + version + "_score_" + std::to_string(i);
            expectNear(halves[0], name + "_real", 1e-3, 1e-4);
            expectNear(halves[1], name + "_fake", 1e-3, 1e-4);
            for (std::size_t j = 0; j < judged[i].features.size(); j++) {
                const auto& figure = maps["real"][i][j]; // shape, mean, deviation, sum of magnitudes
                const auto map = judged[i].features[j].chunk(2)[0];
                EXPECT_EQ(map.numel() * 2, judged[i].features[j].numel());
                EXPECT_NEAR(map.abs().sum().item<double>(), figure[3].get<double>(),
                            1e-4 * figure[3].get<double>());
            }
        }
    }
}

TEST_F(GoldenTraining, TwoStepsOfBothOptimizers)
{
    const RunConfig config = RunConfig::standard(40000, "v2", true);
    Trainer trainer(config, device(), 1);
    fill(trainer.generator().parameters(), "v2_40k");
    fill(trainer.discriminators().parameters(), "disc_v2");

    TrainingBatch batch;
    batch.wave = goldenTensor("train_wave");
    batch.generator.phone = goldenTensor("train_phone");
    batch.generator.phoneFrames = torch::tensor(std::vector<std::int64_t>{100, 80}).to(device());
    batch.generator.specFrames = batch.generator.phoneFrames;
    batch.generator.pitch = goldenTensor("train_pitch").to(torch::kInt64);
    batch.generator.pitchf = goldenTensor("train_pitchf");
    batch.generator.speaker = torch::tensor(std::vector<std::int64_t>{3, 17}).to(device());
    const auto longer = trainer.spectra().spectrogram(batch.wave[0]);
    const auto shorter = trainer.spectra().spectrogram(batch.wave[1].slice(1, 0, 32000));
    batch.generator.spec = at::cat({longer, at::constant_pad_nd(shorter, {0, 20})});

    const auto figure = figures();
    synth::TrainingGenerator::Draws draws;
    draws.posteriorNoise = at::zeros({2, 192, 100}).to(device());
    draws.sliceFrames = torch::tensor(figure["train_slice_ids"].get<std::vector<std::int64_t>>());
    draws.sourceNoise = false;
    {
        const torch::NoGradGuard noGrad;
        const auto output = trainer.generator().forward(batch.generator, draws);
        expectNear(output.audio, "train_out_y_hat", 5e-3, 5e-4);
        expectNear(trainer.spectra().logMel(trainer.spectra().spectrogram(output.audio.squeeze(1))),
                   "train_out_y_hat_mel", 5e-3, 5e-4);
    }
    for (int step = 0; step < 2; step++) {
        const Trainer::Losses losses = trainer.step(batch, config.learningRate, true, draws);
        const auto& expected = figure["train_losses"][static_cast<std::size_t>(step)];
        const double tolerance = step == 0 ? 1e-3 : 5e-3;
        const auto near = [&](double ours, const char* name, double relative) {
            const double reference = expected[name].get<double>();
            EXPECT_NEAR(ours, reference, relative * reference) << name << " of step " << step;
        };
        near(losses.discriminator, "loss_disc", tolerance);
        near(losses.generator, "loss_gen", tolerance);
        near(losses.feature, "loss_fm", tolerance);
        near(losses.mel, "loss_mel", tolerance);
        near(losses.kl, "loss_kl", tolerance);
        near(losses.gradientNormD, "grad_norm_d", 1e-2);
        near(losses.gradientNormG, "grad_norm_g", 1e-2);
        if (step == 0) {
            // After one step the first moment is (1 − beta1) times the gradient: the gradients, parameter by
            // parameter.
            const auto check = [](const nn::Parameters& parameters, const AdamW& optimizer,
                                  const nlohmann::json& norms) {
                for (std::size_t i = 0; i < parameters.size(); i++) {
                    const std::string& name = parameters.entries()[i].first;
                    if (!norms.contains(name))
                        continue;
                    const double norm = optimizer.moments()[i].average.norm().item<double>() / 0.2;
                    const double reference = norms[name].get<double>();
                    // A key's bias shifts a row of scores as a whole, which softmax does not see: its
                    // gradient is nought, and both sides hold the rounding of the processor that they ran on.
                    if (name.ends_with("conv_k.bias"))
                        EXPECT_LT(norm, 1e-4) << name;
                    else
                        EXPECT_NEAR(norm, reference, 1e-2 * reference + 1e-6) << name;
                }
            };
            check(trainer.generator().parameters(), trainer.generatorOptimizer(),
                  figure["train_gradG_all_norms"]);
            check(trainer.discriminators().parameters(), trainer.discriminatorOptimizer(),
                  figure["train_gradD_norms"]);
            for (const char* name :
                 {"dec.conv_post.weight", "dec.ups.0.weight_g", "enc_p.encoder.attn_layers.0.emb_rel_k",
                  "enc_q.enc.in_layers.0.weight_g"}) {
                const auto& entries = trainer.generator().parameters().entries();
                for (std::size_t i = 0; i < entries.size(); i++)
                    if (entries[i].first == name)
                        expectNear(trainer.generatorOptimizer().moments()[i].average / 0.2,
                                   std::string("train_gradG_") + name, 2e-2, 5e-3);
            }
        }
    }
}

} // namespace
} // namespace koe::training
