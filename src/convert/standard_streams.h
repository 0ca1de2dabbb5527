#pragma once

#include "core/job.h"

#include <filesystem>
#include <string>

namespace koe::convert {

/// A folder for what comes from and goes to pipes, gone with the object.
class PipeFolder
{
public:
    /// @throws InvalidInput when no temporary folder can be made
    PipeFolder();
    ~PipeFolder();
    PipeFolder(const PipeFolder&) = delete;
    PipeFolder& operator=(const PipeFolder&) = delete;

    /// The whole of the standard input as a file.
    /// @throws UsageError when it is a keyboard; Missing when the disk is full; Cancelled
    std::filesystem::path receive(const Job& job) const;
    /// Where what send() sends is to be written.
    [[nodiscard]] std::filesystem::path outgoing() const;
    /// @throws InvalidInput when nobody reads any more; Cancelled
    void send(const Job& job) const;
    /// A sentence that speaks of the standard streams instead of these files.
    [[nodiscard]] std::string plain(std::string sentence) const;

private:
    std::filesystem::path m_path;
};

} // namespace koe::convert
