#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace koe::audio {

/// What a sound can be written as. The names are those of `--format`.
enum class OutputFormat
{
    Wav16,    ///< "wav16", 16 bit
    Wav24,    ///< "wav24"
    WavFloat, ///< "wavf", float32, format tag 3: the one that RVC's training reads
    Flac,     ///< "flac", 16 bit
    Flac24,   ///< "flac24"
    Mp3,      ///< "mp3", VBR, LAME's quality 2
    Ogg,      ///< "ogg", Vorbis quality 6
    Opus,     ///< "opus", about 100 kbit/s a channel
    M4a       ///< "m4a", AAC, 128 kbit/s a channel
};

/// @throws UsageError for a name that is not among them
[[nodiscard]] OutputFormat outputFormatNamed(std::string_view name);
/// All names, as a sentence lists them.
[[nodiscard]] std::string outputFormatNames();
/// With the dot.
[[nodiscard]] const char* endingOf(OutputFormat format);

/// The format that the name's ending stands for (.wav: 16 bit, .flac: 16 bit).
/// @throws UsageError for an ending that cannot be written
[[nodiscard]] OutputFormat outputFormatOf(const std::filesystem::path& path);
/// The same where the user also named a format.
/// @throws UsageError where name and ending contradict each other
[[nodiscard]] OutputFormat outputFormatOf(const std::filesystem::path& path, std::string_view name);

/// The rate that a sound of @p sampleRateHz is written at: its own, or the next one that the format's coder
/// takes (opus: 48000; mp3 and m4a: the next of their list above it, else the highest).
[[nodiscard]] int writtenRateHz(OutputFormat format, int sampleRateHz);

} // namespace koe::audio
