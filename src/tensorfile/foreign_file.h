#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace koe::tensorfile {

/// What a file is that should have been a model, as the rest of a sentence that starts with its name
/// ("is a web page, …"); empty when nothing is known.
[[nodiscard]] std::string describeForeignFile(std::span<const std::byte> bytes);

} // namespace koe::tensorfile
