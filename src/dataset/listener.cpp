#include "dataset/listener.h"

#include "audio/decode.h"
#include "core/error.h"
#include "dataset/clipping_meter.h"
#include "dataset/likeness.h"
#include "dataset/speech_figures.h"
#include "dataset/tone_meter.h"
#include "dataset/voicing_meter.h"
#include "dsp/filters.h"
#include "dsp/loudness_meter.h"
#include "dsp/slicer.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>
#include <optional>

namespace koe::dataset {
namespace {

constexpr int kLowestRateHz = 2000; // below, the slicer has no samples to work on
constexpr double kSungFrom = 0.92;  // voiced so often: singing, whose level may stand still
constexpr double kHeldDb = -60.0;   // one note, held throughout, is no steady noise if it has a pitch
constexpr float kSteady = 0.15F;    // of the pitch, within 20 ms
constexpr double kShortestSliceSeconds = 0.4; // of which prepare makes a clip

/// Layouts are made once for each rate.
std::shared_ptr<const BandLayout> layoutFor(int rateHz)
{
    static std::mutex mutex;
    static std::map<int, std::shared_ptr<const BandLayout>> layouts;
    const std::scoped_lock lock(mutex);
    auto& layout = layouts[rateHz];
    if (!layout)
        layout = std::make_shared<const BandLayout>(rateHz);
    return layout;
}

/// All meters of one recording, made when its rate is known.
class Ears
{
public:
    explicit Ears(const audio::SoundLayout& layout)
        : m_channels(static_cast<std::size_t>(layout.channels)), m_clipping(layout.channels),
          m_bands(layoutFor(layout.sampleRateHz)), m_tones(layout.sampleRateHz),
          m_voicing(layout.sampleRateHz), m_loudness(layout.sampleRateHz, 1),
          m_rumble(dsp::rumbleFilter(layout.sampleRateHz)), m_pauses(layout.sampleRateHz)
    {
    }

    void add(std::span<const float> interleaved)
    {
        m_clipping.add(interleaved);
        m_mono.resize(interleaved.size() / m_channels);
        for (std::size_t i = 0; i < m_mono.size(); i++) {
            double sum = 0.0;
            for (std::size_t channel = 0; channel < m_channels; channel++)
                sum += static_cast<double>(interleaved[i * m_channels + channel]);
            m_mono[i] = static_cast<float>(sum / static_cast<double>(m_channels));
        }
        m_bands.add(m_mono);
        m_tones.add(m_mono);
        m_loudness.add(m_mono);
        m_filtered.assign(m_mono.begin(), m_mono.end());
        m_rumble.process(m_filtered);
        m_pauses.add(m_filtered);
        m_voicing.add(m_filtered);
    }

    void tell(Heard& heard) const
    {
        FileFigures& figures = heard.figures;
        tellSpeech(figures);
        figures.clippedShare = m_clipping.share();
        figures.peakDb = m_clipping.peakDb();
        figures.loudnessLufs = m_loudness.integratedLufs().value_or(kUnknown);
        figures.bandwidthHz = bandwidthHz(m_bands.meanSpectrum(), figures.sampleRateHz);

        const BandFrames& bands = m_bands.frames();
        const SpeechLevel level = speechLevel(bands);
        figures.noiseDb = level.noiseDb;
        figures.signalToNoiseDb = level.speechDb - level.noiseDb;
        if (const ToneMeter::Hum hum = m_tones.hum(); hum.mainsHz > 0.0) {
            figures.humHz = hum.mainsHz;
            figures.humDb = 10.0 * std::log10(hum.power) - level.speechDb;
        }
        figures.reverbSeconds = reverbSeconds(bands, level);
        tellPitch(heard, bands, level);
        figures.musicShare = m_tones.chordShare();
        if (figures.voicedShare < kSungFrom)
            figures.musicShare = std::max(figures.musicShare, stillShare(bands, level));
        heard.fingerprint = fingerprint(bands, level);
        heard.timbre = timbre(bands, level, heard.pitchHz);
    }

private:
    void tellSpeech(FileFigures& figures) const
    {
        const std::vector<double> levels = m_pauses.levels();
        const double threshold = m_pauses.threshold();
        const auto pauses =
            std::count_if(levels.begin(), levels.end(), [=](double level) { return level < threshold; });
        figures.silenceShare = static_cast<double>(pauses) / static_cast<double>(levels.size());
        for (const dsp::Range& slice : m_pauses.slices()) {
            const std::size_t first = slice.begin / m_pauses.hopSamples();
            const std::size_t last = std::min(slice.end / m_pauses.hopSamples() + 1, levels.size());
            const bool sounds =
                std::any_of(levels.begin() + static_cast<std::ptrdiff_t>(first),
                            levels.begin() + static_cast<std::ptrdiff_t>(std::max(first, last)),
                            [=](double level) { return level >= threshold; });
            const double seconds = static_cast<double>(slice.size()) / figures.sampleRateHz;
            if (sounds && seconds >= kShortestSliceSeconds)
                figures.speechSeconds += seconds;
        }
    }

