#pragma once

#include "sound/sound.h"

namespace koe::sound {

/// See Sound::overview().
[[nodiscard]] Overview overviewOf(const std::filesystem::path& file, std::size_t bins, const Job& job);

} // namespace koe::sound
