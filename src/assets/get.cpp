#include "assets/get.h"

#include "assets/download.h"
#include "assets/installed.h"
#include "assets/sha256.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "core/home_folders.h"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

namespace koe::assets {
namespace fs = std::filesystem;
namespace {

constexpr const char* kHuggingFace = "https://huggingface.co";

std::string mirrorOfSettings(const fs::path& file)
{
    std::error_code error;
    if (!fs::is_regular_file(file, error))
        return {};
    const auto json = nlohmann::json::parse(readTextFile(file), nullptr, /*allow_exceptions=*/false);
    if (!json.is_object())
        throw InvalidInput(file.string() + " is damaged: it is no JSON object. Correct it or delete it.");
    const auto mirror = json.find("mirror");
    return mirror != json.end() && mirror->is_string() ? mirror->get<std::string>() : std::string();
}

std::uint64_t sizeOf(const fs::path& file)
{
    std::error_code error;
    const auto size = fs::file_size(file, error);
    return error ? 0 : size;
}

fs::path withEnding(fs::path path, const char* ending)
{
    path += ending;
    return path;
}

/// One file that is not there yet.
struct Wanted
{
    const Asset* asset;
    const AssetFile* file;
    fs::path target;
};

void checkRoom(const std::vector<Wanted>& wanted, const fs::path& weights)
{
    std::uint64_t needed = 0;
    for (const Wanted& one : wanted)
        needed += one.file->bytes - std::min(one.file->bytes, sizeOf(withEnding(one.target, ".part")));
    std::error_code error;
    fs::path place = weights;
    while (place.has_relative_path() && !fs::exists(place, error))
        place = place.parent_path();
    const fs::space_info space = fs::space(place, error);
    if (!error && space.available < needed)
        throw Missing("There is no room on the disk for all of this in " + weights.string() + ": " +
                      sizeText(needed) + " are needed and " + sizeText(space.available) + " are free.");
}

void acceptKept(const Wanted& one)
{
    const fs::path kept = withEnding(one.target, ".differs");
    std::error_code error;
    fs::rename(kept, one.target, error);
    if (error)
        throw InvalidInput("Cannot rename " + kept.string() + ": " + error.message() + ".");
}

} // namespace

std::string chooseHub(const std::string& mirror, const Home& home)
{
    std::string hub = mirror;
    for (const char* variable : {"KOE_MIRROR", "HF_ENDPOINT"})
        if (const char* value = std::getenv(variable); hub.empty() && value != nullptr)
            hub = value;
    if (hub.empty())
        hub = mirrorOfSettings(dataFolder(home) / "settings.json");
    if (hub.empty())
        hub = kHuggingFace;
    while (hub.ends_with('/'))
        hub.pop_back();
    if (!hub.starts_with("http://") && !hub.starts_with("https://"))
        throw UsageError("\"" + hub +
                         "\" is no mirror: it must be an address that begins with https:// or http://.");
    return hub;
}

GetReport get(const GetRequest& request, const Job& job)
{
    GetReport report;
    std::vector<Wanted> wanted;
    std::uint64_t all = 1;
    const Job looking = job.part(0.0, 0.02);
    for (const Asset* asset : request.assets)
        for (const AssetFile& file : asset->files) {
            job.throwIfStopped();
            FileState state = stateOf(request.weights, *asset, file);
            if (state.where == Where::Here &&
                (state.sha256 = sha256OfFile(state.path, looking)) != file.sha256)
                state.where = Where::Differs;
            if (state.where == Where::Differs)
                throw InvalidInput(differsSentence(state, file) +
                                   "\nIt is left as it is: move it away to get the listed one.");
            if (state.where == Where::Here)
                report.files.push_back({asset->name, state.path, false});
            else
                wanted.push_back({asset, &file, request.weights / file.path});
            all += state.where == Where::Here ? 0 : file.bytes;
        }
    checkRoom(wanted, request.weights);

    std::uint64_t before = 0;
    for (const Wanted& one : wanted) {
        const auto place = [&](std::uint64_t bytes) {
            return 0.02 + 0.98 * static_cast<double>(bytes) / static_cast<double>(all);
        };
        const Job slice = job.part(place(before), place(before + one.file->bytes));
        before += one.file->bytes;
        std::error_code error;
        if (request.accept && fs::exists(withEnding(one.target, ".differs"), error))
            acceptKept(one);
        else
            download({request.hub + "/" + one.file->origin, one.target, one.file->bytes, one.file->sha256,
                      request.stallSeconds},
                     slice);
        report.files.push_back({one.asset->name, one.target, true});
    }
    job.report(1.0, "done");
    return report;
}

} // namespace koe::assets
