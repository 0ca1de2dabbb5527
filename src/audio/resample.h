#pragma once

#include "core/audio_buffer.h"
#include "core/job.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <span>

namespace koe::audio {

/// The same sound at another rate, by libsoxr's HQ as RVC's librosa does it: no delay, exactly
/// round(samples · out / in) samples.
/// @throws InvalidInput for rates that are not positive or more than 256 times apart; Cancelled once @p job
/// is stopped
[[nodiscard]] AudioBuffer resample(const AudioBuffer& audio, int sampleRateHz, const Job& job = {});

/// resample() for a sound that comes block by block: the same samples.
class RunningResampler
{
public:
    using Take = std::function<void(std::span<const float>)>;

    /// @throws InvalidInput as resample()
    RunningResampler(int fromHz, int toHz);
    ~RunningResampler();
    RunningResampler(RunningResampler&&) noexcept;
    RunningResampler& operator=(RunningResampler&&) noexcept;

    /// Gives what can be said so far to @p take.
    void push(std::span<const float> samples, const Take& take);
    /// What is left; with it there are round(samples · out / in) in all.
    void finish(const Take& take);

private:
    struct State;
    void run(std::span<const float> samples, const Take& take);
    std::unique_ptr<State> m_state;
};

} // namespace koe::audio
