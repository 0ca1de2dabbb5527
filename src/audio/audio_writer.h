#pragma once

#include "audio/output_format.h"
#include "audio/sound_layout.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace koe::audio {

/// How a sample becomes one of the whole-number formats (16 and 24 bit). Neither adds dither: a 16-bit step
/// is far below what a voice model's own noise hides.
enum class Steps
{
    Nearest,
    Cut16 ///< RVC's: 16 bit is cut towards zero, 24 bit is rounded
};

/// Writes a sound in any OutputFormat block by block, in the same memory for any length. The file appears
/// under its name only when it is whole. What is beyond full scale is cut off in whole-number formats. A rate
/// that the format's coder does not take is resampled (writtenRateHz).
class AudioWriter
{
public:
    /// @param frames how many samples of each channel will come in all
    /// @throws InvalidInput for a rate that is not positive, more channels than the format takes, or a folder
    /// that cannot be written
    AudioWriter(const std::filesystem::path& path, OutputFormat format, const SoundLayout& layout,
                std::size_t frames, Steps steps = Steps::Nearest);
    ~AudioWriter();
    AudioWriter(const AudioWriter&) = delete;
    AudioWriter& operator=(const AudioWriter&) = delete;

    /// Whole frames of all channels, within ±1.
    /// @throws Missing when the disk is full; InvalidInput for samples that are not finite
    void write(std::span<const float> interleaved);
    void commit();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace koe::audio
