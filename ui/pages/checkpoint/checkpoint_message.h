#pragma once

#include <QString>

namespace koe::ui {

/// What the Checkpoints page says: what became of a change, or why it was not made.
struct CheckpointMessage
{
    enum class Tone
    {
        None,
        Good,
        Care,
        Wrong
    };
    /// What it offers to do about it.
    enum class Offer
    {
        None,
        Undo,     ///< bring back from the bin
        Remove,   ///< move the file that cannot be used into the bin
        GiveIndex ///< put the index that was dropped beside the chosen voice
    };
    Tone tone = Tone::None;
    QString sentence;
    Offer offer = Offer::None;
    QString original{}; ///< what the engine said, where the sentence says it in other words
};

} // namespace koe::ui
