#pragma once

#include "compare/canvas.h"

#include <string_view>

namespace koe::compare {

/// Writes small letters, digits, H, "." and "-" as smooth strokes; other characters are gaps.
/// @param at left end of the baseline @param xHeight of a small letter, in pixels
/// @return where the next letter would begin
double writeText(Canvas& canvas, std::string_view text, Point at, double xHeight, Colour colour);

[[nodiscard]] double textWidth(std::string_view text, double xHeight);

} // namespace koe::compare
