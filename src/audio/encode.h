#pragma once

#include "core/audio_buffer.h"

#include <cstdint>
#include <filesystem>
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

/// Writes a mono file at once, all or nothing; the name's ending decides. AudioWriter says how.
/// @throws UsageError for another ending or a sample format that it does not have (flac has no Float32);
/// InvalidInput for samples that are not finite or a rate that is not positive, or where the folder cannot be
/// written; Missing when the disk is full
void encodeAudio(const std::filesystem::path& path, const AudioBuffer& audio,
                 const EncodeOptions& options = {});

/// The same for samples that are 16-bit already: written as they are.
void encodePcm16(const std::filesystem::path& path, std::span<const std::int16_t> samples, int sampleRateHz);

} // namespace koe::audio
