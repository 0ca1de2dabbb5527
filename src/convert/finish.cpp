#include "convert/finish.h"

#include "audio/resample.h"
#include "convert/loudness_curve.h"
#include "dsp/loudness.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace koe::convert {
namespace {

constexpr int kLeastRateHz = 16000; // RVC's: less means "no resampling"
constexpr std::size_t kContext =
    8192; // samples that the resampler may see around a block: more than its filter

constexpr std::size_t kBlock = 1 << 18;

/// Calls @p use with every block of the mixed voice at the wanted rate, @p wanted samples in all.
template <typename Use>
void resampled(const SpooledVoice& voice, const LoudnessGain& gain, int toHz, std::size_t wanted,
               const Job& job, Use use)
{
    // A block is made with its neighbourhood, so the blocks together are the whole resampled at once.
    const int divisor = std::gcd(voice.sampleRateHz, toHz);
    const auto fromStep = static_cast<std::size_t>(voice.sampleRateHz / divisor);
    const auto toStep = static_cast<std::size_t>(toHz / divisor);
    const std::size_t steps = std::max<std::size_t>(1, kBlock / fromStep);
    const std::size_t contextSteps = toHz == voice.sampleRateHz ? 0 : kContext / fromStep + 1;
    for (std::size_t step = 0, made = 0; made < wanted; step += steps) {
        job.throwIfStopped();
        const std::size_t before = std::min(step, contextSteps);
        const std::size_t first = (step - before) * fromStep;
        const std::size_t end = std::min((step + steps + contextSteps) * fromStep, voice.samples.size());
        AudioBuffer block{std::vector<float>(end > first ? end - first : 0), voice.sampleRateHz};
        voice.samples.read(first, block.samples);
        gain.apply(block.samples, first);
        if (toHz != voice.sampleRateHz)
            block = audio::resample(block, toHz);
        const std::size_t skip = std::min(before * toStep, block.samples.size());
        std::size_t count = std::min({steps * toStep, wanted - made, block.samples.size() - skip});
        use(std::span<const float>(block.samples).subspan(skip, count));
        if (count == 0) { // the rounding of two rates: a sample at most
            block.samples.assign(wanted - made, 0.0f);
            use(std::span<const float>(block.samples));
            count = wanted - made;
        }
        made += count;
    }
}

} // namespace

bool resamples(const LineSettings& settings, int voiceRateHz)
{
    return settings.resampleHz >= kLeastRateHz && settings.resampleHz != voiceRateHz;
}

void finishWhole(AudioBuffer voice, std::span<const float> filteredInput, const LineSettings& settings,
                 const SoundSink& sink)
{
    if (settings.rmsMix != 1.0)
        dsp::mixLoudness(filteredInput, kLeastRateHz, voice.samples, voice.sampleRateHz, settings.rmsMix);
    if (resamples(settings, voice.sampleRateHz))
        voice = audio::resample(voice, settings.resampleHz);
    sink.begin(voice.sampleRateHz, voice.samples.size());
    sink.write(voice.samples);
}

void finishSpooled(SpooledVoice voice, const SampleSource& source, const LineSettings& settings,
                   const SoundSink& sink, const Job& job)
{
    const int rateHz = resamples(settings, voice.sampleRateHz) ? settings.resampleHz : voice.sampleRateHz;
    const auto wanted = static_cast<std::size_t>(
        std::llround(static_cast<double>(source.ownSamples) * rateHz / source.ownRateHz));
    const LoudnessGain gain(std::move(voice.inputLoudness), std::move(voice.loudness), voice.samples.size(),
                            settings.rmsMix);
    sink.begin(rateHz, wanted);
    resampled(voice, gain, rateHz, wanted, job, sink.write);
}

} // namespace koe::convert
