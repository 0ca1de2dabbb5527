#include "compare/figures.h"

#include "dsp/mel.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace koe::compare {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kFewestFrames = 10;

double decibels(double amplitude)
{
    return 20.0 * std::log10(std::max(amplitude, 1e-9));
}

double rootMeanSquare(std::span<const float> samples)
{
    double sum = 0.0;
    for (const float sample : samples)
        sum += static_cast<double>(sample) * sample;
    return samples.empty() ? 0.0 : std::sqrt(sum / static_cast<double>(samples.size()));
}

double median(std::vector<double> values)
{
    if (values.empty())
        return kNaN;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b)
{
    const double count = static_cast<double>(a.size());
    double meanA = 0.0;
    double meanB = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        meanA += a[i] / count;
        meanB += b[i] / count;
    }
    double ab = 0.0;
    double aa = 0.0;
    double bb = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - meanA) * (b[i] - meanB);
        aa += (a[i] - meanA) * (a[i] - meanA);
        bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return aa > 0.0 && bb > 0.0 ? ab / std::sqrt(aa * bb) : kNaN;
}

void addPitchFigures(CompareReport& report, const PitchTrack& source, const PitchTrack& result)
{
    const std::size_t frames = std::min(source.hz.size(), result.hz.size());
    std::vector<double> a;
    std::vector<double> b;
    std::size_t agreeing = 0;
    for (std::size_t i = 0; i < frames; ++i) {
        const bool voicedA = source.hz[i] > 0.0F;
        const bool voicedB = result.hz[i] > 0.0F;
        agreeing += voicedA == voicedB ? 1 : 0;
        if (voicedA && voicedB) {
            a.push_back(12.0 * std::log2(source.hz[i]));
            b.push_back(12.0 * std::log2(result.hz[i]));
        }
    }
    report.framesVoicedInBoth = a.size();
    report.voicingAgreement = frames > 0 ? static_cast<double>(agreeing) / static_cast<double>(frames) : 0.0;
    report.pitchCorrelation = report.pitchErrorSemitones = report.shiftSemitones = kNaN;
    if (a.size() < kFewestFrames)
        return;
    std::vector<double> shifts(a.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        shifts[i] = b[i] - a[i];
    report.pitchCorrelation = correlation(a, b);
    report.shiftSemitones = median(shifts);
    for (double& shift : shifts)
        shift = std::abs(shift - report.shiftSemitones);
    report.pitchErrorSemitones = median(std::move(shifts));
}

/// ln of mel bands, frames of 10 ms, of the sound at a level of −20 dB.
dsp::Spectrogram levelledBands(const AudioBuffer& narrow)
{
    const double gain = 0.1 / std::max(rootMeanSquare(narrow.samples), 1e-9);
    std::vector<float> samples = narrow.samples;
    for (float& sample : samples)
        sample = static_cast<float>(sample * gain);
    static const dsp::MelFilterbank bank =
        dsp::melFilterbank(dsp::MelScale::Slaney, 16000, 512, 80, 0.0, 8000.0);
    return dsp::logMel(
        dsp::magnitudeSpectrogram(samples, {.fftSize = 512, .hopSamples = 160, .padSamples = 256}), bank,
        1e-5F);
}

double logSpectralDistance(const AudioBuffer& source, const AudioBuffer& result)
{
    constexpr double kDecibelsPerNeper = 20.0 / 2.302585092994046;
    constexpr double kAudibleRange = 50.0 / kDecibelsPerNeper; // below the loudest frame
    const dsp::Spectrogram a = levelledBands(source);
    const dsp::Spectrogram b = levelledBands(result);
    const auto loudness = [](std::span<const float> row) {
        return *std::max_element(row.begin(), row.end());
    };
    const auto threshold = [&](const dsp::Spectrogram& bands) {
        double loudest = -std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < bands.frames; ++i)
            loudest = std::max<double>(loudest, loudness(bands.row(i)));
        return loudest - kAudibleRange;
    };
    const double leastA = threshold(a);
    const double leastB = threshold(b);
    double sum = 0.0;
    std::size_t frames = 0;
    for (std::size_t i = 0; i < std::min(a.frames, b.frames); ++i) {
        if (loudness(a.row(i)) < leastA || loudness(b.row(i)) < leastB)
            continue;
        double squares = 0.0;
        for (std::size_t band = 0; band < a.bins; ++band) {
            // What lies under the audible range counts as being at its edge.
            const double difference =
                std::max<double>(a.row(i)[band], leastA) - std::max<double>(b.row(i)[band], leastB);
            squares += difference * difference;
        }
        sum += std::sqrt(squares / static_cast<double>(a.bins));
        ++frames;
    }
    return frames > 0 ? kDecibelsPerNeper * sum / static_cast<double>(frames) : kNaN;
}

} // namespace

SoundFigures soundFigures(const Recording& recording)
{
    SoundFigures figures;
    figures.seconds = recording.audio.seconds();
    figures.sampleRateHz = recording.audio.sampleRateHz;
    figures.levelDb = decibels(rootMeanSquare(recording.audio.samples));
    float peak = 0.0F;
    for (const float sample : recording.audio.samples)
        peak = std::max(peak, std::abs(sample));
    figures.peakDb = decibels(peak);
    std::vector<double> voiced;
    for (const float hz : recording.pitch.hz)
        if (hz > 0.0F)
            voiced.push_back(hz);
    if (!voiced.empty()) {
        figures.voicedShare =
            static_cast<double>(voiced.size()) / static_cast<double>(recording.pitch.hz.size());
        figures.medianPitchHz = median(std::move(voiced));
    }
    return figures;
}

CompareReport compareFigures(const Recording& source, const Recording& result)
{
    CompareReport report;
    report.source = soundFigures(source);
    report.result = soundFigures(result);
    addPitchFigures(report, source.pitch, result.pitch);
    report.logSpectralDistanceDb = logSpectralDistance(source.narrow, result.narrow);
    return report;
}

} // namespace koe::compare
