#pragma once

#include "voice/voice.h"

#include <filesystem>

namespace koe::ui {

/// A recording to hear a voice by: one that lies beside it, what comes with Koe Studio, or what its training
/// let it say last; empty: there is none.
[[nodiscard]] std::filesystem::path sampleOf(const Home& home, const voice::VoiceCard& card);

} // namespace koe::ui
