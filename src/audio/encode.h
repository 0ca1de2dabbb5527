#pragma once

#include "core/audio_buffer.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace koe::audio {

enum class SampleFormat
{
    Pcm16,
    Pcm24,
    Float32 ///< wav only, format tag 3: the one that RVC's training reads
};

struct EncodeOptions
{
    SampleFormat format = SampleFormat::Pcm16;
};

/// Writes a mono file, all or nothing; the name's ending decides: .wav or .flac. Whole-number formats round
/// to the nearest step and cut what is beyond full scale.
/// @throws UsageError for another ending or flac with Float32; InvalidInput for samples that are not finite
/// or a rate
///         that is not positive, or where the folder cannot be written; Missing when the disk is full
void encodeAudio(const std::filesystem::path& path, const AudioBuffer& audio,
                 const EncodeOptions& options = {});

/// The same for samples that are 16-bit already: written as they are.
void encodePcm16(const std::filesystem::path& path, std::span<const std::int16_t> samples, int sampleRateHz);

/// A 16-bit file that is written block by block and appears under its name only when it is whole.
/// Errors as encodeAudio's.
class Pcm16Writer
{
public:
    /// @param samples how many will come in all, of each channel
    Pcm16Writer(const std::filesystem::path& path, int sampleRateHz, std::size_t samples,
                std::size_t channels = 1);
    ~Pcm16Writer();
    Pcm16Writer(const Pcm16Writer&) = delete;
    Pcm16Writer& operator=(const Pcm16Writer&) = delete;

    /// @param samples whole frames, channels side by side
    void write(std::span<const std::int16_t> samples);
    void commit();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace koe::audio
