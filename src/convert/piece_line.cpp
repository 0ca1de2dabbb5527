#include "convert/piece_line.h"

#include "convert/cut_points.h"
#include "convert/finish.h"
#include "convert/loudness_curve.h"
#include "convert/segment_converter.h"
#include "synth/generator.h"

#include <algorithm>
#include <cmath>

namespace koe::convert {
namespace {

constexpr std::size_t kHop = 160;
/// Frames around a piece that are decoded and thrown away: what the decoder's convolutions reach over.
/// Decoded on fewer frames, as for lower formants, they reach over more of them.
std::size_t decoderFrames(double formantSemitones)
{
    constexpr double kReach = 12.0;
    return static_cast<std::size_t>(std::ceil(kReach * std::max(1.0, std::exp2(-formantSemitones / 12.0))));
}
/// Frames that two neighbours share on either side of their cut.
constexpr std::size_t kFadeFrames = 1;

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

std::vector<double> PieceLine::convertPieces(const PreparedSignal& signal, std::size_t frames,
                                             const Listening& heard, Spool& voice, const Job& job) const
{
    const auto hop = static_cast<std::size_t>(m_models.generator.config().hop());
    std::vector<std::size_t> edges{0};
    for (const std::size_t cut : quietCuts(heard.loudness, m_settings.pieces))
        edges.push_back(cut);
    edges.push_back(frames);

    const SegmentConverter segments(m_models, m_settings);
    LoudnessCurve loudness(m_models.generator.config().sampleRateHz);
    Joiner joiner(voice, loudness);
    const std::size_t halo = decoderFrames(m_settings.formantSemitones);
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
        std::span<const float> f0(heard.f0Hz);
        if (!f0.empty())
            f0 = f0.subspan(begin, stretchFrames);
        const std::size_t skip = kContextFrames - halo - before;
        const AudioBuffer piece =
            segments.convert(audio, f0, stretchFrames, {skip, end - begin + before + behind + 2 * halo}, i,
                             job.part(static_cast<double>(begin) / static_cast<double>(frames),
                                      static_cast<double>(end) / static_cast<double>(frames)));
        const auto from = piece.samples.begin() + static_cast<std::ptrdiff_t>(halo * hop);
        joiner.add({from, from + static_cast<std::ptrdiff_t>((end - begin + before + behind) * hop)},
                   2 * before * hop, 2 * behind * hop);
    }
    return loudness.values();
}

void PieceLine::speak(const SampleSource& source, const Listening& heard, const SoundSink& sink,
                      const Job& job) const
{
    const PreparedSignal signal(source);
    Spool voice(m_settings.scratchFolder);
    auto loudness = convertPieces(signal, framesOf(source), heard, voice, job.part(0.0, 0.97));
    job.report(0.97, "finishing");
    finishSpooled({voice, m_models.generator.config().sampleRateHz, std::move(loudness), heard.halfSeconds},
                  source, m_settings, sink, job.part(0.97, 1.0));
}

} // namespace koe::convert
