#include "training/model/speaker_start.h"

#include "training/model/losses.h"

#include <limits>
#include <map>

namespace koe::training {
namespace {

constexpr std::size_t kClips = 4; // of each speaker
constexpr std::int64_t kMostTries = 1000;
constexpr double kMelWeight = 45.0; // as the training weighs the two

/// Mel and KL loss of a batch spoken by base speaker @p row, without any random draw.
double lossAs(std::int64_t row, const TrainingBatch& batch, Trainer& trainer,
              const synth::GeneratorConfig& config)
{
    synth::TrainingGenerator::Batch input = batch.generator;
    input.speaker = at::full_like(input.speaker, row);
    synth::TrainingGenerator::Draws draws;
    draws.posteriorNoise =
        at::zeros({input.spec.size(0), config.interChannels, input.spec.size(2)}, input.spec.options());
    draws.sliceFrames = (input.specFrames - config.segmentFrames).div(2, "floor"); // the middle
    draws.sourceNoise = false;
    const auto output = trainer.generator().forward(input, draws);
    std::vector<torch::Tensor> real;
    const torch::Tensor starts = draws.sliceFrames.to(torch::kCPU);
    for (std::int64_t b = 0; b < input.spec.size(0); b++)
        real.push_back(input.spec[b].narrow(1, starts[b].item<std::int64_t>(), config.segmentFrames));
    const Spectra& spectra = trainer.spectra();
    const torch::Tensor mel = at::l1_loss(spectra.logMel(spectra.spectrogram(output.audio.squeeze(1))),
                                          spectra.logMel(at::stack(real)));
    const torch::Tensor kl = klLoss(output.zP, output.logsQ, output.mP, output.logsP, output.specMask);
    return kMelWeight * mel.item<double>() + kl.item<double>();
}

} // namespace

void startFromNearestSpeakers(Trainer& trainer, const BatchLoader& loader, const std::vector<Sample>& samples,
                              const synth::GeneratorConfig& config, const Job& job)
{
    std::map<int, std::vector<std::size_t>> clips;
    for (std::size_t i = 0; i < samples.size(); i++) {
        if (samples[i].isMute())
            continue;
        const std::int64_t frames = samples[i].waveBytes / 4 / config.hop();
        auto& own = clips[samples[i].speaker];
        if (own.size() < kClips &&
            frames > config.segmentFrames + 8) // what is too short is left out of training too
            own.push_back(i);
    }
    const torch::Tensor embedding = trainer.generator().parameters()["emb_g.weight"];
    const std::int64_t rows = embedding.size(0);
    const auto tries = static_cast<std::int64_t>(clips.size()) * rows;
    if (rows < 2 || tries > kMostTries)
        return;
    const torch::NoGradGuard noGrad;
    std::map<int, std::int64_t> nearest;
    std::int64_t done = 0;
    for (const auto& [speaker, indices] : clips) {
        if (indices.empty())
            continue;
        const TrainingBatch batch = loader.load(indices, 0);
        double least = std::numeric_limits<double>::infinity();
        for (std::int64_t row = 0; row < rows; row++) {
            job.throwIfStopped();
            const double loss = lossAs(row, batch, trainer, config);
            if (loss < least) {
                least = loss;
                nearest[speaker] = row;
            }
            job.report(static_cast<double>(++done) / static_cast<double>(tries), "nearest speaker");
        }
    }
    const torch::Tensor original = embedding.detach().clone();
    for (const auto& [speaker, row] : nearest)
        embedding.detach()[speaker].copy_(original[row]);
}

} // namespace koe::training
