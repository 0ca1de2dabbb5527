#include "pitch/praat_pitch.h"

#include "pitch/autocorrelation.h"
#include "pitch/pitch_path.h"
#include "pitch/sinc_peak.h"
#include "pitch/voice_input.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace koe::pitch {
namespace {

constexpr double kPeriodsPerWindow = 3.0;
constexpr double kStepSeconds = 0.01;
constexpr int kRoughDepth = 30;  // to rank the candidates
constexpr int kFineDepth = 70;   // to place those that were kept
constexpr int kFinerDepth = 700; // the same above a third of the sample rate (none below 1100 Hz)
constexpr std::size_t kFramesPerReport = 64;

/// Sizes that follow from the sample rate and the lowest pitch. In samples.
struct Layout
{
    int halfWindow = 0; // of the analysis window: three periods of the floor
    int period = 0;     // of the floor
    int halfPeriod = 0;
    int longestLag = 0; // that can be a candidate
    int curve = 0;      // lags kept for interpolation
    int frames = 0;
    double firstSeconds = 0;

    explicit Layout(std::size_t samples)
    {
        constexpr double rate = kSampleRateHz;
        constexpr double windowSeconds = kPeriodsPerWindow / kFloorHz;
        period = static_cast<int>(rate / kFloorHz);
        halfPeriod = period / 2 + 1;
        halfWindow = static_cast<int>(windowSeconds * rate) / 2 - 1;
        longestLag = static_cast<int>(2 * halfWindow / kPeriodsPerWindow) + 2;
        curve = halfWindow; // half the window: beyond it the correction by the window's own is too large
        const double seconds = static_cast<double>(samples) / rate;
        if (seconds < windowSeconds)
            return;
        frames = static_cast<int>(std::floor((seconds - windowSeconds) / kStepSeconds)) + 1;
        firstSeconds = 0.5 * seconds - 0.5 * frames * kStepSeconds + 0.5 * kStepSeconds;
    }
};

std::vector<double> hannWindow(int length)
{
    std::vector<double> window(static_cast<std::size_t>(length));
    for (int i = 0; i < length; i++)
        window[static_cast<std::size_t>(i)] =
            0.5 - 0.5 * std::cos((i + 1) * 2.0 * std::numbers::pi / (length + 1));
    return window;
}

class FrameAnalysis
{
public:
    explicit FrameAnalysis(const Layout& layout)
        : m_layout(layout), m_window(hannWindow(2 * layout.halfWindow)),
          // padded so that no lag that is read wraps around
          m_correlation(static_cast<std::size_t>(2 * layout.halfWindow + layout.curve + 1)),
          m_frame(m_window.size()), m_curve(static_cast<std::size_t>(2 * layout.curve + 1))
    {
        const auto own = m_correlation.of(m_window);
        m_windowCurve.assign(own.begin(), own.begin() + layout.curve + 1);
        for (double& value : m_windowCurve)
            value /= own[0];
    }

    /// @param globalPeak largest distance of the sound from its mean
    [[nodiscard]] PitchFrame at(std::span<const float> sound, double seconds, double globalPeak)
    {
        PitchFrame frame;
        frame.candidates.push_back({}); // unvoiced
        const double localPeak = cut(sound, seconds);
        frame.intensity = std::min(1.0, localPeak / globalPeak);
        if (localPeak == 0.0)
            return frame;
        correlate();
        findCandidates(frame);
        for (std::size_t i = 1; i < frame.candidates.size(); i++)
            refine(frame.candidates[i]);
        return frame;
    }

private:
    /// Fills m_frame around a moment; returns the peak of its middle period.
    double cut(std::span<const float> sound, double seconds)
    {
        const int samples = static_cast<int>(sound.size());
        // The last sample at or before the moment (samples stand in the middle of their own span).
        const int left = static_cast<int>(std::floor(seconds * kSampleRateHz - 0.5));
        const auto sample = [&](int i) {
            return static_cast<double>(sound[static_cast<std::size_t>(std::clamp(i, 0, samples - 1))]);
        };
        double mean = 0.0;
        for (int i = left + 1 - m_layout.period; i <= left + m_layout.period; i++)
            mean += sample(i);
        mean /= 2.0 * m_layout.period;
        const int start = left + 1 - m_layout.halfWindow;
        for (std::size_t j = 0; j < m_frame.size(); j++)
            m_frame[j] = (sample(start + static_cast<int>(j)) - mean) * m_window[j];
        const int from = std::max(0, m_layout.halfWindow - m_layout.halfPeriod);
        const int to = std::min(2 * m_layout.halfWindow, m_layout.halfWindow + m_layout.halfPeriod);
        double peak = 0.0;
        for (int j = from; j < to; j++)
            peak = std::max(peak, std::fabs(m_frame[static_cast<std::size_t>(j)]));
        return peak;
    }

