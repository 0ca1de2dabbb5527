#include "core/recording_names.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace koe {

std::span<const std::string_view> recordingEndings()
{
    static constexpr auto kEndings = std::to_array<std::string_view>(
        {".3gp",  ".aac",  ".ac3", ".aif", ".aifc", ".aiff", ".amr", ".ape",  ".au",   ".avi", ".caf",
         ".flac", ".m4a",  ".m4b", ".mka", ".mkv",  ".mov",  ".mp2", ".mp3",  ".mp4",  ".oga", ".ogg",
         ".opus", ".rf64", ".snd", ".tta", ".voc",  ".w64",  ".wav", ".wave", ".webm", ".wma", ".wv"});
    return kEndings;
}

bool hasRecordingsEnding(const std::filesystem::path& file)
{
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto endings = recordingEndings();
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

} // namespace koe
