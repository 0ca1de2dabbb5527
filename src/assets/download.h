#pragma once

#include "core/job.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>

namespace koe::assets {

struct DownloadRequest
{
    std::string url;
    std::filesystem::path target;
    std::uint64_t bytes = 0; ///< as the list says
    std::string sha256;      ///< as the list says

    int stallSeconds = 30;
    int tries = 4;                              ///< in a row without a new byte
    std::chrono::milliseconds firstPause{1000}; ///< doubled from try to try
};

/// Brings one file: goes on from what is there already, tries again where that may help, and gives the file
/// its name only when its length and SHA-256 are those of the list. One that differs is kept as
/// TARGET.differs, unused.
/// @throws Missing when the network, the server or the disk is in the way (what came so far is kept);
///         InvalidInput for a file that differs, showing both; Cancelled within a second of the stop
void download(const DownloadRequest& request, const Job& job);

} // namespace koe::assets
