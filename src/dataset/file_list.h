#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace koe::dataset {

/// One line of RVC's filelist.txt; pitch files are left out where they are empty.
struct FileListLine
{
    std::filesystem::path sound;
    std::filesystem::path features;
    std::filesystem::path coarse;
    std::filesystem::path pitch;
    int speaker = 0;
};

/// Absolute paths, shuffled (the same way every time), no line break at the end.
/// @throws InvalidInput for a path that a filelist cannot hold ('|' or a line break in it)
void writeFileList(const std::filesystem::path& path, const std::vector<FileListLine>& lines);

} // namespace koe::dataset
