#pragma once

#include "studio/experiments.h"
#include "training/train.h"

#include <QString>

namespace koe::ui {

/// The command line that does the same, as a shell reads it.
[[nodiscard]] QString commandText(const training::TrainRequest& request);

/// «32 kHz · v1 · 120 epochs · batch 6 · cpu»
[[nodiscard]] QString summaryText(const training::TrainRequest& request,
                                  const studio::Experiment& experiment);

} // namespace koe::ui
