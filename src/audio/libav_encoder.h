#pragma once

#include "audio/part_file.h"
#include "audio/sound_layout.h"

#include <memory>
#include <span>

namespace koe::audio {

/// Writes a file by FFmpeg's libav. What the coder puts before the sound (priming) is noted in the file where
/// its container can, so that players leave it out.
class LibavEncoder
{
public:
    /// @param container libavformat's name of it ("ipod" is m4a)
    /// @param coder libavcodec's name; it must take float samples
    /// @throws InvalidInput for a rate or number of channels that the coder does not take
    LibavEncoder(PartFile& file, const char* container, const char* coder, const SoundLayout& layout,
                 int bitsPerSecond);
    ~LibavEncoder();
    LibavEncoder(const LibavEncoder&) = delete;
    LibavEncoder& operator=(const LibavEncoder&) = delete;

    void write(std::span<const float> interleaved);
    void finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace koe::audio
