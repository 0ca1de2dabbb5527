#pragma once

#include "convert/convert.h"
#include "voice/voice.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace koe::convert {

/// Which files a request means. Nothing is loaded here.

/// @throws Missing, naming what is missing and where it belongs
[[nodiscard]] std::filesystem::path chooseEncoder(const ConvertRequest& request,
                                                  const voice::VoiceCard& card);

/// Whether the encoder at @p location is the one that the voice was trained with. Another is refused, unless
/// the request names it: then it is said.
/// @throws InvalidInput for that, and for what is no encoder
void checkEncoder(const std::filesystem::path& location, const ConvertRequest& request,
                  const voice::VoiceCard& card, std::vector<std::string>& warnings);

/// Empty: no retrieval. @param warnings gets a line when the voice has no index
/// @throws Missing for a file that is not there
[[nodiscard]] std::filesystem::path chooseIndex(const ConvertRequest& request, const voice::VoiceCard& card,
                                                std::vector<std::string>& warnings);

/// The index rate of a conversion that names none: RVC's 0.75, less for voices on the starter encoder.
[[nodiscard]] double defaultIndexRate(const voice::VoiceCard& card);

} // namespace koe::convert
