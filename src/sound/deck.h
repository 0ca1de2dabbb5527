#pragma once

#include "sound/sound.h"
#include "sound/sound_system.h"

#include <memory>

namespace koe::sound {

/// A player on the devices of @p system, which outlives it.
[[nodiscard]] std::unique_ptr<Player> makePlayer(SoundSystem& system);

/// A recorder likewise.
[[nodiscard]] std::unique_ptr<Recorder> makeRecorder(SoundSystem& system);

/// What koeCreateSound() gives.
[[nodiscard]] std::unique_ptr<Sound> makeSound();

} // namespace koe::sound
