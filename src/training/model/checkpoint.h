#pragma once

#include "core/error.h"
#include "training/model/adam_w.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace koe::training {

/// How far a run had come when it was saved.
struct Progress
{
    int epoch = 0;                ///< the one that was run last
    std::int64_t step = -1;       ///< optimizer steps so far; −1: the file does not say
    std::int64_t batchesDone = 0; ///< of that epoch; equal to batchesInEpoch when it is over
    std::int64_t batchesInEpoch = 0;

    [[nodiscard]] bool epochOver() const { return batchesDone >= batchesInEpoch; }
};

/// Writes one network with its optimizer as RVC does (reference §3: model, iteration, optimizer,
/// learning_rate) and, under "koe", what else it takes to go on within an epoch. All or nothing.
/// @param learningRate of this epoch @param baseLearningRate of the configuration
void writeCheckpoint(const std::filesystem::path& file, const nn::Parameters& parameters,
                     const AdamW& optimizer, double learningRate, double baseLearningRate,
                     const Progress& progress);

/// Tensors of a checkpoint that have been checked against a network and wait to be copied into it.
struct LoadedCheckpoint
{
    Progress progress;
    std::vector<torch::Tensor> parameters; // [parameters]
    std::vector<AdamW::Moments> moments;   // [parameters]; empty: the file holds no optimizer that fits
    std::string warning;                   ///< why the optimizer starts anew; empty if it does not

    void copyInto(nn::Parameters& target, AdamW& optimizer) const;
};

/// The file is of another network (rate, version or size). Told apart from damage: an older pair would not
/// help.
struct OtherNetwork : InvalidInput
{
    using InvalidInput::InvalidInput;
};

/// Reads what writeCheckpoint() or PyTorch wrote. Moments are mapped by name: the optimizer's index is the
/// position in the file's own model dictionary, whichever order of registration its writer had.
/// @throws OtherNetwork; InvalidInput for a damaged file
[[nodiscard]] LoadedCheckpoint readCheckpoint(const std::filesystem::path& file,
                                              const nn::Parameters& parameters);

/// Base weights into a network: "model" of a checkpoint or pretrained file, or a bare dictionary. Every
/// tensor must be there with the same shape, but the rows of emb_g may be fewer or more.
/// @throws Missing, InvalidInput
void loadBase(const std::filesystem::path& file, nn::Parameters& parameters);

} // namespace koe::training
