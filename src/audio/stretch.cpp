#include "audio/stretch.h"

#include "core/error.h"

#include <samplerate.h>

#include <string>

namespace koe::audio {

std::vector<float> stretch(std::span<const float> samples, std::size_t frames)
{
    std::vector<float> result(frames);
    if (samples.empty() || frames == 0)
        return result;
    SRC_DATA data{};
    data.src_ratio = static_cast<double>(frames) / static_cast<double>(samples.size());
    data.data_in = samples.data();
    data.input_frames = static_cast<long>(samples.size());
    data.data_out = result.data();
    data.output_frames = static_cast<long>(frames);
    if (src_is_valid_ratio(data.src_ratio) == 0)
        throw InvalidInput("Sound of " + std::to_string(samples.size()) + " samples cannot be stretched to " +
                           std::to_string(frames) + ".");
    if (const int code = src_simple(&data, SRC_SINC_MEDIUM_QUALITY, 1); code != 0)
        throw Error(std::string("The sound could not be stretched: ") + src_strerror(code) + ".");
    return result; // what the converter left at the end is silence
}

} // namespace koe::audio
