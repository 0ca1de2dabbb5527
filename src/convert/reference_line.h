#pragma once

#include "convert/line_settings.h"
#include "core/audio_buffer.h"
#include "core/job.h"

#include <span>
#include <vector>

namespace koe::convert {

/// RVC's offline pipeline to its last constant (reference §11), for comparisons: its padding, cuts and
/// lengths, which lose up to two frames. Memory grows with the recording.
class ReferenceLine
{
public:
    ReferenceLine(const LineModels& models, const LineSettings& settings);

    struct Result
    {
        std::vector<float> f0Hz;         ///< of the padded signal, after key shift and curve; [samples / 160]
        AudioBuffer voice;               ///< the generator's output, padding cut off
        std::vector<std::size_t> pieces; ///< samples per call of the generator, padding still on
        std::vector<float> filtered;     ///< the input that loudness is mixed with, 16 kHz
    };
    /// @param audio 16 kHz
    [[nodiscard]] Result convert(std::vector<float> audio, const Job& job) const;

private:
    [[nodiscard]] std::vector<float> pitchOf(const std::vector<float>& padded, std::size_t padFrames,
                                             const Job& job) const;

    const LineModels& m_models;
    const LineSettings& m_settings;
};

} // namespace koe::convert
