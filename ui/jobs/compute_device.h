#pragma once

#include "engine/engine.h"

#include <string>

namespace koe::ui {

/// Error::kind() of the below.
inline constexpr const char* kNoDevice = "no-device";

/// For a device that was chosen when it was there. On the engine's thread.
/// @param device "auto", "cpu", "cuda:0"
/// @throws Error of kind kNoDevice, with a sentence, when it is not there now
void requireDevice(engine::Engine& engine, const std::string& device);

} // namespace koe::ui
