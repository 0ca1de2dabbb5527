#include "compare/picture.h"

#include "compare/png.h"
#include "compare/stroke_font.h"
#include "dsp/fft.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <span>
#include <string>

namespace koe::compare {
namespace {

constexpr Colour kGround{0x15, 0x17, 0x1A};
constexpr Colour kPanel{0x1B, 0x1E, 0x22};
constexpr Colour kLine{0x34, 0x3A, 0x42};
constexpr Colour kText{0xA7, 0xAE, 0xB8};
constexpr Colour kSource{0x7F, 0xA7, 0xC9};
constexpr Colour kResult{0xF0, 0x8A, 0x4B};
constexpr Colour kBright{0xFF, 0xF6, 0xEC};

constexpr int kLeft = 72; // of the panels; scales stand before
constexpr int kWidth = 1272;
constexpr int kRight = 24;
constexpr int kGapY = 14;
constexpr int kTop = 52;
constexpr int kWaveHeight = 96;
constexpr int kSpectrumHeight = 216;
constexpr int kPitchHeight = 232;
constexpr int kBottom = 44;
constexpr double kLetters = 8.0; // x-height, pixels

struct Panel
{
    int top;
    int height;

    [[nodiscard]] int bottom() const { return top + height; }
};

struct Scale
{
    double seconds;

    [[nodiscard]] double x(double second) const { return kLeft + second / seconds * kWidth; }
    [[nodiscard]] double second(int column) const { return (column + 0.5) / kWidth * seconds; }
};

/// The largest of 1, 2, 5 · 10ⁿ that gives at least @p ticks of them over @p range.
double tickStep(double range, double ticks)
{
    const double rough = range / ticks;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {5.0, 2.0})
        if (factor * power <= rough)
            return factor * power;
    return power;
}

std::string tickText(double value, double step)
{
    char text[32];
    const int decimals = step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step) - 1e-9));
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

void writeRight(Canvas& canvas, const std::string& text, double right, double baseline, Colour colour)
{
    writeText(canvas, text, {right - textWidth(text, kLetters), baseline}, kLetters, colour);
}

void drawWaveform(Canvas& canvas, const Panel& panel, const Scale& scale, const AudioBuffer& audio,
                  double fullScale, Colour colour)
{
    canvas.fill(kLeft, panel.top, kWidth, panel.height, kPanel);
    const double middle = panel.top + panel.height / 2.0;
    const double reach = panel.height / 2.0 - 4;
    const auto count = static_cast<double>(audio.samples.size());
    for (int column = 0; column < kWidth; ++column) {
        const double perColumn = scale.seconds / kWidth * audio.sampleRateHz;
        const auto from = static_cast<std::size_t>(std::min(count, column * perColumn));
        const auto to = static_cast<std::size_t>(std::min(count, (column + 1) * perColumn + 1));
        if (from >= to)
            break;
        const auto [low, high] =
            std::minmax_element(audio.samples.begin() + static_cast<std::ptrdiff_t>(from),
                                audio.samples.begin() + static_cast<std::ptrdiff_t>(to));
        const double x = kLeft + column;
        canvas.line({x, middle - *high / fullScale * reach}, {x, middle - *low / fullScale * reach}, colour,
                    1.0);
    }
}

