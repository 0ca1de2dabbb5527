#pragma once

#include "convert/convert.h"

#include <filesystem>
#include <vector>

namespace koe::convert {

/// One recording and where its conversion goes.
struct FilePair
{
    std::filesystem::path input;
    std::filesystem::path output;
};
/// One output per input: the file that was given, or NAME.wav in the folder. Inputs that are folders stand
/// for the files in them.
/// @throws UsageError, Missing, InvalidInput
[[nodiscard]] std::vector<FilePair> chooseOutputs(const ConvertRequest& request);

/// @throws InvalidInput when @p files would overwrite the recording itself, or what is there unless
/// @p overwrite
void checkOutput(const FilePair& files, bool overwrite);

} // namespace koe::convert
