#include "training/model_choice.h"

#include "assets/installed.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "core/is_there.h"
#include "core/rvc_encoder.h"

#include <nlohmann/json.hpp>

namespace koe::training {
namespace fs = std::filesystem;
std::optional<std::string> preparedEncoder(const fs::path& folder)
{
    const fs::path file = folder / "prepare.json";
    if (!isThere(file))
        return std::nullopt;
    const auto json = nlohmann::json::parse(readTextFile(file), nullptr, /*allow_exceptions=*/false);
    if (!json.is_object() || !json.contains("encoder") || !json["encoder"].is_string())
        throw InvalidInput(file.string() +
                           " is damaged: it does not name the encoder. Prepare the recordings again "
                           "under another name.");
    return json["encoder"].get<std::string>();
}

fs::path chooseEncoder(const TrainRequest& request, const Plan& plan)
{
    if (!request.content.empty()) {
        if (!isThere(request.content))
            throw Missing("There is no speech encoder at " + request.content.string() + ".");
        return request.content;
    }
    const fs::path starter = request.home.starter / "encoder.safetensors";
    const std::optional<std::string> before = preparedEncoder(plan.folder);
    if (before ? before->starts_with("koe-") : request.base == "starter") {
        if (!isThere(starter))
            throw Missing("This training needs the starter pack's encoder, and " + starter.string() +
                          " is not there: get the starter pack again (it comes with Koe Studio).");
        return starter;
    }
    const std::string wanted = before.value_or(kRvcEncoder);
    if (fs::path found = assets::locateEncoder(request.home.weights, wanted); !found.empty())
        return found;
    if (!before && plan.baseG.empty() && plan.config.generator.featureDims == 256 && isThere(starter))
        return starter; // training from nothing: any encoder of that width will do
    const assets::Asset* listed = assets::findAsset(wanted);
    if (listed == nullptr)
        throw Missing("The recordings of " + request.name + " were prepared with the encoder \"" + wanted +
                      "\": name it with --content.");
    throw Missing("Preparing the recordings needs the encoder " + wanted + ", which is not there; " +
                  assets::howToGet(listed->name) + ", or name one that you have with --content.");
}

} // namespace koe::training
