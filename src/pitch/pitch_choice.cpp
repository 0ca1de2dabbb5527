#include "pitch/pitch_choice.h"

#include "assets/installed.h"
#include "core/error.h"
#include "core/is_there.h"
#include "identify/identify.h"

namespace koe::pitch {
namespace fs = std::filesystem;
namespace {

/// What a file of weights is, by its content.
Method methodOfFile(const fs::path& file)
{
    const identify::Identity found = identify::identify(file);
    switch (found.kind) {
    case identify::Kind::Rmvpe:
        return Method::Rmvpe;
    case identify::Kind::Fcpe:
        return Method::Fcpe;
    case identify::Kind::Crepe:
        return found.facts.text("size") == "tiny" ? Method::CrepeTiny : Method::Crepe;
    case identify::Kind::SwiftF0:
        return Method::SwiftF0;
    default:
        throw InvalidInput(file.string() + " " + found.insteadOf("a pitch model"));
    }
}

} // namespace

PitchChoice choosePitch(const Home& home, const std::string& method, const fs::path& model)
{
    if (!model.empty() && !isThere(model))
        throw Missing("There is no pitch model at " + model.string() + ".");
    const fs::path swift = home.starter / "swift_f0.safetensors";
    if (method == "auto") {
        if (!model.empty())
            return {methodOfFile(model), model};
        if (const fs::path file = assets::locate(home.weights, "rmvpe"); !file.empty())
            return {Method::Rmvpe, file};
        return isThere(swift) ? PitchChoice{Method::SwiftF0, swift} : PitchChoice{};
    }
    const Method chosen = methodFromName(method);
    if (chosen == Method::Pm || chosen == Method::Harvest)
        return {chosen, {}};
    if (!model.empty())
        return {chosen, model};
    if (chosen == Method::SwiftF0) {
        if (!isThere(swift))
            throw Missing("The pitch method swiftf0 needs " + swift.string() +
                          ", which comes with Koe Studio: get the starter pack again, or use --pitch pm.");
        return {chosen, swift};
    }
    const fs::path file = assets::locate(home.weights, method); // the weights are called as their method
    if (file.empty())
        throw Missing("The pitch method " + method + " needs its weights, which are not there; " +
                      assets::howToGet(method) +
                      ", name the file with --pitch-model, or use --pitch swiftf0.");
    return {chosen, file};
}

} // namespace koe::pitch
