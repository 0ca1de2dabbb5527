#pragma once

#include "core/pitch_track.h"
#include "sound/sound.h"

#include <memory>

namespace koe::ui {

// What is made of a recording to be drawn; it never changes, so that threads, forms and widgets share it.
using OverviewPtr = std::shared_ptr<const sound::Overview>;
using PitchPtr = std::shared_ptr<const PitchTrack>;
using SpectrogramPtr = std::shared_ptr<const sound::Spectrogram>;

} // namespace koe::ui
