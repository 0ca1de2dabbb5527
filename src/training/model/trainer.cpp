#include "training/model/trainer.h"

#include "nn/mixed_precision.h"
#include "training/model/losses.h"

#include <cmath>

namespace koe::training {
namespace {

constexpr double kSpectralWeight = 10.0; // beside the mel's 45: both begin at some 80

torch::Device seeded(torch::Device device, std::uint64_t seed)
{
    torch::manual_seed(seed);
    return device;
}

SpectrumSettings spectrumSettings(const RunConfig& config)
{
    return {config.generator.sampleRateHz,
            config.filterLength,
            config.generator.hop(),
            config.melBands,
            config.melMinHz,
            config.melMaxHz};
}

} // namespace

synth::RegistrationOrder Trainer::orderOf(const std::string& version)
{
    return version == "v1" ? synth::RegistrationOrder::EncoderFirst : synth::RegistrationOrder::EncoderLast;
}

Trainer::Trainer(const RunConfig& config, torch::Device device, std::uint64_t seed)
    : m_config(config), m_mixedPrecision(config.mixedPrecision && nn::computesBfloat16(device)),
      m_spectra(spectrumSettings(config), seeded(device, seed)),
      m_generator(config.generator, orderOf(config.generator.version()), device),
      m_discriminators(config.generator.version(), config.discriminatorDivisor, device),
      m_generatorOptimizer(m_generator.parameters(), {config.beta1, config.beta2, config.eps, 0.01}),
      m_discriminatorOptimizer(m_discriminators.parameters(), {config.beta1, config.beta2, config.eps, 0.01})
{
}

bool Trainer::Losses::finite() const
{
    return std::isfinite(discriminator + generator + feature + mel + kl + gradientNormG + gradientNormD);
}

void Trainer::stepDiscriminators(const torch::Tensor& real, const torch::Tensor& fake, double learningRate,
                                 Losses& losses)
{
    m_discriminators.setTrainable(true);
    torch::Tensor loss;
    {
        const nn::MixedPrecision precision(m_mixedPrecision);
        loss = discriminatorLoss(m_discriminators.forward(m_discriminators.weights(), at::cat({real, fake})));
    }
    loss.backward();
    losses.gradientNormD = m_discriminatorOptimizer.step(learningRate);
    losses.discriminator = loss.item<double>();
}

torch::Tensor Trainer::adversarialLoss(const torch::Tensor& real, const torch::Tensor& fake, Losses& losses)
{
    const nn::MixedPrecision precision(m_mixedPrecision);
    m_discriminators.setTrainable(false);
    Discriminators::Weights weights;
    std::vector<Discriminators::Judgement> judgedReal;
    {
        const torch::NoGradGuard noGrad;
        weights = m_discriminators.weights();
        judgedReal = m_discriminators.forward(weights, real);
    }
    const auto judgedFake = m_discriminators.forward(weights, fake);
    const torch::Tensor generator = generatorLoss(judgedFake);
    const torch::Tensor feature = featureLoss(judgedReal, judgedFake);
    losses.generator = generator.item<double>();
    losses.feature = feature.item<double>();
    return generator + feature;
}

Trainer::Losses Trainer::step(const TrainingBatch& batch, double learningRate, bool adversarial,
                              const synth::TrainingGenerator::Draws& draws)
{
    const std::int64_t hop = m_config.generator.hop();
    const std::int64_t segment = m_config.generator.segmentFrames;
    synth::TrainingGenerator::Output output;
    {
        const nn::MixedPrecision precision(m_mixedPrecision);
        output = m_generator.forward(batch.generator, draws);
    }
    torch::Tensor real;
    torch::Tensor realMel;
    {
        const torch::NoGradGuard noGrad;
        real = synth::slices(batch.wave, output.sliceFrames * hop, segment * hop);
        realMel = m_spectra.logMel(synth::slices(batch.generator.spec, output.sliceFrames, segment));
    }

    Losses losses;
    const torch::Tensor fakeMel = m_spectra.logMel(m_spectra.spectrogram(output.audio.squeeze(1)));
    const torch::Tensor mel = m_config.melWeight * at::l1_loss(fakeMel, realMel);
    const torch::Tensor kl =
        m_config.klWeight * klLoss(output.zP, output.logsQ, output.mP, output.logsP, output.specMask);
    torch::Tensor sum = mel + kl;
    if (adversarial) {
        stepDiscriminators(real, output.audio.detach(), learningRate, losses);
        sum = sum + adversarialLoss(real, output.audio, losses);
    } else {
        sum = sum + kSpectralWeight * spectralLoss(output.audio.squeeze(1), real.squeeze(1));
    }
    sum.backward();
    losses.gradientNormG = m_generatorOptimizer.step(learningRate);
    losses.mel = mel.item<double>();
    losses.kl = kl.item<double>();
    return losses;
}

} // namespace koe::training
