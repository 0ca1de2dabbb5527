#include "audio/resample.h"

#include "core/error.h"

#include <samplerate.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

namespace koe::audio {

namespace {

// libsamplerate may end a sample early, so that it gets a little silence behind the end.
constexpr float kSilence[64] = {};
constexpr std::size_t kBlock = 1 << 16; // a fraction of a second of work between two looks at the stop

struct FreeConverter
{
    void operator()(SRC_STATE* converter) const { src_delete(converter); }
};

} // namespace

struct RunningResampler::State
{
    int fromHz = 0;
    int toHz = 0;
    std::unique_ptr<SRC_STATE, FreeConverter> converter; ///< none where the rates are equal
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
    const double ratio = fromHz > 0 ? static_cast<double>(toHz) / fromHz : 0.0;
    if (toHz <= 0 || src_is_valid_ratio(ratio) == 0)
        throw InvalidInput("Sound at " + std::to_string(fromHz) + " Hz cannot be turned into " +
                           std::to_string(toHz) + " Hz.");
    m_state->fromHz = fromHz;
    m_state->toHz = toHz;
    if (fromHz == toHz)
        return;
    int error = 0;
    m_state->converter.reset(src_new(SRC_SINC_BEST_QUALITY, 1, &error));
    if (!m_state->converter)
        throw Error(std::string("The sample rate converter did not start: ") + src_strerror(error) + ".");
}

RunningResampler::~RunningResampler() = default;
RunningResampler::RunningResampler(RunningResampler&&) noexcept = default;
RunningResampler& RunningResampler::operator=(RunningResampler&&) noexcept = default;

/// Feeds all of @p samples and gives what comes out, never more than the input seen so far is worth.
void RunningResampler::run(std::span<const float> samples, const Take& take)
{
    State& state = *m_state;
    std::size_t fed = 0;
    for (int idle = 0; state.made < state.wanted() && idle < 2;) {
        SRC_DATA data{};
        data.src_ratio = static_cast<double>(state.toHz) / state.fromHz;
        data.data_in = samples.data() + fed;
        data.input_frames = static_cast<long>(samples.size() - fed);
        data.data_out = state.block.data();
        data.output_frames = static_cast<long>(std::min(kBlock, state.wanted() - state.made));
        if (const int code = src_process(state.converter.get(), &data); code != 0)
            throw Error(std::string("The sample rate could not be changed: ") + src_strerror(code) + ".");
        fed += static_cast<std::size_t>(data.input_frames_used);
        const auto count = static_cast<std::size_t>(data.output_frames_gen);
        if (count > 0)
            take(std::span<const float>(state.block).first(count));
        state.made += count;
        idle = count == 0 && data.input_frames_used == 0 ? idle + 1 : 0;
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
    for (int idle = 0; m_state->made < m_state->wanted(); idle++) {
        if (idle == 64)
            throw Error("The sample rate converter stopped before the end of the sound.");
        const std::size_t before = m_state->made;
        run(kSilence, take);
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
