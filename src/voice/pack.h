#pragma once

#include "core/home.h"
#include "core/job.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace koe::voice {

struct PackRequest
{
    Home home;
    std::filesystem::path voice;
    std::string index = "auto";   ///< "auto": the one that belongs to it, "none", or a file
    std::filesystem::path target; ///< .zip
    bool replace = false;         ///< one that is there: whoever asked for the name knows of it
};

struct PackReport
{
    std::vector<std::string> members; ///< names in the package
    std::uint64_t bytes = 0;
    std::vector<std::string> warnings; ///< "no index was found for mika …"
};

/// One zip to hand on: the voice as it is, its index, its sample and picture where they lie beside it, and a
/// page of text that says what they are and where other programs want them. Opened by intake, or by
/// unpacking.
/// @throws UsageError for a target that is no .zip, or there and not to be replaced; InvalidInput for a voice
/// that is damaged or an index of
///         another width; Missing; Cancelled within a second, nothing left behind
PackReport packVoice(const PackRequest& request, const Job& job);

} // namespace koe::voice