    /// Fills m_curve: the autocorrelation of the sound itself, symmetric about its middle.
    void correlate()
    {
        const auto lags = m_correlation.of(m_frame);
        const auto middle = static_cast<std::size_t>(m_layout.curve);
        m_curve[middle] = 1.0;
        for (std::size_t lag = 1; lag <= middle; lag++) {
            const double value = lags[lag] / (lags[0] * m_windowCurve[lag]);
            m_curve[middle + lag] = value;
            m_curve[middle - lag] = value;
        }
    }

    [[nodiscard]] double curveAt(int lag) const
    {
        return m_curve[static_cast<std::size_t>(m_layout.curve + lag)];
    }

    void findCandidates(PitchFrame& frame) const
    {
        const PathCosts costs;
        const auto most =
            std::max<std::size_t>(15, static_cast<std::size_t>(costs.ceilingHz / costs.floorHz));
        const auto worth = [&](const PitchCandidate& c) {
            return c.strength - costs.octaveCost * std::log2(costs.floorHz / c.hz);
        };
        for (int lag = 2; lag < m_layout.longestLag && lag < m_layout.curve; lag++) {
            const double here = curveAt(lag);
            const double before = curveAt(lag - 1);
            const double after = curveAt(lag + 1);
            if (!(here > 0.5 * costs.voicingThreshold && here > before && here >= after))
                continue;
            const double vertex = lag + 0.5 * (after - before) / (2.0 * here - before - after);
            PitchCandidate candidate{kSampleRateHz / vertex, 0.0};
            candidate.strength = reflected(sincInterpolate(m_curve, m_layout.curve + vertex, kRoughDepth));
            if (frame.candidates.size() < most) {
                frame.candidates.push_back(candidate);
                continue;
            }
            const auto weakest =
                std::min_element(frame.candidates.begin() + 1, frame.candidates.end(),
                                 [&](const auto& a, const auto& b) { return worth(a) < worth(b); });
            if (worth(candidate) > worth(*weakest))
                *weakest = candidate;
        }
    }

    void refine(PitchCandidate& candidate) const
    {
        const int lag = static_cast<int>(std::lround(kSampleRateHz / candidate.hz));
        const int depth = candidate.hz > 0.3 * kSampleRateHz ? kFinerDepth : kFineDepth;
        const Peak peak = refinePeak(m_curve, m_layout.curve + lag, depth);
        candidate.hz = kSampleRateHz / (peak.position - m_layout.curve);
        candidate.strength = reflected(peak.height);
    }

    /// Interpolation can overshoot 1 for short lags: such a peak counts as much less than certain as it is
    /// above.
    static double reflected(double strength) { return strength > 1.0 ? 1.0 / strength : strength; }

    Layout m_layout;
    std::vector<double> m_window;
    Autocorrelation m_correlation;
    std::vector<double> m_frame;
    std::vector<double> m_curve;       // [2·curve + 1], lag 0 in the middle
    std::vector<double> m_windowCurve; // [curve + 1], 1 at lag 0
};

double peakAroundMean(std::span<const float> sound)
{
    const double mean = std::accumulate(sound.begin(), sound.end(), 0.0) / static_cast<double>(sound.size());
    double peak = 0.0;
    for (const float x : sound)
        peak = std::max(peak, std::fabs(static_cast<double>(x) - mean));
    return peak;
}

} // namespace

PitchTrack PraatPitch::track(const AudioBuffer& audio, const Job& job)
{
    requireVoiceInput(audio);
    job.throwIfStopped();
    PitchTrack result{std::vector<float>(frameCount(audio), 0.0f)};
    const Layout layout(audio.samples.size());
    const double globalPeak = layout.frames > 0 ? peakAroundMean(audio.samples) : 0.0;
    if (globalPeak == 0.0) { // shorter than a window, or silence
        job.report(1.0, "pitch");
        return result;
    }
    FrameAnalysis analysis(layout);
    std::vector<PitchFrame> frames(static_cast<std::size_t>(layout.frames));
    for (std::size_t t = 0; t < frames.size(); t++) {
        if (t % kFramesPerReport == 0) {
            job.throwIfStopped();
            job.report(static_cast<double>(t) / static_cast<double>(frames.size()), "pitch");
        }
        frames[t] = analysis.at(audio.samples, layout.firstSeconds + static_cast<double>(t) * kStepSeconds,
                                globalPeak);
    }
    const std::vector<float> hz = bestPath(frames, PathCosts{});
    // RVC centres them among samples / 160 frames; the contract's one more stays unvoiced.
    const std::size_t places = audio.samples.size() / kHopSamples;
    const std::size_t left = places > hz.size() ? (places - hz.size() + 1) / 2 : 0;
    std::copy_n(hz.begin(), std::min(hz.size(), result.hz.size() - left),
                result.hz.begin() + static_cast<std::ptrdiff_t>(left));
    job.report(1.0, "pitch");
    return result;
}

} // namespace koe::pitch
