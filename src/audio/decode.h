#pragma once

#include "core/audio_buffer.h"
#include "core/job.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>

namespace koe::audio {

/// Reads a recording as mono (the mean of its channels): what libsndfile reads (wav, flac, ogg, opus, mp3,
/// aiff …), then what FFmpeg's libav reads (m4a, mp4, g722 …; the first sound track). Opens no network
/// address.
/// @param sampleRateHz the wanted rate, see resample(); 0 keeps the file's own
/// @throws Missing when there is no such file; InvalidInput, naming it, for a file that is empty, cut short,
/// no sound
///         or holds numbers that are not finite; Cancelled once @p job is stopped
[[nodiscard]] AudioBuffer decodeAudio(const std::filesystem::path& path, int sampleRateHz = 0,
                                      const Job& job = {});

struct DecodedLength
{
    std::size_t samples = 0;
    int sampleRateHz = 0;
};

/// The same block by block at the file's own rate, so that what libsndfile reads takes no memory for its
/// length (libav's formats come as one block). What was taken before an exception is to be thrown away.
/// @param take gets the next samples and the rate
DecodedLength decodeInBlocks(const std::filesystem::path& path,
                             const std::function<void(std::span<const float>, int sampleRateHz)>& take,
                             const Job& job = {});

} // namespace koe::audio
