#pragma once

#include <filesystem>
#include <string>

namespace koe::content {

/// What voice cards call the encoder that people keep at @p location, by the name of its folder or file as
/// RVC and Applio have them ("hubert_base", "hubert_base.pt", "embedders/spin-v2", "chinese_hubert_base");
/// empty for any other name.
[[nodiscard]] std::string encoderNamed(const std::filesystem::path& location);

/// What voice cards call the encoder at @p location, without loading it: by that name, by what a koe starter
/// encoder says of itself, else "hubert-" and the fingerprint of its content, which is the same for every
/// form and precision of one encoder.
/// @throws as loadContentEncoder
[[nodiscard]] std::string encoderId(const std::filesystem::path& location);

/// The encoder in weights/embedders or weights/encoders whose encoderId is @p id; empty if none is.
[[nodiscard]] std::filesystem::path findEncoder(const std::filesystem::path& weights, const std::string& id);

} // namespace koe::content