    void tellPitch(Heard& heard, const BandFrames& bands, const SpeechLevel& level) const
    {
        const std::vector<float>& hz = m_voicing.hz();
        std::size_t loud = 0;
        for (std::size_t i = 0; i < hz.size(); i++) {
            const auto frame =
                static_cast<std::size_t>(static_cast<double>(i) * BandFrames::kFramesPerSecond /
                                         VoicingMeter::kFramesPerSecond) +
                1; // whose middle is nearest
            if (frame >= level.speech.size() ||
                !(level.speechFrames > 0 ? level.speech[frame] : bands.totalDb(frame) > kHeldDb))
                continue;
            loud++;
            // A voice does not leap from one moment to the next: what stands alone is a guess gone wrong.
            const auto near = [&](std::size_t other) {
                return other < hz.size() && std::abs(hz[other] - hz[i]) < kSteady * hz[i];
            };
            if (hz[i] > 0.0F && (near(i - 1) || near(i + 1)))
                heard.pitchHz.push_back(hz[i]);
        }
        if (loud > 0)
            heard.figures.voicedShare = static_cast<double>(heard.pitchHz.size()) / static_cast<double>(loud);
        if (heard.pitchHz.empty())
            return;
        std::vector<float> sorted = heard.pitchHz;
        std::sort(sorted.begin(), sorted.end());
        const auto at = [&](double share) {
            return static_cast<double>(
                sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))]);
        };
        heard.figures.pitchLowHz = at(0.05);
        heard.figures.pitchMedianHz = at(0.5);
        heard.figures.pitchHighHz = at(0.95);
    }

    std::size_t m_channels;
    ClippingMeter m_clipping;
    BandMeter m_bands;
    ToneMeter m_tones;
    VoicingMeter m_voicing;
    dsp::LoudnessMeter m_loudness;
    dsp::RunningFilter m_rumble;
    dsp::PauseMeter m_pauses;
    std::vector<float> m_mono;
    std::vector<double> m_filtered;
};

} // namespace

Heard listenTo(const Recording& recording, const Job& job)
{
    Heard heard;
    heard.figures.file = recording.name;
    heard.figures.speaker = recording.speaker;
    std::optional<Ears> ears;
    try {
        const audio::DecodedLength length = audio::decodeChannels(
            recording.path,
            [&](std::span<const float> interleaved, const audio::SoundLayout& layout) {
                if (layout.sampleRateHz < kLowestRateHz)
                    throw InvalidInput(recording.path.string() + " has a sample rate of only " +
                                       std::to_string(layout.sampleRateHz) +
                                       " Hz: there is no voice to learn in it.");
                if (!ears)
                    ears.emplace(layout);
                ears->add(interleaved);
            },
            job);
        heard.figures.sampleRateHz = length.sampleRateHz;
        heard.figures.channels = length.channels;
        heard.figures.seconds = static_cast<double>(length.samples) / length.sampleRateHz;
    } catch (const Error& error) {
        heard.figures.problem = error.what();
        return heard;
    }
    job.throwIfStopped();
    ears->tell(heard);
    return heard;
}

} // namespace koe::dataset
