#include "dataset/left_out.h"

#include "core/atomic_file.h"
#include "core/error.h"

#include <nlohmann/json.hpp>

namespace koe::dataset {
namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::set<std::string> readLeftOut(const fs::path& folder)
{
    const fs::path file = folder / kLeftOutFile;
    std::error_code error;
    if (!fs::exists(file, error))
        return {};
    try {
        const Json json = Json::parse(readTextFile(file));
        return json.at("left_out").get<std::set<std::string>>();
    } catch (const Json::exception&) {
        throw InvalidInput(file.string() + " is damaged, so it cannot be said which recordings are to be "
                                           "left out: remove it and choose them again.");
    }
}

void writeLeftOut(const fs::path& folder, const std::set<std::string>& names)
{
    const fs::path file = folder / kLeftOutFile;
    if (names.empty()) {
        std::error_code error;
        fs::remove(file, error);
        if (error)
            throw InvalidInput(file.string() + " cannot be removed: " + error.message() + ".");
        return;
    }
    try {
        writeTextFile(file, Json{{"left_out", names}}.dump(1) + "\n", Sync::Later);
    } catch (const Json::exception&) {
        throw InvalidInput("A recording to be left out of " + folder.string() +
                           " has a name that is not UTF-8: rename it first.");
    }
}

} // namespace koe::dataset
