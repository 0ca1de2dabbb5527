#pragma once

#include <filesystem>
#include <span>

namespace koe::voice {

/// The median of all voiced frames of RVC's pitch files (2b-f0nsf: Hz, 0 where unvoiced), in Hz to a tenth; 0
/// where there are none.
/// @throws Missing, InvalidInput for a file that cannot be read
[[nodiscard]] double medianPitchHz(std::span<const std::filesystem::path> files);

} // namespace koe::voice
