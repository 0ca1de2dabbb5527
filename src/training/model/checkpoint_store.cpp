#include "training/model/checkpoint_store.h"

#include "tensorfile/pth.h"
#include "voice/checkpoint_files.h"

#include <algorithm>

namespace koe::training {
namespace fs = std::filesystem;
namespace {

/// The step that a file of ours names; −1 for others and damaged ones.
std::int64_t stepOf(const fs::path& file)
{
    try {
        const tensorfile::Value root = tensorfile::readPth(file);
        const tensorfile::Value* koe = root.find("koe");
        const tensorfile::Value* step = koe != nullptr ? koe->find("step") : nullptr;
        return step != nullptr ? step->intOr(-1) : -1;
    } catch (const Error&) {
        return -1;
    }
}

void replace(const fs::path& from, const fs::path& to)
{
    std::error_code failure;
    fs::rename(from, to, failure);
    if (failure)
        throw InvalidInput("The checkpoint " + to.string() + " cannot be replaced: " + failure.message() +
                           ". What was saved is in " + from.string() + ".");
}

} // namespace

CheckpointStore::CheckpointStore(fs::path folder, bool latestOnly)
    : m_folder(std::move(folder)), m_latestOnly(latestOnly)
{
}

void CheckpointStore::save(Trainer& trainer, double learningRate, double baseLearningRate,
                           const Progress& progress) const
{
    const voice::CheckpointPair pair = voice::checkpointPair(m_folder, progress.step);
    writeCheckpoint(pair.discriminator, trainer.discriminators().parameters(),
                    trainer.discriminatorOptimizer(), learningRate, baseLearningRate, progress);
    writeCheckpoint(pair.generator, trainer.generator().parameters(), trainer.generatorOptimizer(),
                    learningRate, baseLearningRate, progress);
    if (m_latestOnly) {
        // Both are whole by now; the two renames take the place of the pair before.
        const voice::CheckpointPair latest = voice::checkpointPair(m_folder, voice::kLatestCheckpoint);
        replace(pair.discriminator, latest.discriminator);
        replace(pair.generator, latest.generator);
    }
}

/// Killed between the two renames of a latest-only save: D has its name, G still has its number.
void CheckpointStore::finishInterruptedSave() const
{
    const voice::CheckpointPair latest = voice::checkpointPair(m_folder, voice::kLatestCheckpoint);
    std::error_code failure;
    if (!fs::exists(latest.discriminator, failure))
        return;
    const std::int64_t step = stepOf(latest.discriminator);
    const voice::CheckpointPair numbered = voice::checkpointPair(m_folder, step);
    if (step >= 0 && fs::exists(numbered.generator, failure) &&
        !fs::exists(numbered.discriminator, failure) && stepOf(latest.generator) != step)
        replace(numbered.generator, latest.generator);
}

std::optional<Progress> CheckpointStore::load(Trainer& trainer, std::int64_t batchesInEpoch,
                                              std::vector<std::string>& warnings) const
{
    finishInterruptedSave();
    struct Candidate
    {
        voice::CheckpointPair pair;
        std::int64_t step;
    };
    std::vector<Candidate> candidates;
    for (voice::CheckpointPair& pair : voice::listCheckpoints(m_folder)) {
        // RVC's latest-only number says nothing of the step; a file of ours does.
        const std::int64_t step =
            pair.number == voice::kLatestCheckpoint ? stepOf(pair.generator) : pair.number;
        candidates.push_back({std::move(pair), step < 0 ? voice::kLatestCheckpoint : step});
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const auto& a, const auto& b) { return a.step > b.step; });
    for (const auto& [pair, step] : candidates) {
        try {
            const LoadedCheckpoint g = readCheckpoint(pair.generator, trainer.generator().parameters());
            const LoadedCheckpoint d =
                readCheckpoint(pair.discriminator, trainer.discriminators().parameters());
            if (g.progress.step != d.progress.step)
                throw InvalidInput(pair.generator.string() + " and " + pair.discriminator.string() +
                                   " are of different steps.");
            g.copyInto(trainer.generator().parameters(), trainer.generatorOptimizer());
            d.copyInto(trainer.discriminators().parameters(), trainer.discriminatorOptimizer());
            for (const std::string& warning : {g.warning, d.warning})
                if (!warning.empty())
                    warnings.push_back(warning);
            Progress progress = g.progress;
            if (progress.step < 0)
                progress.step =
                    pair.number != voice::kLatestCheckpoint ? pair.number : progress.epoch * batchesInEpoch;
            return progress;
        } catch (const OtherNetwork&) {
            throw;
        } catch (const InvalidInput& problem) {
            warnings.push_back(std::string(problem.what()) + " The save before it is used.");
        }
    }
    if (!candidates.empty())
        throw InvalidInput("None of the checkpoints in " + m_folder.string() + " can be read (" +
                           candidates.front().pair.generator.filename().string() +
                           " is the newest). Move them away to begin anew.");
    if (voice::hasCheckpointFiles(m_folder))
        warnings.push_back("The checkpoint in " + m_folder.string() +
                           " has only one of its two files, so training begins anew.");
    return std::nullopt;
}

} // namespace koe::training
