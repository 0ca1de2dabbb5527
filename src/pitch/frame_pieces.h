#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace koe::pitch {

/// Frames [start, end) of a track, computed from the frames [from, to) around them.
struct FramePiece
{
    std::size_t start = 0;
    std::size_t end = 0;
    std::size_t from = 0;
    std::size_t to = 0;
};

/// Up to @p most frames in one piece; more in pieces of @p most frames, of which those in the middle overlap
/// their neighbours by @p context on either side.
[[nodiscard]] inline std::vector<FramePiece> framePieces(std::size_t frames, std::size_t most,
                                                         std::size_t context)
{
    const std::size_t advance = frames <= most ? frames : most - 2 * context;
    std::vector<FramePiece> pieces;
    for (std::size_t start = 0; start < frames; start += advance) {
        const std::size_t end = std::min(frames, start + advance);
        pieces.push_back({start, end, start - std::min(start, context), std::min(frames, end + context)});
    }
    return pieces;
}

} // namespace koe::pitch
