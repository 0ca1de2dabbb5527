#pragma once

#include "core/job.h"
#include "training/model/batch_loader.h"
#include "training/model/trainer.h"

#include <vector>

namespace koe::training {

/// Gives each speaker of the set the embedding of that base speaker who is most like it, so that a short
/// fine-tuning does not begin at somebody else: one clip is resynthesised with every row, a few with the best
/// rows, and the row of the least loss is taken.
///
/// Does nothing when the set's speakers times the base's are too many to try.
void startFromNearestSpeakers(Trainer& trainer, const BatchLoader& loader, const std::vector<Sample>& samples,
                              const synth::GeneratorConfig& config, const Job& job);

} // namespace koe::training
