#pragma once

#include "sound/play_head.h"
#include "sound/track.h"

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace koe::sound {

using Tracks = std::array<std::shared_ptr<const Track>, 2>; // [Side]; null: nothing there

/// Reads both sides ahead of a play head, as one timeline at the device's rate. One thread.
class Feeder
{
public:
    explicit Feeder(PlayHead& head) : m_head(head) {}

    /// From here on blocks are of @p generation and begin at @p seconds.
    void jump(std::uint32_t generation, double seconds, int sampleRateHz, const Tracks& tracks,
              const std::optional<Range>& loop);
    /// Fills at most @p blocks; less when the ring is full or the tracks are not decoded that far.
    void fill(std::size_t blocks);

private:
    struct Loop
    {
        std::int64_t from = 0;
        std::int64_t to = 0;
        std::vector<std::array<float, 4>>
            before; ///< what leads to `from`: the end of the round fades into it
    };

    [[nodiscard]] std::int64_t frameAt(double seconds) const;
    [[nodiscard]] bool fillOne(Block& block);
    [[nodiscard]] bool read(std::int64_t first, std::span<std::array<float, 4>> to,
                            std::array<std::optional<TrackReader>, 2>& readers);
    /// Of the longer side, once that is known.
    [[nodiscard]] std::optional<std::int64_t> end() const;
    void prepareSeam();

    PlayHead& m_head;
    Tracks m_tracks;
    std::array<std::optional<TrackReader>, 2> m_readers;
    std::optional<Loop> m_loop;
    std::uint32_t m_generation = 0;
    int m_rateHz = 0;
    std::int64_t m_next = 0;
    bool m_isDone = false;
    std::vector<float> m_stereo;
};

} // namespace koe::sound
