#pragma once

#include <QString>

#include <filesystem>
#include <vector>

namespace koe::ui {

/// A file that was dropped or found: what it is, and what Checkpoints can do with it.
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
    std::filesystem::path index; ///< of a voice: one that was dropped with it
    Use use = Use::None;
    bool isKnown = true;
    QString sentence; ///< in the window's language
    QString original; ///< what was found, in the words of koe identify; empty: the sentence has them
};

/// Reads it; nothing else.
[[nodiscard]] DroppedFile lookAt(const std::filesystem::path& file);

/// Gives the voices among them their indexes, as RVC's users drop them: the one of its name, or the only one
/// with the only voice. An index that has found its voice is no file of its own any more.
[[nodiscard]] std::vector<DroppedFile> inPairs(std::vector<DroppedFile> dropped);

} // namespace koe::ui
