#pragma once

#include <filesystem>

namespace koe {

/// Moves a file or folder to the desktop's bin, from where its file manager brings it back: freedesktop.org's
/// Trash 1.0, in $XDG_DATA_HOME/Trash, or on the file's own volume where it cannot be moved there.
/// @return where it lies now
/// @throws Missing when there is nothing at @p path; InvalidInput when no bin takes it: nothing is gone then
std::filesystem::path moveToTrash(const std::filesystem::path& path);

/// Brings back what moveToTrash() moved. @param inTrash what it returned @return where it is again
/// @throws Missing when the bin was emptied meanwhile; UsageError when another file has taken its place
std::filesystem::path restoreFromTrash(const std::filesystem::path& inTrash);

} // namespace koe
