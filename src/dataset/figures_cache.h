#pragma once

#include "dataset/listener.h"

#include <filesystem>
#include <map>
#include <string>

namespace koe::dataset {

/// What was heard of the recordings of a folder, so that a set to which one is added costs one.
///
/// One small file per folder of recordings; a recording is known by its length, time and both ends, whatever
/// it is called. A file that is damaged or of another version counts as absent. Where nothing can be written,
/// nothing is kept. Of more than a hundred folders the longest unused go.
class FiguresCache
{
public:
    /// @param folder where the caches lie; empty: nothing is found and kept
    /// @param data the folder of recordings
    FiguresCache(const std::filesystem::path& folder, const std::filesystem::path& data);

    /// nullptr where it is not known. @param identity fileIdentity() of the recording
    [[nodiscard]] const Heard* find(const std::string& identity) const;
    /// Keeps these and nothing else. Without pitchHz, which nobody asks for later.
    void store(const std::map<std::string, const Heard*>& heard) const;

private:
    void read();
    void makeRoom() const;

    std::filesystem::path m_file;
    std::map<std::string, Heard> m_known;
};

} // namespace koe::dataset
