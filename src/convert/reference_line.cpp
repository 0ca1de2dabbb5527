#include "convert/reference_line.h"

#include "convert/cut_points.h"
#include "convert/prepared_signal.h"
#include "convert/segment_converter.h"
#include "dsp/padding.h"
#include "pitch/pitch_tracker.h"
#include "synth/generator.h"

#include <algorithm>
#include <cmath>

namespace koe::convert {
namespace {

constexpr std::size_t kRateHz = 16000;
constexpr std::size_t kWindow = 160;

std::size_t samplesOf(double seconds)
{
    return static_cast<std::size_t>(std::llround(seconds * kRateHz));
}

std::size_t padOf(const LineSettings& settings)
{
    return samplesOf(settings.reference.value_or(ReferenceChunks{}).pad) / kWindow * kWindow;
}

} // namespace

ReferenceLine::ReferenceLine(const LineModels& models, const LineSettings& settings)
    : m_models(models), m_settings(settings)
{
}

std::size_t ReferenceLine::padFrames(const LineSettings& settings)
{
    return padOf(settings) / kWindow;
}

std::vector<float> ReferenceLine::pitchOf(const SampleSource& source, pitch::PitchTracker& tracker,
                                          const LineSettings& settings, const Job& job)
{
    job.report(0.0, "pitch");
    const std::size_t pad = padOf(settings);
    const std::vector<double> filtered = preparedWhole(source.all());
    const std::vector<float> signal(filtered.begin(), filtered.end());
    const std::vector<float> padded = dsp::reflectPadded(signal, pad, pad);
    std::vector<float> f0 = tracker.track({padded, kRateHz}, job).hz;
    f0.resize(padded.size() / kWindow);
    return f0;
}

ReferenceLine::Result ReferenceLine::speak(std::vector<float> audio, std::span<const float> f0Hz,
                                           const Job& job) const
{
    const ReferenceChunks chunks = m_settings.reference.value_or(ReferenceChunks{});
    const std::size_t pad = padOf(m_settings);
    const synth::GeneratorConfig& config = m_models.generator.config();

    Result result;
    const std::vector<double> filtered = preparedWhole(std::move(audio));
    const auto cuts =
        referenceCuts(filtered, samplesOf(chunks.query), samplesOf(chunks.center), samplesOf(chunks.max));
    result.filtered.assign(filtered.begin(), filtered.end());
    const std::vector<float> padded = dsp::reflectPadded(result.filtered, pad, pad);

    const SegmentConverter segments(m_models, m_settings);
    const std::span<const float> signal(padded);
    const auto trim = static_cast<std::size_t>(static_cast<double>(pad / kWindow) * config.hop());
    result.voice.sampleRateHz = config.sampleRateHz;
    const auto convertPiece = [&](std::size_t begin, std::size_t audioEnd, std::size_t pitchEnd) {
        const double all = static_cast<double>(padded.size() - 2 * pad);
        const double done = static_cast<double>(begin) / all;
        const double next = static_cast<double>(audioEnd - std::min(audioEnd, 2 * pad + kWindow)) / all;
        const auto piecePitch =
            config.f0 ? f0Hz.subspan(begin / kWindow, std::min(pitchEnd, f0Hz.size()) - begin / kWindow)
                      : f0Hz;
        const AudioBuffer piece =
            segments.convert(signal.subspan(begin, audioEnd - begin), piecePitch,
                             (audioEnd - begin) / kWindow, {}, result.pieces.size(), job.part(done, next));
        result.pieces.push_back(piece.samples.size());
        if (piece.samples.size() > 2 * trim)
            result.voice.samples.insert(result.voice.samples.end(),
                                        piece.samples.begin() + static_cast<std::ptrdiff_t>(trim),
                                        piece.samples.end() - static_cast<std::ptrdiff_t>(trim));
    };
    std::size_t begin = 0;
    for (const std::size_t cut : cuts) {
        job.throwIfStopped();
        const std::size_t end = cut / kWindow * kWindow;
        convertPiece(begin, std::min(end + 2 * pad + kWindow, padded.size()), (end + 2 * pad) / kWindow);
        begin = end;
    }
    convertPiece(begin, padded.size(), padded.size() / kWindow);
    return result;
}

} // namespace koe::convert
