#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace koe::dataset {

/// A file of the user's folder that may be a recording.
struct Recording
{
    std::filesystem::path path;
    std::string name; ///< path inside the folder
    int speaker = 0;
    std::uintmax_t bytes = 0;
    std::int64_t modified = 0; ///< ticks of the file system's clock

    /// Whether it is the same file as when @p other was noted.
    [[nodiscard]] bool unchangedSince(const Recording& other) const
    {
        return name == other.name && bytes == other.bytes && modified == other.modified;
    }
};

struct Recordings
{
    std::vector<Recording> files;   // by speaker, then by name
    std::vector<Recording> leftOut; ///< what left_out.h says of the folder
    int speakers = 1;
    std::vector<std::string> warnings;
};

/// All files of @p folder, whatever they are. Where it has sub-folders with files, each is a speaker, in name
/// order, with everything below it; else the folder is one speaker. Names that begin with a dot are passed
/// over. Those that the folder's list leaves out do not count as files.
/// @param mostSpeakers rows of the speaker table of the network that is to learn them
/// @throws InvalidInput when there is no such folder, it cannot be read, has no files or too many speakers
[[nodiscard]] Recordings findRecordings(const std::filesystem::path& folder, int mostSpeakers);

} // namespace koe::dataset
