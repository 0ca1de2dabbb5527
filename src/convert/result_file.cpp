#include "convert/result_file.h"

#include "audio/audio_writer.h"
#include "audio/resample.h"
#include "dsp/loudness.h"
#include "dsp/loudness_meter.h"
#include "dsp/true_peak.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace koe::convert {
namespace fs = std::filesystem;
namespace {

constexpr double kMatchCeilingDbtp = -1.0;
constexpr double kCloseEnoughLu = 0.05;
constexpr double kMostMakeUpDb = 12.0; ///< more than that a limiter turns into noise
constexpr double kMostGainDb = 60.0;
constexpr int kMostRounds = 6;
constexpr std::size_t kBlock = 1 << 16;

/// The side at the rate and the level of the voice.
Spool matched(const Side& side, int toHz, const fs::path& scratch, const Job& job)
{
    Spool result(scratch);
    const auto append = [&](std::span<const float> block) { result.append(block); };
    audio::RunningResampler resampler(side.sampleRateHz, toHz);
    std::vector<float> block;
    for (std::size_t first = 0; first < side.samples.size(); first += kBlock) {
        job.throwIfStopped();
        job.report(static_cast<double>(first) / static_cast<double>(side.samples.size()), "writing");
        block.resize(std::min(kBlock, side.samples.size() - first));
        side.samples.read(first, block);
        for (float& sample : block)
            sample *= side.gain;
        resampler.push(block, append);
    }
    resampler.finish(append);
    return result;
}

/// All channels of the result, block by block.
class Channels
{
public:
    Channels(const Spoken& spoken, const Spool* side)
        : m_spoken(spoken), m_side(side), m_samples(spoken.voices.front().size())
    {
        for (const Spool& voice : spoken.voices)
            m_samples = std::min(m_samples, voice.size());
        if (side != nullptr)
            m_samples = std::min(m_samples, side->size());
    }

    [[nodiscard]] std::size_t samples() const { return m_samples; }
    [[nodiscard]] int rateHz() const { return m_spoken.sampleRateHz; }
    [[nodiscard]] std::size_t channels() const { return m_side != nullptr ? 2 : m_spoken.voices.size(); }

    /// @param use gets interleaved blocks, in order
    template <typename Use> void walk(const Job& job, Use use) const
    {
        std::vector<float> one, interleaved;
        for (std::size_t first = 0; first < m_samples; first += kBlock) {
            job.throwIfStopped();
            job.report(static_cast<double>(first) / static_cast<double>(m_samples), "writing");
            one.resize(std::min(kBlock, m_samples - first));
            interleaved.resize(one.size() * channels());
            for (std::size_t channel = 0; channel < channels(); channel++) {
                m_spoken.voices[m_side != nullptr ? 0 : channel].read(first, one);
                for (std::size_t i = 0; i < one.size(); i++)
                    interleaved[i * channels() + channel] = one[i];
            }
            if (m_side != nullptr) {
                m_side->read(first, one);
                for (std::size_t i = 0; i < one.size(); i++) {
                    interleaved[2 * i] += one[i];
                    interleaved[2 * i + 1] -= one[i];
                }
            }
            use(std::span<float>(interleaved));
        }
    }

private:
    const Spoken& m_spoken;
    const Spool* m_side;
    std::size_t m_samples;
};

double decibels(double ratio)
{
    return 20.0 * std::log10(std::max(ratio, 1e-10));
}

/// The result with that gain, limited, in blocks.
template <typename Use>
void limited(const Channels& result, double gainDb, double ceilingDbtp, const Job& job, Use use)
{
    dsp::TruePeakLimiter limiter(result.rateHz(), static_cast<int>(result.channels()), ceilingDbtp);
    const auto gain = static_cast<float>(std::pow(10.0, gainDb / 20.0));
    result.walk(job, [&](std::span<float> block) {
        for (float& sample : block)
            sample *= gain;
        limiter.push(block, use);
    });
    limiter.finish(use);
}

/// Decibels by which the result must be turned up to have @p lufs once it is limited.
double matchingGain(const Channels& result, double lufs, double ceilingDbtp, const Job& job)
{
    const auto channels = static_cast<int>(result.channels());
    dsp::LoudnessMeter plain(result.rateHz(), channels);
    dsp::TruePeakMeter peak(channels);
    constexpr double kPass = 1.0 / (1 + kMostRounds);
    result.walk(job.part(0.0, kPass), [&](std::span<const float> block) {
        plain.add(block);
        peak.add(block);
    });
    const auto plainLufs = plain.integratedLufs();
    if (!plainLufs)
        return 0.0;
    const double least = std::clamp(lufs - *plainLufs, -kMostGainDb, kMostGainDb);
    double gain = least;
    for (int round = 0; round < kMostRounds && least + decibels(peak.peak()) > ceilingDbtp; round++) {
        dsp::LoudnessMeter meter(result.rateHz(), channels);
        limited(result, gain, ceilingDbtp, job.part(kPass * (round + 1), kPass * (round + 2)),
                [&](std::span<const float> block) { meter.add(block); });
        const double missing = lufs - meter.integratedLufs().value_or(lufs);
        if (std::fabs(missing) < kCloseEnoughLu)
            break;
        gain = std::min(gain + missing, least + kMostMakeUpDb);
    }
    return gain;
}

} // namespace

SoundSink gatherInto(Spoken& spoken, const fs::path& scratch)
{
    return {[&spoken, scratch](int sampleRateHz, std::size_t) {
                spoken.sampleRateHz = sampleRateHz;
                spoken.voices.emplace_back(scratch);
            },
            [&spoken](std::span<const float> block) { spoken.voices.back().append(block); }};
}

ResultLevels writeResult(const fs::path& file, const Spoken& spoken, const std::optional<Side>& side,
                         const ResultForm& form, const fs::path& scratch, const Job& job)
{
    std::optional<Spool> sides;
    if (side)
        sides.emplace(matched(*side, spoken.sampleRateHz, scratch, job.part(0.0, 0.2)));
    const Channels result(spoken, sides ? &*sides : nullptr);
    const audio::SoundLayout layout{result.rateHz(), static_cast<int>(result.channels())};
    const auto writer = [&] {
        return std::make_unique<audio::AudioWriter>(file, form.format, layout, result.samples(),
                                                    audio::Steps::Cut16);
    };
    const Job measuring = job.part(side ? 0.2 : 0.0, 0.5), writing = job.part(0.5, 1.0);
    if (!form.matchLufs && !form.peakLimitDbtp) {
        float peak = 0.0f;
        result.walk(measuring,
                    [&](std::span<const float> block) { peak = std::max(peak, dsp::peakOf(block)); });
        const auto out = writer();
        result.walk(writing, [&](std::span<float> block) {
            dsp::scaleToPeak(block, peak);
            out->write(block);
        });
        out->commit();
        return {};
    }
    const double ceiling = form.peakLimitDbtp.value_or(kMatchCeilingDbtp);
    const double gain = form.matchLufs ? matchingGain(result, *form.matchLufs, ceiling, measuring) : 0.0;
    dsp::LoudnessMeter loudness(layout.sampleRateHz, layout.channels);
    dsp::TruePeakMeter peak(layout.channels);
    const auto out = writer();
    limited(result, gain, ceiling, writing, [&](std::span<const float> block) {
        loudness.add(block);
        peak.add(block);
        out->write(block);
    });
    out->commit();
    return {loudness.integratedLufs(), decibels(peak.peak())};
}

} // namespace koe::convert
