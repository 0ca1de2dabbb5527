#pragma once

#include "sound/sound.h"
#include "sound/sound_system.h"
#include "sound/spare_threads.h"

#include <memory>

namespace koe::sound {

/// A player on the devices of @p system with one of @p threads; both outlive it.
[[nodiscard]] std::unique_ptr<Player> makePlayer(SoundSystem& system, SpareThreads& threads);

/// A recorder likewise.
[[nodiscard]] std::unique_ptr<Recorder> makeRecorder(SoundSystem& system, SpareThreads& threads);

/// What koeCreateSound() gives.
[[nodiscard]] std::unique_ptr<Sound> makeSound();

} // namespace koe::sound
