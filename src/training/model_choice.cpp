#include "training/model_choice.h"

#include "core/error.h"

namespace koe::training {
namespace fs = std::filesystem;
namespace {

bool isThere(const fs::path& path)
{
    std::error_code error;
    return !path.empty() && fs::exists(path, error);
}

} // namespace

fs::path chooseEncoder(const TrainRequest& request, const Plan& plan)
{
    if (!request.content.empty()) {
        if (!isThere(request.content))
            throw Missing("There is no speech encoder at " + request.content.string() + ".");
        return request.content;
    }
    const fs::path starter = request.home.starter / "encoder.safetensors";
    if (request.base == "starter") {
        if (!isThere(starter))
            throw Missing("The starter base needs the starter pack's encoder, and " + starter.string() +
                          " is not there: get the starter pack again (it comes with Koe Studio).");
        return starter;
    }
    for (const char* folder : {"hubert_base", "contentvec", "content"})
        if (isThere(request.home.weights / folder / "config.json"))
            return request.home.weights / folder;
    if (plan.baseG.empty() && plan.config.generator.featureDims == 256 && isThere(starter))
        return starter; // training from nothing: any encoder of that width will do
    throw Missing("Preparing the recordings needs the ContentVec encoder: put its folder (config.json and "
                  "pytorch_model.bin or model.safetensors, \"hubert_base\" of RVC) at " +
                  (request.home.weights / "hubert_base").string() + ", or name it with --content.");
}

PitchChoice choosePitch(const TrainRequest& request)
{
    if (!request.pitchModel.empty() && !isThere(request.pitchModel))
        throw Missing("There is no pitch model at " + request.pitchModel.string() + ".");
    const fs::path swift = request.home.starter / "swift_f0.safetensors";
    fs::path rmvpe;
    for (const fs::path& file :
         {request.home.weights / "rmvpe" / "rmvpe.pt", request.home.weights / "rmvpe.pt"})
        if (rmvpe.empty() && isThere(file))
            rmvpe = file;
    const std::string& method = request.pitchMethod;
    if (!request.pitchModel.empty() && method != "auto")
        return {method, request.pitchModel};
    if (!request.pitchModel.empty())
        return {request.pitchModel.extension() == ".safetensors" ? "swiftf0" : "rmvpe", request.pitchModel};
    if (method == "rmvpe" || (method == "auto" && !rmvpe.empty())) {
        if (rmvpe.empty())
            throw Missing("The pitch method rmvpe needs its weights: put rmvpe.pt at " +
                          (request.home.weights / "rmvpe" / "rmvpe.pt").string() +
                          ", name it with --pitch-model, or use --pitch swiftf0.");
        return {"rmvpe", rmvpe};
    }
    if (method == "swiftf0" || (method == "auto" && isThere(swift))) {
        if (!isThere(swift))
            throw Missing("The pitch method swiftf0 needs " + swift.string() +
                          ", which comes with Koe Studio: get the starter pack again, or use --pitch pm.");
        return {"swiftf0", swift};
    }
    return {method == "auto" ? "pm" : method, {}};
}

} // namespace koe::training
