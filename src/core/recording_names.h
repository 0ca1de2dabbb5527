#pragma once

#include <filesystem>
#include <span>
#include <string_view>

namespace koe {

/// With their dots, in small letters.
[[nodiscard]] std::span<const std::string_view> recordingEndings();

/// Whether a file is called like a recording (song.flac, talk.MP4): what is taken out of a folder. A file
/// that is named by itself is taken whatever it is called.
[[nodiscard]] bool hasRecordingsEnding(const std::filesystem::path& file);

} // namespace koe
