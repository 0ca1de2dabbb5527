#pragma once

#include "core/home.h"
#include "core/job.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace koe::voice {

/// What a voice file says of itself in words; nothing: stays as it is.
struct CardEdit
{
    std::optional<std::string> note; ///< its info
    std::optional<std::string> author;
};

/// Writes other words into a voice file; its tensors and everything else in it stay as they are, to the bit.
/// @throws UsageError for a voice that comes with the program; InvalidInput for a file that has no place for
/// words
void editCard(const Home& home, const std::filesystem::path& voiceFile, const CardEdit& edit);

/// Gives a voice another name, and to its index, sample and picture with it. An index that lies with its
/// experiment stays there too: the voice gets a link to it. @return the new file
/// @throws UsageError for a name that cannot be or is another voice's, or a voice that comes with the program
std::filesystem::path renameVoice(const Home& home, const std::filesystem::path& voiceFile,
                                  const std::string& newName);

/// Puts a copy of an index beside a voice, where every program finds it. @return the copy
/// @throws InvalidInput for an index that does not go with it; UsageError when it has one beside it already,
/// or comes with the program; Missing; Cancelled
std::filesystem::path giveIndex(const Home& home, const std::filesystem::path& voiceFile,
                                const std::filesystem::path& index, const Job& job);

/// Moves a voice with its index, sample and picture into the desktop's bin. An index in an experiment's
/// folder is the experiment's, and stays. @return where they lie now
/// @throws UsageError for a voice that comes with the program; InvalidInput when the bin does not take it
std::vector<std::filesystem::path> deleteVoice(const Home& home, const std::filesystem::path& voiceFile);

/// Moves an experiment's folder into the bin; its voice in weights/ stays.
/// @throws Missing when there is none of that name; InvalidInput while it is being trained; UsageError
std::filesystem::path deleteExperiment(const Home& home, const std::string& name);

} // namespace koe::voice
