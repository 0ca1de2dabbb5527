#pragma once

#include <random>
#include <string>

namespace koe::hostile {

/// @p bytes with some damage: bits, numbers that overflow something, cuts, copies, pieces of @p other.
/// Equal states of @p random give equal damage.
[[nodiscard]] std::string mutated(std::string bytes, const std::string& other, std::mt19937_64& random);

} // namespace koe::hostile
