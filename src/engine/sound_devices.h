#pragma once

#include "engine/engine.h"

#include <vector>

namespace koe::engine {

/// Microphones and loudspeakers that PortAudio sees; empty where there is no sound system.
/// The chatter of ALSA and JACK on stderr is kept away, so no other thread should write there meanwhile.
[[nodiscard]] std::vector<Device> soundDevices();

} // namespace koe::engine
