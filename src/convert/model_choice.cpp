#include "convert/model_choice.h"

#include "assets/installed.h"
#include "content/encoder_names.h"
#include "core/error.h"
#include "core/is_there.h"

#include <algorithm>

namespace koe::convert {
namespace fs = std::filesystem;
namespace {

constexpr const char* kStarterEncoder = "koe-starter-1";

} // namespace

fs::path chooseEncoder(const ConvertRequest& request, const voice::VoiceCard& card)
{
    if (!request.content.empty()) {
        if (!isThere(request.content))
            throw Missing("There is no encoder at " + request.content.string() + ".");
        return request.content;
    }
    if (card.encoder == kStarterEncoder) {
        const fs::path file = request.home.starter / "encoder.safetensors";
        if (!isThere(file))
            throw Missing("The voice " + card.name + " needs the starter pack's encoder, and " +
                          file.string() +
                          " is not there: get the starter pack again (it comes with Koe Studio).");
        return file;
    }
    const assets::Asset* wanted = assets::findAsset(card.encoder);
    if (wanted == nullptr || wanted->role != assets::Role::Encoder) {
        if (fs::path found = content::findEncoder(request.home.weights, card.encoder); !found.empty())
            return found;
        throw Missing("The voice " + card.name + " was trained on the encoder \"" + card.encoder +
                      "\", which Koe Studio does not have: put it in " +
                      (request.home.weights / "embedders" / card.encoder).string() +
                      ", or name it with --content.");
    }
    fs::path found = assets::locateEncoder(request.home.weights, wanted->name);
    if (found.empty())
        found = content::findEncoder(request.home.weights, wanted->name);
    if (found.empty())
        throw Missing("The voice " + card.name + " needs the encoder " + wanted->name +
                      ", which is not there; " + assets::howToGet(wanted->name) +
                      ", or name one that you have with --content.");
    return found;
}

void checkEncoder(const fs::path& location, const ConvertRequest& request, const voice::VoiceCard& card,
                  std::vector<std::string>& warnings)
{
    const std::string id = content::encoderId(location);
    if (id == card.encoder)
        return;
    const std::string sentence = "The voice " + card.name + " was trained on the encoder \"" + card.encoder +
                                 "\" and " + location.string() + " is \"" + id + "\": ";
    if (request.content.empty())
        throw InvalidInput(sentence +
                           "with another encoder it would babble. Put its own there, or name one with "
                           "--content.");
    warnings.push_back(sentence + "if it babbles, leave --content out, or give its own.");
}

fs::path chooseIndex(const ConvertRequest& request, const voice::VoiceCard& card,
                     std::vector<std::string>& warnings)
{
    if (request.index == "none" || request.indexRate == 0.0)
        return {};
    if (request.index != "auto") {
        if (!isThere(request.index))
            throw Missing("There is no index " + request.index + ": choose another file, auto or none.");
        return request.index;
    }
    const fs::path index =
        isThere(card.index) ? card.index : voice::findIndex(request.home, card.file, card.version);
    if (index.empty())
        warnings.push_back("The voice " + card.name +
                           " has no index beside it: it speaks without retrieval.");
    return index;
}

double defaultIndexRate(const voice::VoiceCard& card)
{
    return usualIndexRate(card.encoder);
}

} // namespace koe::convert
