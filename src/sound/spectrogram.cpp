#include "sound/spectrogram.h"

#include "audio/decode.h"
#include "core/error.h"
#include "dsp/spectrogram.h"

#include <algorithm>
#include <cmath>

namespace koe::sound {
namespace {

constexpr std::size_t kFft = 2048;
constexpr double kFloorDb = -120.0;
constexpr double kHighestHz = 16000.0; // above it voices have nothing, and coders cut there
constexpr std::size_t kLongestHop = 1024;

double mel(double hz)
{
    return 2595.0 * std::log10(1.0 + hz / 700.0);
}

double hzOf(double mels)
{
    return 700.0 * (std::pow(10.0, mels / 2595.0) - 1.0);
}

/// Which Fourier bins a row shows: the loudest of those between its borders, or, where it has less than one,
/// what lies between two.
struct Row
{
    double centreHz = 0.0;
    double first = 0.0;
    double last = 0.0; ///< in bins
};

std::vector<Row> rowsUpTo(double highestHz, int sampleRateHz, std::size_t count)
{
    std::vector<Row> rows(count);
    const double binHz = static_cast<double>(sampleRateHz) / static_cast<double>(kFft);
    const double step = mel(highestHz) / static_cast<double>(count);
    for (std::size_t i = 0; i < count; i++) {
        const auto at = static_cast<double>(i);
        rows[i] = {hzOf((at + 0.5) * step), hzOf(at * step) / binHz, hzOf((at + 1.0) * step) / binHz};
    }
    return rows;
}

float magnitudeAt(std::span<const float> spectrum, double bin)
{
    const auto below = std::min(static_cast<std::size_t>(bin), spectrum.size() - 2);
    const auto weight = static_cast<float>(std::min(1.0, bin - static_cast<double>(below)));
    return spectrum[below] + weight * (spectrum[below + 1] - spectrum[below]);
}

float magnitudeOf(const Row& row, std::span<const float> spectrum)
{
    const auto first = static_cast<std::size_t>(std::ceil(row.first));
    const auto last = std::min(static_cast<std::size_t>(row.last), spectrum.size() - 1);
    float loudest = magnitudeAt(spectrum, 0.5 * (row.first + row.last));
    for (std::size_t bin = first; bin <= last; bin++)
        loudest = std::max(loudest, spectrum[bin]);
    return loudest;
}

/// Sums the power of the frames that fall into each column.
class Columns
{
public:
    Columns(std::size_t columns, std::vector<Row> rows, std::size_t frames)
        : m_rows(std::move(rows)), m_columns(columns), m_frames(frames),
          m_power(columns * m_rows.size(), 0.0), m_counts(columns, 0)
    {
    }

    void add(std::size_t frame, std::span<const float> spectrum)
    {
        const std::size_t first = std::min(frame * m_columns / m_frames, m_columns - 1);
        const std::size_t last = std::clamp((frame + 1) * m_columns / m_frames, first + 1, m_columns);
        for (std::size_t row = 0; row < m_rows.size(); row++) {
            const double magnitude = static_cast<double>(magnitudeOf(m_rows[row], spectrum));
            for (std::size_t column = first; column < last; column++)
                m_power[row * m_columns + column] += magnitude * magnitude;
        }
        for (std::size_t column = first; column < last; column++)
            m_counts[column]++;
    }

    [[nodiscard]] std::vector<float> levelsDb() const
    {
        // A full-scale sine has the magnitude (sum of the window) / 2 = fftSize / 4.
        constexpr double kFull = static_cast<double>(kFft) / 4.0 * (static_cast<double>(kFft) / 4.0);
        std::vector<float> levels(m_power.size());
        for (std::size_t i = 0; i < levels.size(); i++) {
            const double power =
                m_power[i] / static_cast<double>(std::max<std::size_t>(1, m_counts[i % m_columns]));
            levels[i] = static_cast<float>(std::max(kFloorDb, 10.0 * std::log10(power / kFull + 1e-30)));
        }
        return levels;
    }

private:
    std::vector<Row> m_rows;
    std::size_t m_columns;
    std::size_t m_frames;
    std::vector<double> m_power; // [rows, columns]
    std::vector<std::size_t> m_counts;
};

} // namespace

Spectrogram spectrogramOf(const std::filesystem::path& file, std::size_t columns, std::size_t rows,
                          const Job& job)
{
    if (columns == 0 || rows == 0 || columns > 100'000 || rows > 10'000)
        throw InvalidInput("A spectrogram of " + std::to_string(columns) + " × " + std::to_string(rows) +
                           " points cannot be made of " + file.string() + ".");
    const audio::DecodedLength length = audio::decodeInBlocks(
        file, [](std::span<const float>, int) {}, job.part(0.0, 0.2));
    const std::size_t hop = std::clamp<std::size_t>(length.samples / columns, 1, kLongestHop);
    const std::size_t frames = length.samples / hop + 1;
    const double highestHz = std::min(kHighestHz, length.sampleRateHz / 2.0);
    const std::vector<Row> bands = rowsUpTo(highestHz, length.sampleRateHz, rows);
    Columns picture(columns, bands, frames);

    // Frame k is centred on sample k · hop: half a window of silence before and behind.
    std::vector<float> waiting(kFft / 2, 0.0F);
    std::size_t frame = 0;
    std::size_t decoded = 0;
    const Job drawing = job.part(0.2, 1.0);
    const auto draw = [&](std::span<const float> block) {
        waiting.insert(waiting.end(), block.begin(), block.end());
        if (waiting.size() < kFft)
            return;
        const dsp::Spectrogram spectra = dsp::magnitudeSpectrogram(waiting, {kFft, hop, 0, 0.0});
        for (std::size_t i = 0; i < spectra.frames && frame < frames; i++)
            picture.add(frame++, spectra.row(i));
        waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(spectra.frames * hop));
    };
    audio::decodeInBlocks(
        file,
        [&](std::span<const float> block, int) {
            draw(block);
            decoded += block.size();
            drawing.report(static_cast<double>(decoded) / static_cast<double>(length.samples), "spectrogram");
        },
        drawing);
    draw(std::vector<float>(kFft, 0.0F));

    Spectrogram result;
    result.seconds = static_cast<double>(length.samples) / length.sampleRateHz;
    result.columns = columns;
    result.rows = rows;
    result.levelsDb = picture.levelsDb();
    for (const Row& row : bands)
        result.centresHz.push_back(row.centreHz);
    return result;
}

} // namespace koe::sound