/// Largest magnitude per column and frequency row, in dB; [height, kWidth], row 0 is the highest frequency.
std::vector<float> spectrumRows(const AudioBuffer& audio, const Scale& scale, int height, double topHz)
{
    constexpr std::size_t kFft = 1024;
    // A window of 1024 samples at 48 kHz and at 16 kHz see different things: keep about 32 ms.
    const std::size_t size = audio.sampleRateHz > 32000   ? 2 * kFft
                             : audio.sampleRateHz > 12000 ? kFft
                                                          : kFft / 2;
    dsp::RealFft fft(size);
    std::vector<double> frame(size);
    std::vector<std::complex<double>> spectrum(fft.bins());
    std::vector<float> rows(static_cast<std::size_t>(height) * kWidth, -200.0F);
    const double perColumn = scale.seconds / kWidth * audio.sampleRateHz;
    const double step = std::min(perColumn, size / 4.0);
    const auto samples = static_cast<std::ptrdiff_t>(audio.samples.size());
    for (int column = 0; column < kWidth; ++column) {
        if (column * perColumn >= static_cast<double>(samples))
            break;
        for (double centre = (column + 0.5) * perColumn; centre < (column + 1.5) * perColumn;
             centre += step) {
            const auto start = static_cast<std::ptrdiff_t>(centre) - static_cast<std::ptrdiff_t>(size / 2);
            for (std::size_t i = 0; i < size; ++i) {
                const std::ptrdiff_t at = start + static_cast<std::ptrdiff_t>(i);
                const double window = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) /
                                                           static_cast<double>(size));
                frame[i] =
                    at >= 0 && at < samples ? window * audio.samples[static_cast<std::size_t>(at)] : 0.0;
            }
            fft.forward(frame, spectrum);
            for (int row = 0; row < height; ++row) {
                const double hzPerRow = topHz / height;
                const double binsPerHz = static_cast<double>(size) / audio.sampleRateHz;
                const auto first = static_cast<std::size_t>((height - 1 - row) * hzPerRow * binsPerHz);
                const auto last = static_cast<std::size_t>((height - row) * hzPerRow * binsPerHz);
                if (first >= spectrum.size())
                    continue;
                double power = 0.0;
                for (std::size_t bin = first; bin <= std::max(first, last) && bin < spectrum.size(); ++bin)
                    power = std::max(power, std::norm(spectrum[bin]));
                const double db = 10 * std::log10(power / static_cast<double>(size * size) + 1e-20);
                float& kept = rows[static_cast<std::size_t>(row) * kWidth + static_cast<std::size_t>(column)];
                kept = std::max(kept, static_cast<float>(db));
            }
        }
    }
    return rows;
}

void drawSpectrum(Canvas& canvas, const Panel& panel, const Scale& scale, const AudioBuffer& audio,
                  double topHz, Colour colour)
{
    constexpr double kRangeDb = 80.0;
    const std::vector<float> rows = spectrumRows(audio, scale, panel.height, topHz);
    const float loudest = *std::max_element(rows.begin(), rows.end());
    canvas.fill(kLeft, panel.top, kWidth, panel.height, kPanel);
    for (int row = 0; row < panel.height; ++row)
        for (int column = 0; column < kWidth; ++column) {
            const float db = rows[static_cast<std::size_t>(row) * kWidth + static_cast<std::size_t>(column)];
            const double share = std::clamp(1.0 + (db - loudest) / kRangeDb, 0.0, 1.0);
            const Colour shade = share < 0.7 ? mixed(kPanel, colour, share / 0.7)
                                             : mixed(colour, kBright, (share - 0.7) / 0.3);
            if (share > 0)
                canvas.set(kLeft + column, panel.top + row, shade);
        }
    const double step = topHz > 6000 ? 2000 : 1000;
    for (double hz = step; hz < topHz; hz += step) {
        const double y = panel.bottom() - hz / topHz * panel.height;
        canvas.line({kLeft - 6.0, y}, {kLeft - 1.0, y}, kLine, 1.0);
        if (std::fmod(hz, 2 * step) < 1)
            writeRight(canvas, tickText(hz / 1000, 1) + " kHz", kLeft - 10, y + kLetters / 2, kText);
    }
}

struct PitchRange
{
    double lowHz;
    double highHz;
};

PitchRange pitchRange(const Recording& source, const Recording& result)
{
    PitchRange range{1e9, 0.0};
    for (const PitchTrack* track : {&source.pitch, &result.pitch})
        for (const float hz : track->hz)
            if (hz > 0) {
                range.lowHz = std::min<double>(range.lowHz, hz);
                range.highHz = std::max<double>(range.highHz, hz);
            }
    if (range.highHz <= 0)
        return {50, 500};
    return {range.lowHz / 1.12, range.highHz * 1.12};
}

void drawPitch(Canvas& canvas, const Panel& panel, const Scale& scale, const PitchRange& range,
               const PitchTrack& track, Colour colour)
{
    const double logRange = std::log(range.highHz / range.lowHz);
    const auto place = [&](std::size_t i) {
        return Point{scale.x(0.01 * static_cast<double>(i)),
                     panel.bottom() - std::log(track.hz[i] / range.lowHz) / logRange * panel.height};
    };
    for (std::size_t i = 0; i < track.hz.size(); ++i) {
        if (track.hz[i] <= 0)
            continue;
        const bool goesOn = i + 1 < track.hz.size() && track.hz[i + 1] > 0;
        canvas.line(place(i), place(goesOn ? i + 1 : i), colour, 2.4);
    }
}

