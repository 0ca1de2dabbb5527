#include "pitch/harvest.h"

#include "pitch/frame_pieces.h"
#include "pitch/harmonic_probe.h"
#include "pitch/harvest_candidates.h"
#include "pitch/harvest_contour.h"
#include "pitch/voice_input.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace koe::pitch {
namespace {

constexpr std::size_t kContourFramesPerFrame = 10; // the contour has one per millisecond
constexpr double kStoneMaskFloorHz = 40.0;
constexpr double kStoneMaskCeilingHz = kSampleRateHz / 12.0;
constexpr double kMostCorrection = 0.2; // of f0
constexpr int kFirstHarmonics = 2;

/// StoneMask: f0 from the harmonics' frequencies around a first guess.
double refined(HarmonicProbe& probe, double seconds, double hz)
{
    if (hz <= kStoneMaskFloorHz || hz > kStoneMaskCeilingHz)
        return 0.0;
    probe.place(seconds, hz);
    const double rough = probe.near(hz, kFirstHarmonics).hz;
    const double fine =
        rough <= 0.0 || rough > 2.0 * hz ? 0.0 : probe.near(rough, HarmonicProbe::kMostHarmonics).hz;
    return std::fabs(fine - hz) > kMostCorrection * hz ? hz : fine;
}

std::vector<float> trackOfPiece(std::span<const float> sound, const Job& job)
{
    const std::vector<double> samples(sound.begin(), sound.end());
    const std::vector<double> contour = harvestContour(harvestCandidates(samples, kFloorHz, kCeilingHz, job));
    HarmonicProbe probe(samples, kSampleRateHz, HarmonicProbe::Rounding::EachSample);
    std::vector<float> hz(1 + sound.size() / kHopSamples);
    for (std::size_t t = 0; t < hz.size(); t++)
        hz[t] =
            static_cast<float>(refined(probe, static_cast<double>(t) / 100.0,
                                       contour[std::min(t * kContourFramesPerFrame, contour.size() - 1)]));
    return hz;
}

} // namespace

PitchTrack Harvest::track(const AudioBuffer& audio, const Job& job)
{
    requireVoiceInput(audio);
    job.throwIfStopped();
    const std::size_t frames = frameCount(audio);
    PitchTrack result;
    result.hz.reserve(frames);
    for (const FramePiece& piece : framePieces(frames, m_pieces.most, m_pieces.context)) {
        const Job part = job.part(static_cast<double>(piece.start) / static_cast<double>(frames),
                                  static_cast<double>(piece.end) / static_cast<double>(frames));
        const std::size_t from = piece.from * kHopSamples;
        const std::size_t to = std::min(audio.samples.size(), piece.to * kHopSamples);
        std::vector<float> hz;
        if (to > from)
            hz = trackOfPiece(std::span(audio.samples).subspan(from, to - from), part);
        hz.resize(piece.to - piece.from);
        result.hz.insert(result.hz.end(), hz.begin() + static_cast<std::ptrdiff_t>(piece.start - piece.from),
                         hz.begin() + static_cast<std::ptrdiff_t>(piece.end - piece.from));
    }
    job.report(1.0, "pitch");
    return result;
}

} // namespace koe::pitch
