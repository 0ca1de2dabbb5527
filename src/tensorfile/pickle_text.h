#pragma once

#include <string>
#include <string_view>

namespace koe::tensorfile {

/// The text of protocol 0's STRING: a Python literal in quotes with its escapes.
/// @throws PickleError
[[nodiscard]] std::string decodedLine(std::string_view quoted);
/// The text of protocol 0's UNICODE (raw-unicode-escape), as UTF-8.
/// @throws PickleError
[[nodiscard]] std::string rawUnicodeLine(std::string_view escaped);

} // namespace koe::tensorfile
