#pragma once

#include "audio/sound_layout.h"
#include "core/audio_buffer.h"
#include "core/job.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>

namespace koe::audio {

/// Reads a recording as mono: what libsndfile reads (wav, RF64, W64, flac, ogg, opus, mp3, aiff, caf …), then
/// what FFmpeg's libav reads (m4a, aac, mp4, mkv, webm, wma …; the first sound track, without what the coder
/// put before and behind it, where the file says so). Opens no network address.
/// Mono is the mean of all channels, summed in double precision.
/// @param sampleRateHz the wanted rate, see resample(); 0 keeps the file's own
/// @throws Missing when there is no such file; InvalidInput, naming it, for a file that is empty, cut short,
/// no sound
///         or holds numbers that are not finite; Cancelled once @p job is stopped, which hears how far it is
[[nodiscard]] AudioBuffer decodeAudio(const std::filesystem::path& path, int sampleRateHz = 0,
                                      const Job& job = {});

struct DecodedLength
{
    std::size_t samples = 0; ///< of each channel
    int sampleRateHz = 0;
    int channels = 1; ///< of the file
};

/// The same block by block at the file's own rate, so that it takes no memory for its length. What was taken
/// before an exception is to be thrown away.
/// @param take gets the next samples and the rate
DecodedLength decodeInBlocks(const std::filesystem::path& path,
                             const std::function<void(std::span<const float>, int sampleRateHz)>& take,
                             const Job& job = {});

/// The same with all channels, interleaved; the layout is that of the whole file.
DecodedLength
decodeChannels(const std::filesystem::path& path,
               const std::function<void(std::span<const float> interleaved, const SoundLayout&)>& take,
               const Job& job = {});

} // namespace koe::audio
