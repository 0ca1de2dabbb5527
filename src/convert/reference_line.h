#pragma once

#include "convert/line_settings.h"
#include "convert/sample_store.h"
#include "core/audio_buffer.h"
#include "core/job.h"

#include <span>
#include <vector>

namespace koe::pitch {
class PitchTracker;
}

namespace koe::convert {

/// RVC's offline pipeline to its last constant (reference §11), for comparisons: its padding, cuts and
/// lengths, which lose up to two frames. Memory grows with the recording.
class ReferenceLine
{
public:
    ReferenceLine(const LineModels& models, const LineSettings& settings);

    struct Result
    {
        AudioBuffer voice;               ///< the generator's output, padding cut off
        std::vector<std::size_t> pieces; ///< samples per call of the generator, padding still on
        std::vector<float> filtered;     ///< the input that loudness is mixed with, 16 kHz
    };
    /// @param audio 16 kHz
    /// @param f0Hz what pitchOf() found; empty for a voice without f0
    [[nodiscard]] Result speak(std::vector<float> audio, std::span<const float> f0Hz, const Job& job) const;

    /// Frames of 10 ms that are put before the recording.
    [[nodiscard]] static std::size_t padFrames(const LineSettings& settings);
    /// f0 of the padded signal, [samples / 160].
    [[nodiscard]] static std::vector<float> pitchOf(const SampleSource& source, pitch::PitchTracker& tracker,
                                                    const LineSettings& settings, const Job& job);

private:
    const LineModels& m_models;
    const LineSettings& m_settings;
};

} // namespace koe::convert
