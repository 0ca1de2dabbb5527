#pragma once

#include "core/job.h"
#include "dataset/experiment.h"
#include "dataset/recordings.h"

namespace koe::dataset {

/// Decodes a recording, takes rumble off, cuts it at pauses and into clips, levels them, and writes each with
/// its 16 kHz copy (reference §7; the last clip of a slice keeps its number, which RVC gives away again).
/// Clips that training cannot use (silent, too short, far too loud) are left out with a warning, and so is a
/// recording that cannot be read.
/// @throws InvalidInput when the experiment cannot be written; Missing when the disk is full; Cancelled
[[nodiscard]] CutRecording cutRecording(const Recording& recording, int number, const Settings& settings,
                                        const ClipFiles& files, const Job& job);

} // namespace koe::dataset
