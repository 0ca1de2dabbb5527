#include "convert/piece_line.h"

#include "convert/cut_points.h"
#include "convert/finish.h"
#include "convert/loudness_curve.h"
#include "convert/segment_converter.h"
#include "pitch/pitch_tracker.h"
#include "synth/generator.h"

#include <algorithm>
#include <cmath>

namespace koe::convert {
namespace {

constexpr std::size_t kRateHz = 16000;
constexpr std::size_t kHop = 160;
/// Sound around a piece that the encoder, the text encoder and the flow see (RVC: 1 s and everything
/// decoded).
constexpr std::size_t kContextFrames = 50;
/// Frames around a piece that are decoded and thrown away: what the decoder's convolutions reach over.
constexpr std::size_t kDecoderFrames = 12;
/// Frames that two neighbours share on either side of their cut.
constexpr std::size_t kFadeFrames = 1;
constexpr std::size_t kPitchFrames = 2000;
constexpr std::size_t kPitchOverlap = 100;

/// Joins pieces that share 2 · fade samples around each cut.
class Joiner
{
public:
    Joiner(Spool& out, LoudnessCurve& loudness) : m_out(out), m_loudness(loudness) {}

    /// @param shared samples at the start of @p piece that the one before also has
    /// @param kept samples at its end that the next one also has
    void add(std::vector<float> piece, std::size_t shared, std::size_t kept)
    {
        for (std::size_t i = 0; i < std::min({shared, piece.size(), m_tail.size()}); i++) {
            const float part = (static_cast<float>(i) + 0.5f) / static_cast<float>(shared);
            piece[i] = m_tail[i] * (1.0f - part) + piece[i] * part;
        }
        const std::size_t done = piece.size() - std::min(kept, piece.size());
        const auto edge = piece.begin() + static_cast<std::ptrdiff_t>(done);
        m_tail.assign(edge, piece.end());
        piece.erase(edge, piece.end());
        m_loudness.add(piece);
        m_out.append(piece);
    }

private:
    Spool& m_out;
    LoudnessCurve& m_loudness;
    std::vector<float> m_tail;
};

} // namespace

PieceLine::PieceLine(const LineModels& models, const LineSettings& settings)
    : m_models(models), m_settings(settings)
{
}

PieceLine::Survey PieceLine::survey(const PreparedSignal& signal, std::size_t frames, const Job& job) const
{
    const bool f0 = m_models.generator.config().f0;
    Survey result;
    LoudnessCurve halfSeconds(kRateHz);
    const std::size_t all = frames + 2 * kContextFrames; // on the padded grid
    for (std::size_t begin = 0; begin < all;) {
        job.throwIfStopped();
        job.report(static_cast<double>(begin) / static_cast<double>(all), f0 ? "pitch" : "listening");
        // A rest that is short goes with the last window.
        const std::size_t end = all - begin <= kPitchFrames + kPitchFrames / 4 ? all : begin + kPitchFrames;
        const std::size_t from = begin - std::min(begin, kPitchOverlap);
        const std::size_t to = std::min(end + kPitchOverlap, all);
        const auto first =
            static_cast<std::ptrdiff_t>(from * kHop) - static_cast<std::ptrdiff_t>(kContextFrames * kHop);
        AudioBuffer window{signal.stretch(first, (to - from) * kHop), kRateHz};

        const std::size_t inner = std::max(begin, kContextFrames);
        for (std::size_t frame = inner; frame < std::min(end, kContextFrames + frames); frame++) {
            const std::size_t at = (frame - kContextFrames) * kHop;
            if (at >= signal.size())
                result.loudness.push_back(0.0f);
            else {
                const std::span<const float> samples(window.samples.data() + (frame - from) * kHop,
                                                     std::min(kHop, signal.size() - at));
                halfSeconds.add(samples);
                float sum = 0.0f;
                for (const float sample : samples)
                    sum += std::fabs(sample);
                result.loudness.push_back(sum / static_cast<float>(samples.size()));
            }
        }
        if (f0) {
            const double done = static_cast<double>(begin) / static_cast<double>(all);
            const double next = static_cast<double>(end) / static_cast<double>(all);
            std::vector<float> hz = m_models.tracker->track(window, job.part(done, next)).hz;
            hz.resize(to - from);
            result.f0Hz.insert(result.f0Hz.end(), hz.begin() + static_cast<std::ptrdiff_t>(begin - from),
                               hz.begin() + static_cast<std::ptrdiff_t>(end - from));
        }
        begin = end;
    }
    result.halfSeconds = halfSeconds.values();
    if (m_settings.fillUnvoiced)
        fillUnvoiced(result.f0Hz);
    transpose(result.f0Hz, m_settings.transposeSemitones);
    if (m_settings.curve)
        writeOver(result.f0Hz, *m_settings.curve, kContextFrames);
    return result;
}

std::vector<double> PieceLine::convertPieces(const PreparedSignal& signal, std::size_t frames,
                                             const Survey& survey, Spool& voice, const Job& job) const
{
    const auto hop = static_cast<std::size_t>(m_models.generator.config().hop());
    std::vector<std::size_t> edges{0};
    for (const std::size_t cut : quietCuts(survey.loudness, m_settings.pieces))
        edges.push_back(cut);
    edges.push_back(frames);

    const SegmentConverter segments(m_models, m_settings);
    LoudnessCurve loudness(m_models.generator.config().sampleRateHz);
    Joiner joiner(voice, loudness);
    for (std::size_t i = 0; i + 1 < edges.size(); i++) {
        job.throwIfStopped();
        const std::size_t before = i > 0 ? kFadeFrames : 0;
        const std::size_t behind = i + 2 < edges.size() ? kFadeFrames : 0;
        const std::size_t begin = edges[i], end = edges[i + 1];
        // Half a feature more than the frames need, so that none of them is lost (RVC loses up to two).
        const std::size_t stretchFrames = end - begin + 2 * kContextFrames;
        const auto first =
            static_cast<std::ptrdiff_t>(begin * kHop) - static_cast<std::ptrdiff_t>(kContextFrames * kHop);
        const auto audio = signal.stretch(first, stretchFrames * kHop + 2 * kHop);
        std::span<const float> f0(survey.f0Hz);
        if (!f0.empty())
            f0 = f0.subspan(begin, stretchFrames);
        const std::size_t skip = kContextFrames - kDecoderFrames - before;
        const AudioBuffer piece = segments.convert(
            audio, f0, stretchFrames, {skip, end - begin + before + behind + 2 * kDecoderFrames}, i,
            job.part(static_cast<double>(begin) / static_cast<double>(frames),
                     static_cast<double>(end) / static_cast<double>(frames)));
        const auto from = piece.samples.begin() + static_cast<std::ptrdiff_t>(kDecoderFrames * hop);
        joiner.add({from, from + static_cast<std::ptrdiff_t>((end - begin + before + behind) * hop)},
                   2 * before * hop, 2 * behind * hop);
    }
    return loudness.values();
}

void PieceLine::convert(const SampleSource& source, const PcmSink& sink, const Job& job) const
{
    const PreparedSignal signal(source);
    const std::size_t frames = source.size() / kHop + 1;
    Survey found = survey(signal, frames, job.part(0.0, 0.1));
    Spool voice(m_settings.scratchFolder);
    auto loudness = convertPieces(signal, frames, found, voice, job.part(0.1, 0.97));
    job.report(0.97, "finishing");
    finishSpooled(
        {voice, m_models.generator.config().sampleRateHz, std::move(loudness), std::move(found.halfSeconds)},
        source, m_settings, sink, job.part(0.97, 1.0));
}

} // namespace koe::convert
