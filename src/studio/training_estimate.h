#pragma once

#include "studio/experiments.h"
#include "studio/settings.h"
#include "training/train.h"

#include <cstdint>
#include <optional>

namespace koe::studio {

/// How fast this machine was the last time, as the settings keep it.
struct TrainingSpeed
{
    double prepareShare = 0.0;   ///< seconds of preparing per second of speech
    double secondsPerClip = 0.0; ///< of a training step, by clip of its batch
    double startSeconds = 0.0; ///< from ready clips to the first step of a new experiment: weights, speakers
    double saveSeconds = 0.0;  ///< writing a pair of checkpoints
    double finishShare = 0.0;  ///< seconds of index and voice per second of speech
};
/// Of a device and a network like the request's; nothing before the first measured steps.
[[nodiscard]] std::optional<TrainingSpeed> knownSpeed(const Settings& settings,
                                                      const training::TrainRequest& request);
void keepSpeed(Settings& settings, const training::TrainRequest& request, const TrainingSpeed& speed);

/// Of so many seconds of speech, cut as preparing cuts it.
[[nodiscard]] double clipsOf(double speechSeconds);

/// What a training takes from here to its voice. What was never measured (0) is taken from what a training of
/// its kind usually takes beside its steps. @param speechSeconds of the data; @param epochsDone of the
/// experiment;
/// @param isPrepared the clips are there already
[[nodiscard]] double estimateSeconds(const TrainingSpeed& speed, const training::TrainRequest& request,
                                     double speechSeconds, int epochsDone, bool isPrepared);

/// Epochs that suit so much clean speech, where nobody has listened to it.
[[nodiscard]] int suggestedEpochs(double speechMinutes);
/// Most clips per step that fit in so much memory; @p isSmall for the starter's network.
[[nodiscard]] int suggestedBatch(std::uint64_t memoryBytes, bool isSmall, bool isProcessor);
/// About ten saves in a training, one every 5 to 25 epochs.
[[nodiscard]] int suggestedSaveEvery(int epochs);

} // namespace koe::studio
