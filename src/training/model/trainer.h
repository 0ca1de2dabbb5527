#pragma once

#include "synth/model/training_generator.h"
#include "training/model/adam_w.h"
#include "training/model/batch_loader.h"
#include "training/model/discriminators.h"
#include "training/model/spectra.h"
#include "training/run_config.h"

#include <cstdint>

namespace koe::training {

/// Both networks with their optimizers, and RVC's training step (reference §12): first the discriminators on
/// the generator's output, then the generator against the discriminators so changed.
class Trainer
{
public:
    /// Fresh weights from @p seed.
    Trainer(const RunConfig& config, torch::Device device, std::uint64_t seed);

    struct Losses
    {
        double discriminator = 0, generator = 0, feature = 0, mel = 0, kl = 0; // weighted, as RVC logs them
        double gradientNormG = 0, gradientNormD = 0;
        [[nodiscard]] bool finite() const;
    };
    /// @param adversarial false: spectra and KL alone, the discriminators rest (their losses are 0)
    /// @param draws undefined members come from LibTorch's global generator
    Losses step(const TrainingBatch& batch, double learningRate, bool adversarial = true,
                const synth::TrainingGenerator::Draws& draws = {});

    [[nodiscard]] synth::TrainingGenerator& generator() { return m_generator; }
    [[nodiscard]] Discriminators& discriminators() { return m_discriminators; }
    [[nodiscard]] AdamW& generatorOptimizer() { return m_generatorOptimizer; }
    [[nodiscard]] AdamW& discriminatorOptimizer() { return m_discriminatorOptimizer; }
    [[nodiscard]] const Spectra& spectra() const { return m_spectra; }
    /// The order in which RVC of today registers this version's parameters, hence its optimizer's indices.
    [[nodiscard]] static synth::RegistrationOrder orderOf(const std::string& version);

private:
    void stepDiscriminators(const torch::Tensor& real, const torch::Tensor& fake, double learningRate,
                            Losses& losses);
    /// What the discriminators have against @p fake; sets generator and feature of @p losses.
    torch::Tensor adversarialLoss(const torch::Tensor& real, const torch::Tensor& fake, Losses& losses);

    RunConfig m_config;
    bool m_mixedPrecision;
    Spectra m_spectra;
    synth::TrainingGenerator m_generator;
    Discriminators m_discriminators;
    AdamW m_generatorOptimizer;
    AdamW m_discriminatorOptimizer;
};

} // namespace koe::training