void drawPitchScale(Canvas& canvas, const Panel& panel, const PitchRange& range)
{
    canvas.fill(kLeft, panel.top, kWidth, panel.height, kPanel);
    const double logRange = std::log(range.highHz / range.lowHz);
    double lastLabel = 1e9;
    for (const double hz : {50.0, 75.0, 100.0, 150.0, 200.0, 300.0, 400.0, 600.0, 800.0, 1000.0}) {
        if (hz < range.lowHz || hz > range.highHz)
            continue;
        const double y = panel.bottom() - std::log(hz / range.lowHz) / logRange * panel.height;
        canvas.line({static_cast<double>(kLeft), y}, {kLeft + kWidth - 1.0, y}, kLine, 1.0);
        if (lastLabel - y > 20) {
            writeRight(canvas, tickText(hz, 1) + " Hz", kLeft - 10, y + kLetters / 2, kText);
            lastLabel = y;
        }
    }
}

void drawTime(Canvas& canvas, const Scale& scale, int top, int bottom)
{
    const double step = tickStep(scale.seconds, 8);
    for (double second = 0; second <= scale.seconds * 1.0001; second += step) {
        const double x = std::min(scale.x(second), kLeft + kWidth - 1.0);
        for (int y = top; y < bottom; ++y)
            canvas.blend(static_cast<int>(std::lround(x)), y, kLine, second > 0 ? 0.45 : 0.0);
        canvas.line({x, bottom + 1.0}, {x, bottom + 6.0}, kLine, 1.0);
        const std::string text = tickText(second, step) + " s";
        const double width = textWidth(text, kLetters);
        writeText(canvas, text, {std::min(x - width / 2, kLeft + kWidth + kRight - 4 - width), bottom + 26.0},
                  kLetters, kText);
    }
}

float peakOf(const AudioBuffer& audio)
{
    float peak = 0.0F;
    for (const float sample : audio.samples)
        peak = std::max(peak, std::abs(sample));
    return peak;
}

} // namespace

void drawComparison(const std::filesystem::path& file, const Recording& source, const Recording& result)
{
    const Panel sourceWave{kTop, kWaveHeight};
    const Panel resultWave{sourceWave.bottom() + kGapY, kWaveHeight};
    const Panel sourceSpectrum{resultWave.bottom() + kGapY, kSpectrumHeight};
    const Panel resultSpectrum{sourceSpectrum.bottom() + kGapY, kSpectrumHeight};
    const Panel pitchPanel{resultSpectrum.bottom() + kGapY, kPitchHeight};
    const Scale scale{std::max(source.audio.seconds(), result.audio.seconds())};
    Canvas canvas(kLeft + kWidth + kRight, pitchPanel.bottom() + kBottom, kGround);

    canvas.fill(kLeft, 22, 12, 12, kSource);
    const double after = writeText(canvas, "source", {kLeft + 20.0, 32.0}, kLetters + 1, kText);
    canvas.fill(static_cast<int>(after) + 20, 22, 12, 12, kResult);
    writeText(canvas, "result", {after + 40, 32.0}, kLetters + 1, kText);

    const double fullScale = std::max(peakOf(source.audio), peakOf(result.audio));
    drawWaveform(canvas, sourceWave, scale, source.audio, fullScale, kSource);
    drawWaveform(canvas, resultWave, scale, result.audio, fullScale, kResult);
    const double topHz =
        std::min(12000.0, std::max(source.audio.sampleRateHz, result.audio.sampleRateHz) / 2.0);
    drawSpectrum(canvas, sourceSpectrum, scale, source.audio, topHz, kSource);
    drawSpectrum(canvas, resultSpectrum, scale, result.audio, topHz, kResult);
    const PitchRange range = pitchRange(source, result);
    drawPitchScale(canvas, pitchPanel, range);
    drawTime(canvas, scale, pitchPanel.top, pitchPanel.bottom());
    drawPitch(canvas, pitchPanel, scale, range, source.pitch, kSource);
    drawPitch(canvas, pitchPanel, scale, range, result.pitch, kResult);
    writePng(file, canvas);
}

} // namespace koe::compare
