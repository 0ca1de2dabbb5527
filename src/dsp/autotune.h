#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace koe::dsp {

/// The notes that a melody may have, in equal temperament at A = 440 Hz.
struct Scale
{
    std::array<bool, 12> notes{}; ///< from C on; at least one

    /// @param text KEY:SCALE, as "C:major", "f#:minor", "Bb:dorian", "C:chromatic"; the case does not matter
    /// @throws UsageError for another text, with what there is
    [[nodiscard]] static Scale parse(std::string_view text);
};

/// Pulls a pitch curve towards the notes of a scale, in place. Each stretch without pause is first given its
/// notes (the nearest ones, without jumping to and fro: a vibrato or a slide does not change the note),
/// joined by short glides; then every frame's distance from its note is made smaller by @p strength. So
/// vibrato and expression are left to (1 − strength), and 1 sings the notes alone.
/// @param f0Hz a value per 10 ms; 0: unvoiced, stays so
/// @param strength 0 to 1
void autotune(std::span<float> f0Hz, const Scale& scale, double strength);

} // namespace koe::dsp
