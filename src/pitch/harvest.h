#pragma once

#include "pitch/pitch_tracker.h"

namespace koe::pitch {

/// Harvest followed by StoneMask, as WORLD has them and RVC uses them: 50 to 1100 Hz. Needs no weights.
///
/// Up to a minute is followed in one pass; longer sound in pieces of a minute, each with five seconds of its
/// neighbours at either end, so that memory does not grow with the length.
/// Source: Morise, "Harvest" (2017); Morise, Yokomori, Ozawa, "WORLD" (2016).
class Harvest final : public PitchTracker
{
public:
    struct Pieces // frames of 10 ms
    {
        std::size_t most = 6000;
        std::size_t context = 500;
    };

    Harvest() = default;
    explicit Harvest(const Pieces& pieces) : m_pieces(pieces) {}

    [[nodiscard]] PitchTrack track(const AudioBuffer& audio, const Job& job) override;

private:
    Pieces m_pieces{};
};

} // namespace koe::pitch
