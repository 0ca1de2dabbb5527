#include "audio/resample.h"

#include "core/error.h"

#include <samplerate.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

namespace koe::audio {

AudioBuffer resample(const AudioBuffer& audio, int sampleRateHz, const Job& job)
{
    const double ratio =
        audio.sampleRateHz > 0 ? static_cast<double>(sampleRateHz) / audio.sampleRateHz : 0.0;
    if (sampleRateHz <= 0 || src_is_valid_ratio(ratio) == 0)
        throw InvalidInput("Sound at " + std::to_string(audio.sampleRateHz) + " Hz cannot be turned into " +
                           std::to_string(sampleRateHz) + " Hz.");
    if (sampleRateHz == audio.sampleRateHz || audio.samples.empty())
        return {audio.samples, sampleRateHz};

    int error = 0;
    const std::unique_ptr<SRC_STATE, decltype(&src_delete)> converter(
        src_new(SRC_SINC_BEST_QUALITY, 1, &error), &src_delete);
    if (!converter)
        throw Error(std::string("The sample rate converter did not start: ") + src_strerror(error) + ".");

    // libsamplerate may end a sample early, so that it gets a little silence behind the end.
    static constexpr float kSilence[64] = {};
    constexpr std::size_t kBlock = 1 << 16; // a fraction of a second of work between two looks at the stop
    const auto wanted = static_cast<std::size_t>(
        std::llround(static_cast<double>(audio.samples.size()) * sampleRateHz / audio.sampleRateHz));
    AudioBuffer result{std::vector<float>(wanted), sampleRateHz};
    std::size_t made = 0;
    std::size_t read = 0;
    for (int idle = 0; made < wanted && idle < 64;) {
        job.throwIfStopped();
        const bool behindEnd = read >= audio.samples.size();
        SRC_DATA data{};
        data.src_ratio = ratio;
        data.data_in = behindEnd ? kSilence : audio.samples.data() + read;
        data.input_frames = static_cast<long>(
            behindEnd ? std::size(kSilence) : std::min<std::size_t>(audio.samples.size() - read, kBlock));
        data.data_out = result.samples.data() + made;
        data.output_frames = static_cast<long>(std::min<std::size_t>(wanted - made, kBlock));
        if (const int code = src_process(converter.get(), &data); code != 0)
            throw Error(std::string("The sample rate could not be changed: ") + src_strerror(code) + ".");
        made += static_cast<std::size_t>(data.output_frames_gen);
        if (!behindEnd)
            read += static_cast<std::size_t>(data.input_frames_used);
        idle = data.output_frames_gen == 0 && data.input_frames_used == 0 ? idle + 1 : 0;
    }
    if (made < wanted)
        throw Error("The sample rate converter stopped before the end of the sound.");
    return result;
}

} // namespace koe::audio
