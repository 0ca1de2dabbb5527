#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace koe::convert {

/// A pitch that the user drew: points in time order.
struct PitchCurve
{
    std::vector<double> seconds;
    std::vector<double> hz; // 0: unvoiced
};

/// Lines of `seconds,Hz` with dots, as RVC's f0 file; a first line of words is a heading.
/// @throws InvalidInput naming the line that is not such a pair
[[nodiscard]] PitchCurve readPitchCurve(const std::filesystem::path& path);

/// f0 at 100 frames per second from second 0 on as such lines, one for each frame, so that it reads back as
/// it is.
[[nodiscard]] std::string pitchCurveText(std::span<const float> f0Hz);
/// The same into a file, all or nothing.
void writePitchCurve(const std::filesystem::path& path, std::span<const float> f0Hz);

/// Writes the curve over f0 at 100 frames per second, linear between its points; the key shift does not act
/// on it. Frames before its first and behind its last point stay.
/// @param zeroFrame the frame of second 0
void writeOver(std::span<float> f0Hz, const PitchCurve& curve, std::size_t zeroFrame);

/// As RVC does it (reference §11, 6): the length of the curve counts from frame @p zeroFrame even where its
/// first point is later.
void writeOverAsReference(std::span<float> f0Hz, const PitchCurve& curve, std::size_t zeroFrame);

/// f0 · 2^(semitones / 12)
void transpose(std::span<float> f0Hz, double semitones);

/// Unvoiced frames on the line between their voiced neighbours, the ends as their nearest (RVC's rewrite).
/// Nothing voiced: nothing changes.
void fillUnvoiced(std::span<float> f0Hz);

} // namespace koe::convert
