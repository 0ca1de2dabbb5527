#include "identify/models.h"

#include "core/number_text.h"
#include "core/rvc_encoder.h"
#include "identify/tensor_names.h"
#include "tensorfile/printable.h"

#include <algorithm>
#include <set>

namespace koe::identify {
namespace {

using tensorfile::printable;
using tensorfile::Tensor;
using tensorfile::TensorMap;
using tensorfile::Value;

constexpr std::size_t kVoiceConfigEntries = 18;
constexpr std::size_t kLongestLabel = 200;

/// How many different numbers follow @p prefix in the names ("encoder.layers.": 12).
std::size_t countOf(const TensorMap& tensors, std::string_view prefix)
{
    std::set<std::string> numbers;
    for (const auto& [name, tensor] : tensors) {
        const std::size_t at = name.find(prefix);
        if (at == std::string::npos)
            continue;
        const std::size_t from = at + prefix.size();
        const std::size_t to = name.find_first_not_of("0123456789", from);
        if (to != from)
            numbers.insert(name.substr(from, to - from));
    }
    return numbers.size();
}

Identity contentEncoder(const TensorMap& tensors)
{
    Identity found{Kind::ContentEncoder, {}, {}, {}, {}};
    const bool fairseq = holds(tensors, "feature_extractor.conv_layers.0.0.");
    const auto layers = static_cast<std::int64_t>(countOf(tensors, "encoder.layers."));
    const std::int64_t width = sizeOf(endingIn(tensors, "encoder.layer_norm.weight"), 0);
    const std::int64_t projection = sizeOf(endingIn(tensors, "final_proj.weight"), 0);
    found.facts.add("form", std::string(fairseq ? "fairseq" : "transformers"));
    if (layers > 0)
        found.facts.add("layers", layers);
    if (width > 0)
        found.facts.add("width", width);
    if (projection > 0)
        found.facts.add("projection", projection);
    found.what = std::string("a speech encoder (HuBERT, ContentVec and their kin; ") +
                 (fairseq ? "fairseq's form" : "transformers' form");
    if (layers > 0 && width > 0)
        found.what += ", " + std::to_string(layers) + " layers of " + std::to_string(width);
    found.what += ")";
    found.advice = "It is given with --content.";
    return found;
}

Identity crepe(const TensorMap& tensors)
{
    Identity found{Kind::Crepe, "the pitch model CREPE", {}, {}, {}};
    const std::int64_t inputs = sizeOf(endingIn(tensors, "classifier.weight"), 1);
    if (const char* size = inputs == 2048 ? "full" : inputs == 256 ? "tiny" : nullptr) {
        found.facts.add("size", std::string(size));
        found.what += std::string(" (") + size + ")";
    }
    return found;
}

/// Networks that people keep beside their voices.
Identity knownNetwork(const TensorMap& tensors)
{
    if (holds(tensors, "unet.encoder.layers.0.conv.0"))
        return {Kind::Rmvpe, "the pitch model RMVPE", "Its place is weights/rmvpe/rmvpe.pt.", {}, {}};
    if (holds(tensors, "feature_extractor.conv_layers.0.0.") ||
        holds(tensors, "feature_extractor.conv_layers.0.conv."))
        return contentEncoder(tensors);
    if (holds(tensors, "conv1_BN.weight"))
        return crepe(tensors);
    if (holds(tensors, "input_stack.0.weight")) {
        Identity found{Kind::Fcpe, "the pitch model FCPE", {}, {}, {}};
        found.facts.add("attention", holds(tensors, ".attn.to_q."));
        return found;
    }
    if (tensors.contains("pitch.log_hz"))
        return {Kind::SwiftF0, "the pitch model SwiftF0", {}, {}, {}};
    if (holds(tensors, "band_split.to_features.") || holds(tensors, "stg1_low_band_net") ||
        holds(tensors, "mask_estimators.0."))
        return {Kind::Separator,
                "a model that takes voice and music apart (UVR, Roformer)",
                "Koe Studio does not use it.",
                {},
                {}};
    return {};
}

Identity generator(const TensorMap& tensors, Kind kind, std::string what, std::string advice)
{
    Identity found{kind, std::move(what), std::move(advice), {}, {}};
    addGeneratorFacts(tensors, found.facts);
    found.what += inBrackets(found.facts);
    return found;
}

Identity discriminator(const TensorMap& tensors, Kind kind, std::string what, std::string advice)
{
    Identity found{kind, std::move(what), std::move(advice), {}, {}};
    // One looks at the sound itself, the others fold it by a period each: 6 of them in v1, 8 in v2.
    const std::size_t count = countOf(tensors, "discriminators.");
    if (count == 7 || count == 9)
        found.facts.add("version", std::string(count == 7 ? "v1" : "v2"));
    found.facts.add("tensors", static_cast<std::int64_t>(tensors.size()));
    found.what += inBrackets(found.facts);
    return found;
}

bool isGenerator(const TensorMap& tensors)
{
    return holds(tensors, "enc_p.") && (holds(tensors, "dec.") || holds(tensors, "flow."));
}

Identity voiceWeights(const TensorMap& tensors)
{
    return generator(tensors, Kind::VoiceWeights,
                     "the weights of a voice without its settings (config, version)",
                     "It cannot be used as it is. Extract the voice from its training checkpoint again.");
}

/// "40k", 40000 or "40000" in Hz; 0 for anything else.
std::int64_t labelledRate(const Value& label)
{
    std::string_view text = label.text();
    const bool thousands = text.ends_with('k') || text.ends_with('K');
    if (thousands)
        text.remove_suffix(1);
    const std::int64_t number = text.empty() ? label.intOr(0) : parseNumber<std::int64_t>(text).value_or(0);
    const std::int64_t most = thousands ? 192 : 192000;
    return number > 0 && number <= most ? number * (thousands ? 1000 : 1) : 0;
}

/// What a voice says of itself, in one form for both containers.
struct Labels
{
    Value rate, configuredRate;
    std::string encoder, vocoder, info, author;
    std::int64_t epoch = 0;
};

Identity voice(const TensorMap& weights, const Labels& labels)
{
    Identity found{Kind::Voice, "an RVC voice", {}, {}, {}};
    const auto addText = [&](const char* key, const std::string& text) {
        if (!text.empty())
            found.facts.add(key, printable(text, kLongestLabel));
    };
    for (const Value* label : {&labels.configuredRate, &labels.rate})
        if (const std::int64_t rate = labelledRate(*label); rate > 0 && !found.facts.has("rate_hz"))
            found.facts.add("rate_hz", rate);
    addText("vocoder", labels.vocoder);
    found.facts.add("encoder", labels.encoder.empty() ? std::string(kRvcEncoder)
                                                      : printable(labels.encoder, kLongestLabel));
    addGeneratorFacts(weights, found.facts);
    addText("info", labels.info);
    addText("author", labels.author);
    if (labels.epoch > 0)
        found.facts.add("epoch", labels.epoch);
    found.what += inBrackets(found.facts);
    return found;
}

Identity checkpoint(const Value& root, const TensorMap& model)
{
    if (Identity known = knownNetwork(model); known.kind != Kind::Unknown)
        return known;
    const bool training = root.find("optimizer") != nullptr || root.find("iteration") != nullptr;
    if (holds(model, "discriminators."))
        return training ? discriminator(model, Kind::DiscriminatorCheckpoint,
                                        "a training checkpoint of the discriminator (D_…)",
                                        "Training goes on from it; the voice is in the file G_… beside it.")
                        : discriminator(model, Kind::DiscriminatorBase, "a pretrained discriminator",
                                        "It is a base for training (--base), together with its G.");
    if (!isGenerator(model))
        return {Kind::OtherModel, "a checkpoint of some other program", {}, {}, {}};
    if (!training)
        return generator(model, Kind::GeneratorBase, "a pretrained base for training",
                         "It is given with --base, together with its D.");
    Identity found = generator(model, Kind::GeneratorCheckpoint, "a training checkpoint (G_…)", "");
    if (const Value* epoch = root.find("iteration"); epoch != nullptr && epoch->intOr(0) > 0)
        found.facts.add("epoch", epoch->intOr(0));
    found.what = "a training checkpoint (G_…)" + inBrackets(found.facts);
    found.advice = "Extract a voice from it: koe train NAME writes the voice of its experiment again, into "
                   "weights/.";
    return found;
}

} // namespace

Identity identifyTensors(const TensorMap& tensors, const std::map<std::string, std::string>& metadata)
{
    const auto text = [&](const char* key) {
        const auto found = metadata.find(key);
        return found != metadata.end() ? found->second : std::string();
    };
    if (text("format") == "koe-encoder") {
        Identity found{Kind::StarterEncoder, "Koe Studio's own speech encoder", {}, {}, {}};
        found.facts.add("id", printable(text("id"), kLongestLabel));
        if (const auto width = parseNumber<std::int64_t>(text("dims")))
            found.facts.add("width", *width);
        found.what += " (" + found.facts.text("id") + ")";
        return found;
    }
    if (isGenerator(tensors) && text("config").starts_with('['))
        return voice(tensors, {Value(text("sr")), Value(), text("embedder_model"), text("vocoder"),
                               text("info"), text("author"), 0});
    if (Identity known = knownNetwork(tensors); known.kind != Kind::Unknown)
        return known;
    if (isGenerator(tensors) || holds(tensors, "enc_p.emb_phone.weight"))
        return voiceWeights(tensors);
    if (holds(tensors, "discriminators."))
        return discriminator(tensors, Kind::DiscriminatorBase, "a discriminator", "Only training needs it.");
    Identity other{Kind::OtherModel,
                   "a file of " + std::to_string(tensors.size()) +
                       (tensors.size() == 1 ? " tensor" : " tensors") + " of some other program",
                   {},
                   {},
                   {}};
    other.facts.add("tensors", static_cast<std::int64_t>(tensors.size()));
    return other;
}

Identity identifyModel(const Value& root)
{
    if (const auto* object = root.as<Value::Opaque>())
        return {Kind::OtherModel,
                "a whole Python object (" + printable(object->className) + ")",
                "Save its weights (state_dict) with torch.save instead.",
                {},
                {}};
    if (const auto* array = root.as<Tensor>()) {
        Identity found{Kind::Array, "a single array (such as a cached spectrogram)", {}, {}, {}};
        found.facts.add("type", std::string(tensorfile::name(array->type)));
        return found;
    }
    if (root.as<Value::Dict>() == nullptr)
        return {Kind::OtherModel, "a file of PyTorch with no network in it", {}, {}, {}};

    if (const Value* model = root.find("model"))
        if (const TensorMap inner = model->tensors(); inner.size() > 0)
            return checkpoint(root, inner);
    if (const Value* state = root.find("state_dict"))
        if (const TensorMap inner = state->tensors(); inner.size() > 0)
            return identifyTensors(inner);
    if (const Value* weight = root.find("weight"))
        if (const TensorMap inner = weight->tensors(); inner.size() > 0) {
            const Value* config = root.find("config");
            if (!isGenerator(inner) || config == nullptr)
                return identifyTensors(inner);
            const auto value = [&](const char* key) {
                return root.find(key) != nullptr ? *root.find(key) : Value();
            };
            const auto text = [&](const char* key) { return std::string(value(key).text()); };
            const auto& items = config->items();
            return voice(inner, {value("sr"), items.size() == kVoiceConfigEntries ? items.back() : Value(),
                                 text("embedder_model"), text("vocoder"), text("info"), text("author"),
                                 value("epoch").intOr(0)});
        }
    return identifyTensors(root.tensors());
}

Identity identifyModel(const tensorfile::Safetensors& content)
{
    return identifyTensors(content.tensors, content.metadata);
}

} // namespace koe::identify
