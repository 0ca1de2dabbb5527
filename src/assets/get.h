#pragma once

#include "assets/manifest.h"
#include "core/home.h"
#include "core/job.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace koe::assets {

/// The server that is asked, laid out as Hugging Face is: @p mirror if it is not empty, else KOE_MIRROR, else
/// HF_ENDPOINT, else "mirror" of settings.json beside weights/, else Hugging Face itself. No slash at the
/// end.
/// @throws UsageError for what is no http(s) address
[[nodiscard]] std::string chooseHub(const std::string& mirror, const Home& home);

struct GetRequest
{
    std::filesystem::path weights;
    std::string hub; ///< "https://huggingface.co"
    std::span<const Asset* const> assets;
    bool accept = false; ///< takes what was kept as NAME.differs as it is
    int stallSeconds = 30;
};

struct GetReport
{
    struct File
    {
        std::string asset;
        std::filesystem::path path;
        bool brought = false; ///< false: it was there
    };
    std::vector<File> files;
};

/// Brings what is not there yet, each file whole and checked (download.h) or not at all.
/// @throws what download() throws; InvalidInput too for a file of that name that is there and differs from
/// the list
[[nodiscard]] GetReport get(const GetRequest& request, const Job& job);

} // namespace koe::assets
