#include "studio/kept_json.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/log.h"

#include <nlohmann/json.hpp>

namespace koe::studio {
namespace fs = std::filesystem;
namespace {

constexpr int kIndent = 1;

/// "settings.json.broken", or with a number: what was put aside before stays.
fs::path placeAside(const fs::path& file)
{
    std::error_code error;
    fs::path aside = file.string() + ".broken";
    for (int number = 2; fs::exists(aside, error); number++)
        aside = file.string() + ".broken" + std::to_string(number);
    return aside;
}

} // namespace

std::string readKept(const fs::path& file, const std::string& what,
                     const std::function<void(const nlohmann::json&)>& take)
{
    std::error_code error;
    if (!fs::exists(file, error))
        return {};
    std::string reason;
    try {
        take(nlohmann::json::parse(readTextFile(file)));
        return {};
    } catch (const std::exception& problem) {
        reason = problem.what();
    }
    const fs::path aside = placeAside(file);
    fs::rename(file, aside, error);
    log::warn("{} cannot be read ({}): {} begin anew", file.string(), reason, what);
    return "The file " + file.string() + " cannot be read, so " + what + " begin anew. " +
           (error ? "It could not be moved aside: " + error.message() + "."
                  : "It is kept as " + aside.filename().string() + ".");
}

std::string writeKept(const fs::path& file, const std::string& what, const nlohmann::json& all)
{
    try {
        fs::create_directories(file.parent_path());
        writeTextFile(file, all.dump(kIndent, ' ', false, nlohmann::json::error_handler_t::replace) + "\n",
                      Sync::Later);
        return {};
    } catch (const std::exception& problem) {
        log::warn("{} were not kept: {}", what, problem.what());
        return problem.what();
    }
}

} // namespace koe::studio
