#include "convert/result_file.h"

#include "audio/encode.h"
#include "audio/resample.h"
#include "dsp/loudness.h"

#include <algorithm>
#include <cmath>

namespace koe::convert {
namespace fs = std::filesystem;
namespace {

constexpr float kHighestPeak = 0.99f;
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
    [[nodiscard]] std::size_t channels() const { return m_side != nullptr ? 2 : m_spoken.voices.size(); }

    /// @param use gets interleaved blocks, in order
    template <typename Use> void walk(const Job& job, Use use) const
    {
        std::vector<float> one, interleaved;
        for (std::size_t first = 0; first < m_samples; first += kBlock) {
            job.throwIfStopped();
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

} // namespace

SoundSink gatherInto(Spoken& spoken, const fs::path& scratch)
{
    return {[&spoken, scratch](int sampleRateHz, std::size_t) {
                spoken.sampleRateHz = sampleRateHz;
                spoken.voices.emplace_back(scratch);
            },
            [&spoken](std::span<const float> block) { spoken.voices.back().append(block); }};
}

void writeResult(const fs::path& file, const Spoken& spoken, const std::optional<Side>& side,
                 const fs::path& scratch, const Job& job)
{
    std::optional<Spool> sides;
    if (side)
        sides.emplace(matched(*side, spoken.sampleRateHz, scratch, job));
    const Channels channels(spoken, sides ? &*sides : nullptr);
    float peak = 0.0f;
    channels.walk(job, [&](std::span<const float> block) {
        for (const float sample : block)
            peak = std::max(peak, std::fabs(sample));
    });
    const float gain = peak > kHighestPeak ? kHighestPeak / peak : 1.0f;
    audio::Pcm16Writer writer(file, spoken.sampleRateHz, channels.samples(), channels.channels());
    channels.walk(job, [&](std::span<float> block) {
        for (float& sample : block)
            sample *= gain;
        writer.write(dsp::finishedPcm16(block));
    });
    writer.commit();
}

} // namespace koe::convert
