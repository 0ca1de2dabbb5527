#include "training/model/speaker_start.h"

#include "training/model/losses.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace koe::training {
namespace {

using Batch = synth::TrainingGenerator::Batch;

constexpr std::size_t kClips = 4; // of each speaker
constexpr std::int64_t kMostTries = 1000;
// All base speakers speak one clip, so many of them all. With the starter base and voices that it has not
// heard the best one of all clips was the best of one (352 rows, losses of one and of four clips correlate to
// 0.97 and more).
constexpr std::size_t kFinalists = 16;
constexpr double kMelWeight = 45.0; // as the training weighs the two

/// Mel and KL loss of a batch spoken by base speaker @p row, without any random draw.
double lossAs(std::int64_t row, const Batch& batch, Trainer& trainer, const synth::GeneratorConfig& config)
{
    Batch input = batch;
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

/// The clip of a batch that has the most sound in it, as a batch of one.
Batch loudest(const Batch& batch)
{
    const auto clip = batch.spec.square().sum({1, 2}).argmax().item<std::int64_t>();
    const auto of = [clip](const torch::Tensor& all) { return all.defined() ? all.narrow(0, clip, 1) : all; };
    return {of(batch.phone), of(batch.phoneFrames), of(batch.pitch),  of(batch.pitchf),
            of(batch.spec),  of(batch.specFrames),  of(batch.speaker)};
}

/// Sorts @p rows by the loss over a batch, the least first. @param job for each row a step
void sortByLoss(std::vector<std::int64_t>& rows, const Batch& batch, Trainer& trainer,
                const synth::GeneratorConfig& config, const Job& job)
{
    std::map<std::int64_t, double> losses;
    for (const std::int64_t row : rows) {
        job.throwIfStopped();
        losses[row] = lossAs(row, batch, trainer, config);
        job.report(static_cast<double>(losses.size()) / static_cast<double>(rows.size()), "nearest speaker");
    }
    std::ranges::stable_sort(rows, {}, [&](std::int64_t row) { return losses[row]; });
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
    if (rows < 2 || static_cast<std::int64_t>(clips.size()) * rows > kMostTries)
        return;
    const torch::NoGradGuard noGrad;
    std::map<int, std::int64_t> nearest;
    const double share = 1.0 / static_cast<double>(clips.size());
    double done = 0.0;
    for (const auto& [speaker, indices] : clips) {
        const Job first = job.part(done, done + 0.8 * share);
        const Job last = job.part(done + 0.8 * share, done + share);
        done += share;
        if (indices.empty())
            continue;
        const Batch all = loader.load(indices, 0).generator;
        std::vector<std::int64_t> order(static_cast<std::size_t>(rows));
        std::iota(order.begin(), order.end(), 0);
        if (order.size() > kFinalists) {
            sortByLoss(order, loudest(all), trainer, config, first);
            order.resize(kFinalists);
        }
        sortByLoss(order, all, trainer, config, last);
        nearest[speaker] = order.front();
    }
    const torch::Tensor original = embedding.detach().clone();
    for (const auto& [speaker, row] : nearest)
        embedding.detach()[speaker].copy_(original[row]);
}

} // namespace koe::training
