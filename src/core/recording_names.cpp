#include "core/recording_names.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

namespace koe {

bool hasRecordingsEnding(const std::filesystem::path& file)
{
    static constexpr auto kEndings = std::to_array<std::string_view>(
        {".3gp",  ".aac",  ".ac3", ".aif", ".aifc", ".aiff", ".amr", ".ape",  ".au",   ".avi", ".caf",
         ".flac", ".m4a",  ".m4b", ".mka", ".mkv",  ".mov",  ".mp2", ".mp3",  ".mp4",  ".oga", ".ogg",
         ".opus", ".rf64", ".snd", ".tta", ".voc",  ".w64",  ".wav", ".wave", ".webm", ".wma", ".wv"});
    std::string ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

} // namespace koe
