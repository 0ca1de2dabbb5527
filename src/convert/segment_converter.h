#pragma once

#include "convert/line_settings.h"
#include "core/audio_buffer.h"
#include "core/job.h"

#include <span>

namespace koe::convert {

/// One stretch: content features, retrieval, protect, generator (RVC's `vc`). Order and rounding are RVC's.
class SegmentConverter
{
public:
    SegmentConverter(const LineModels& models, const LineSettings& settings)
        : m_models(models), m_settings(settings)
    {
    }

    /// The part of the stretch that is decoded; the rest is context for the networks before the decoder.
    struct Part
    {
        std::size_t skipFrames = 0;
        std::size_t frames = 0; ///< 0: everything
    };

    /// @param audio 16 kHz; at least 400 samples
    /// @param f0Hz after the key shift, a value per 10 ms; ignored for a voice without f0
    /// @param mostFrames no more frames of 10 ms than this (features round up)
    /// @param draw tells stretches of one file apart, so that their noise differs
    /// @return 10 ms for each frame that features, f0 and @p mostFrames all have
    [[nodiscard]] AudioBuffer convert(std::span<const float> audio, std::span<const float> f0Hz,
                                      std::size_t mostFrames, Part part, std::uint64_t draw,
                                      const Job& job) const;

private:
    const LineModels& m_models;
    const LineSettings& m_settings;
};

} // namespace koe::convert
