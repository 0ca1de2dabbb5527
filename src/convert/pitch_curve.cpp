#include "convert/pitch_curve.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/number_text.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

namespace koe::convert {
namespace {

constexpr double kFramesPerSecond = 100.0;
constexpr double kLongestSeconds = 86'400.0;
constexpr double kHighestHz = 20'000.0;

std::string_view trimmed(std::string_view text)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

std::optional<std::pair<double, double>> point(std::string_view line)
{
    const std::size_t comma = line.find(',');
    if (comma == std::string_view::npos)
        return std::nullopt;
    const auto seconds = parseNumber<double>(trimmed(line.substr(0, comma)));
    const auto hz = parseNumber<double>(trimmed(line.substr(comma + 1)));
    if (!seconds || !hz || !std::isfinite(*seconds) || !std::isfinite(*hz) || *seconds < 0.0 ||
        *seconds > kLongestSeconds || *hz < 0.0 || *hz > kHighestHz)
        return std::nullopt;
    return std::pair(*seconds, *hz);
}

/// numpy.interp: linear between the points, held outside.
double valueAt(const PitchCurve& curve, double seconds)
{
    const auto behind = std::upper_bound(curve.seconds.begin(), curve.seconds.end(), seconds);
    if (behind == curve.seconds.begin())
        return curve.hz.front();
    if (behind == curve.seconds.end())
        return curve.hz.back();
    const auto right = static_cast<std::size_t>(behind - curve.seconds.begin());
    const double from = curve.seconds[right - 1], to = curve.seconds[right];
    return curve.hz[right - 1] + (curve.hz[right] - curve.hz[right - 1]) * (seconds - from) / (to - from);
}

} // namespace

PitchCurve readPitchCurve(const std::filesystem::path& path)
{
    const std::string text = readTextFile(path);
    std::vector<std::pair<double, double>> points;
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = trimmed(std::string_view(text).substr(at, end - at));
        at = end + 1;
        number++;
        if (line.empty())
            continue;
        if (const auto read = point(line))
            points.push_back(*read);
        else if (number > 1 || line.find_first_of("0123456789") != std::string_view::npos)
            throw InvalidInput("Line " + std::to_string(number) + " of the pitch curve " + path.string() +
                               " is not \"seconds,Hz\" (like 0.25,196.0).");
    }
    if (points.empty())
        throw InvalidInput("The pitch curve " + path.string() + " holds no line \"seconds,Hz\".");
    std::stable_sort(points.begin(), points.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    PitchCurve curve;
    for (const auto& [seconds, hz] : points) {
        curve.seconds.push_back(seconds);
        curve.hz.push_back(hz);
    }
    return curve;
}

std::string pitchCurveText(std::span<const float> f0Hz)
{
    std::string text;
    for (std::size_t i = 0; i < f0Hz.size(); i++)
        text += numberText(static_cast<double>(i) / kFramesPerSecond) + "," + numberText(f0Hz[i]) + "\n";
    return text;
}

void writePitchCurve(const std::filesystem::path& path, std::span<const float> f0Hz)
{
    writeTextFile(path, pitchCurveText(f0Hz));
}

void writeOver(std::span<float> f0Hz, const PitchCurve& curve, std::size_t zeroFrame)
{
    const auto first = static_cast<std::size_t>(std::ceil(curve.seconds.front() * kFramesPerSecond - 1e-6));
    const auto last = static_cast<std::size_t>(std::floor(curve.seconds.back() * kFramesPerSecond + 1e-6));
    for (std::size_t i = first; i <= last && zeroFrame + i < f0Hz.size(); i++)
        f0Hz[zeroFrame + i] = static_cast<float>(valueAt(curve, static_cast<double>(i) / kFramesPerSecond));
}

void writeOverAsReference(std::span<float> f0Hz, const PitchCurve& curve, std::size_t zeroFrame)
{
    const auto frames = static_cast<std::size_t>(
        std::nearbyint((curve.seconds.back() - curve.seconds.front()) * kFramesPerSecond + 1.0));
    for (std::size_t i = 0; i < frames && zeroFrame + i < f0Hz.size(); i++)
        f0Hz[zeroFrame + i] = static_cast<float>(valueAt(curve, static_cast<double>(i) / kFramesPerSecond));
}

void transpose(std::span<float> f0Hz, double semitones)
{
    if (semitones == 0.0)
        return;
    const double factor = std::exp2(semitones / 12.0);
    for (float& hz : f0Hz)
        hz = static_cast<float>(static_cast<double>(hz) * factor);
}

void fillUnvoiced(std::span<float> f0Hz)
{
    std::size_t voiced = f0Hz.size(); // the last voiced frame so far; size: none
    for (std::size_t i = 0; i < f0Hz.size(); i++) {
        if (f0Hz[i] <= 0.0f)
            continue;
        if (voiced == f0Hz.size())
            std::fill(f0Hz.begin(), f0Hz.begin() + static_cast<std::ptrdiff_t>(i), f0Hz[i]);
        else
            for (std::size_t between = voiced + 1; between < i; between++)
                f0Hz[between] = static_cast<float>(
                    static_cast<double>(f0Hz[voiced]) +
                    (static_cast<double>(f0Hz[i]) - static_cast<double>(f0Hz[voiced])) *
                        static_cast<double>(between - voiced) / static_cast<double>(i - voiced));
        voiced = i;
    }
    if (voiced != f0Hz.size())
        std::fill(f0Hz.begin() + static_cast<std::ptrdiff_t>(voiced), f0Hz.end(), f0Hz[voiced]);
}

} // namespace koe::convert
