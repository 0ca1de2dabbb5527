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

} // namespace

ReferenceLine::ReferenceLine(const LineModels& models, const LineSettings& settings)
    : m_models(models), m_settings(settings)
{
}

std::vector<float> ReferenceLine::pitchOf(const std::vector<float>& padded, std::size_t padFrames,
                                          const Job& job) const
{
    job.report(0.0, "pitch");
    std::vector<float> f0 = m_models.tracker->track({padded, kRateHz}, job).hz;
    f0.resize(padded.size() / kWindow);
    if (m_settings.fillUnvoiced)
        fillUnvoiced(f0);
    transpose(f0, m_settings.transposeSemitones);
    if (m_settings.curve)
        writeOverAsReference(f0, *m_settings.curve, padFrames);
    return f0;
}

ReferenceLine::Result ReferenceLine::convert(std::vector<float> audio, const Job& job) const
{
    const ReferenceChunks chunks = m_settings.reference.value_or(ReferenceChunks{});
    const std::size_t pad = samplesOf(chunks.pad) / kWindow * kWindow;
    const synth::GeneratorConfig& config = m_models.generator.config();

    Result result;
    const std::vector<double> filtered = preparedWhole(std::move(audio));
    const auto cuts =
        referenceCuts(filtered, samplesOf(chunks.query), samplesOf(chunks.center), samplesOf(chunks.max));
    result.filtered.assign(filtered.begin(), filtered.end());
    const std::vector<float> padded = dsp::reflectPadded(result.filtered, pad, pad);
    if (config.f0)
        result.f0Hz = pitchOf(padded, pad / kWindow, job.part(0.0, 0.1));

    const SegmentConverter segments(m_models, m_settings);
    const std::span<const float> signal(padded);
    const std::span<const float> pitch(result.f0Hz);
    const auto trim = static_cast<std::size_t>(static_cast<double>(pad / kWindow) * config.hop());
    result.voice.sampleRateHz = config.sampleRateHz;
    const auto convertPiece = [&](std::size_t begin, std::size_t audioEnd, std::size_t pitchEnd) {
        const double done = 0.1 + 0.9 * static_cast<double>(begin) / static_cast<double>(padded.size());
        const double next = 0.1 + 0.9 * static_cast<double>(audioEnd) / static_cast<double>(padded.size());
        const auto piecePitch =
            config.f0 ? pitch.subspan(begin / kWindow, std::min(pitchEnd, pitch.size()) - begin / kWindow)
                      : pitch;
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
