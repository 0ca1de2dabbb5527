#pragma once

#include <QString>

#include <filesystem>

namespace koe::ui {

/// A file that was dropped on the Checkpoints page: what it is, and what can be done with it.
struct DroppedFile
{
    enum class Use
    {
        Open,      ///< a voice or a package: it is taken in
        Extract,   ///< a checkpoint: a voice can be made of it
        GiveIndex, ///< an index: it goes beside the chosen voice
        None
    };
    std::filesystem::path file;
    Use use = Use::None;
    bool isKnown = true;
    QString sentence; ///< in the window's language
    QString original; ///< what was found, in the words of koe identify; empty: the sentence has them
};

/// Reads it; nothing else.
[[nodiscard]] DroppedFile lookAt(const std::filesystem::path& file);

} // namespace koe::ui
