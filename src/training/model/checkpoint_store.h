#pragma once

#include "training/model/checkpoint.h"
#include "training/model/trainer.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace koe::training {

/// The pairs G_{step}.pth and D_{step}.pth of one experiment: written so that a half pair never counts, and
/// found again, the newest whole one first.
class CheckpointStore
{
public:
    /// @param latestOnly one pair, numbered as RVC's "latest only" mode has it
    CheckpointStore(std::filesystem::path folder, bool latestOnly);

    /// D first, then G: a pair counts once both are there.
    /// @throws Missing on a full disk; what was there before stays
    void save(Trainer& trainer, double learningRate, double baseLearningRate, const Progress& progress) const;

    /// Loads the newest pair that is whole. Damaged ones are passed over with a line in @p warnings.
    /// @returns how far it had come, with the step always known; nothing when no pair was ever saved
    /// @throws OtherNetwork; InvalidInput when there are pairs and none can be read (never a silent new
    /// start)
    [[nodiscard]] std::optional<Progress> load(Trainer& trainer, std::int64_t batchesInEpoch,
                                               std::vector<std::string>& warnings) const;

private:
    void finishInterruptedSave() const;

    std::filesystem::path m_folder;
    bool m_latestOnly;
};

} // namespace koe::training
