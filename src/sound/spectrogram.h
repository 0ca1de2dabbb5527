#pragma once

#include "sound/sound.h"

namespace koe::sound {

/// See Sound::spectrogram().
[[nodiscard]] Spectrogram spectrogramOf(const std::filesystem::path& file, std::size_t columns,
                                        std::size_t rows, const Job& job);

} // namespace koe::sound
