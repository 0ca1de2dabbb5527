#pragma once

#include <string_view>

namespace koe::cli {

/// Writes one line to stdout at once and whole. Any thread.
/// @return false when nobody reads any more
bool printLine(std::string_view line);

} // namespace koe::cli
