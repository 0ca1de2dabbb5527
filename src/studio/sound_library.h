#pragma once

#include "sound/sound.h"

#include <memory>

namespace koe::studio {

/// libkoe-sound.so: beside the program, else in ../lib/koe-studio. Mapped (some hundredths of a second) until
/// the process ends. Call it before other threads read the environment.
/// @throws Missing naming the places, or when a library that it needs is not there
[[nodiscard]] std::unique_ptr<sound::Sound> loadSound();

} // namespace koe::studio
