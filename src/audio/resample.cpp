#include "audio/resample.h"

#include "core/error.h"

#include <soxr.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

namespace koe::audio {

namespace {

constexpr std::size_t kBlock = 1 << 16; // a fraction of a second of work between two looks at the stop
constexpr std::size_t kSilence = 4096;  // behind the end: what the filter still holds comes out
constexpr double kMostRatio = 256.0;

struct FreeConverter
{
    void operator()(soxr_t converter) const { soxr_delete(converter); }
};

} // namespace

struct RunningResampler::State
{
    int fromHz = 0;
    int toHz = 0;
    std::unique_ptr<soxr, FreeConverter> converter; ///< none where the rates are equal
    std::size_t read = 0;
    std::size_t made = 0;
    std::vector<float> block = std::vector<float>(kBlock);

    [[nodiscard]] std::size_t wanted() const
    {
        return static_cast<std::size_t>(std::llround(static_cast<double>(read) * toHz / fromHz));
    }
};

RunningResampler::RunningResampler(int fromHz, int toHz) : m_state(std::make_unique<State>())
{
    const double ratio = fromHz > 0 && toHz > 0 ? static_cast<double>(toHz) / fromHz : 0.0;
    if (ratio < 1.0 / kMostRatio || ratio > kMostRatio)
        throw InvalidInput("Sound at " + std::to_string(fromHz) + " Hz cannot be turned into " +
                           std::to_string(toHz) + " Hz.");
    m_state->fromHz = fromHz;
    m_state->toHz = toHz;
    if (fromHz == toHz)
        return;
    soxr_error_t error = nullptr;
    const soxr_io_spec_t layout = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I);
    const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_HQ, 0);
    m_state->converter.reset(soxr_create(fromHz, toHz, 1, &error, &layout, &quality, nullptr));
    if (!m_state->converter)
        throw Error(std::string("The sample rate converter did not start: ") + soxr_strerror(error) + ".");
}

RunningResampler::~RunningResampler() = default;
RunningResampler::RunningResampler(RunningResampler&&) noexcept = default;
RunningResampler& RunningResampler::operator=(RunningResampler&&) noexcept = default;

/// Feeds all of @p samples and gives what comes out, never more than the input seen so far is worth.
void RunningResampler::run(std::span<const float> samples, const Take& take)
{
    State& state = *m_state;
    for (std::size_t fed = 0, count = 1; fed < samples.size() || count > 0;) {
        const std::size_t room = std::min(kBlock, state.wanted() - state.made);
        if (room == 0)
            return;
        std::size_t used = 0;
        const soxr_error_t error =
            soxr_process(state.converter.get(), samples.data() + fed, samples.size() - fed, &used,
                         state.block.data(), room, &count);
        if (error != nullptr)
            throw Error(std::string("The sample rate could not be changed: ") + soxr_strerror(error) + ".");
        fed += used;
        if (count > 0)
            take(std::span<const float>(state.block).first(count));
        state.made += count;
    }
}

void RunningResampler::push(std::span<const float> samples, const Take& take)
{
    m_state->read += samples.size();
    if (!m_state->converter) {
        m_state->made += samples.size();
        take(samples);
        return;
    }
    for (std::size_t first = 0; first < samples.size(); first += kBlock)
        run(samples.subspan(first, std::min(kBlock, samples.size() - first)), take);
}

void RunningResampler::finish(const Take& take)
{
    const std::vector<float> silence(kSilence);
    for (int idle = 0; m_state->made < m_state->wanted(); idle++) {
        if (idle == 64)
            throw Error("The sample rate converter stopped before the end of the sound.");
        const std::size_t before = m_state->made;
        run(silence, take);
        if (m_state->made > before)
            idle = 0;
    }
}

AudioBuffer resample(const AudioBuffer& audio, int sampleRateHz, const Job& job)
{
    RunningResampler resampler(audio.sampleRateHz, sampleRateHz);
    AudioBuffer result{{}, sampleRateHz};
    result.samples.reserve(static_cast<std::size_t>(
        static_cast<double>(audio.samples.size()) * sampleRateHz / audio.sampleRateHz + 1.0));
    const auto take = [&](std::span<const float> block) {
        result.samples.insert(result.samples.end(), block.begin(), block.end());
    };
    const std::span<const float> samples(audio.samples);
    for (std::size_t first = 0; first < samples.size(); first += kBlock) {
        job.throwIfStopped();
        resampler.push(samples.subspan(first, std::min(kBlock, samples.size() - first)), take);
    }
    resampler.finish(take);
    return result;
}

} // namespace koe::audio
