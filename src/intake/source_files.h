#pragma once

#include "core/job.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace koe::intake {

/// A file of what is taken in.
struct SourceFile
{
    std::filesystem::path path;  ///< where its bytes are
    std::filesystem::path shown; ///< its place in the source, for people
    std::uint64_t bytes = 0;
};

/// The files of a folder, a package (zip, Python wheel) or of one file alone, in order of their names. A
/// package is unpacked into a folder of its own beside where things will go, which goes with this object.
class SourceFiles
{
public:
    /// @param workRoot an existing folder, or one that can be made
    /// @throws Missing when there is nothing at @p source or no room to unpack; InvalidInput for a package
    /// that is
    ///         damaged, protected, or would write outside of its folder
    SourceFiles(const std::filesystem::path& source, const std::filesystem::path& workRoot, const Job& job);
    ~SourceFiles();
    SourceFiles(const SourceFiles&) = delete;
    SourceFiles& operator=(const SourceFiles&) = delete;

    [[nodiscard]] const std::vector<SourceFile>& files() const { return m_files; }
    /// Whether the files are ours: they may be moved.
    [[nodiscard]] bool unpacked() const { return !m_work.empty(); }
    /// What the whole is called: "mika" of mika.zip.
    [[nodiscard]] const std::string& name() const { return m_name; }

private:
    void unpack(const std::filesystem::path& package, const std::filesystem::path& workRoot, const Job& job);
    void gather(const std::filesystem::path& folder, const Job& job);

    std::filesystem::path m_work;
    std::string m_name;
    std::vector<SourceFile> m_files;
};

} // namespace koe::intake
