#pragma once

#include <string>
#include <string_view>

namespace koe::voice {

/// The speech encoder that a voice's `embedder_model` means, under one name whatever program and version
/// wrote it: "contentvec" (also for no label and for RVC's "hubert_base"), Applio's "spin", "spin-v2",
/// "chinese-hubert-base", "japanese-hubert-base", "korean-hubert-base"; any other by the last part of its
/// path.
[[nodiscard]] std::string encoderNamed(std::string_view label);

} // namespace koe::voice
