#pragma once

#include "convert/convert.h"

#include <filesystem>
#include <string>
#include <vector>

namespace koe::convert {

/// Standard input or output where a file is meant.
inline constexpr const char* kStandardStream = "-";

/// One recording and where its conversion goes.
struct FilePair
{
    std::filesystem::path input;
    std::filesystem::path output;
};

/// One output per input: the file that was given, or NAME with the format's ending in the folder.
///
/// An input that is a folder stands for the recordings in it and below, which keep their place: relative to
/// it where it is the only input, else under its name. A pattern (songs/*.flac) stands for what it fits,
/// where the shell has left it. Hidden files and what lies in the output folder are no inputs.
/// @param warnings gets a line for files that were left out
/// @throws UsageError, Missing, InvalidInput
[[nodiscard]] std::vector<FilePair> chooseOutputs(const ConvertRequest& request,
                                                  std::vector<std::string>& warnings);

/// @throws InvalidInput when @p files would overwrite the recording itself, or what is there unless
/// @p overwrite
void checkOutput(const FilePair& files, bool overwrite);

} // namespace koe::convert
