#pragma once

#include "ui/text/error_words.h"

#include <QString>

#include <algorithm>

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
        Show,     ///< the folder of the file that was written
        GiveIndex ///< put the index that was dropped beside the chosen voice
    };
    Tone tone = Tone::None;
    QString sentence;
    Offer offer = Offer::None;
    QString original{}; ///< what the engine said, where the sentence says it in other words
    QString file{};     ///< for Show; the voice's name for Undo

    /// Both, of files that were dropped together: one line each, the graver tone.
    [[nodiscard]] CheckpointMessage with(const CheckpointMessage& next) const
    {
        if (tone == Tone::None)
            return next;
        const auto whole = [](const CheckpointMessage& one) {
            return one.original.isEmpty() ? one.sentence : one.original;
        };
        return {std::max(tone, next.tone),
                errorWords(sentence) + QLatin1Char('\n') + errorWords(next.sentence), next.offer,
                whole(*this) + QLatin1Char('\n') + whole(next), next.file};
    }
};

} // namespace koe::ui
