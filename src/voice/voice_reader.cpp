#include "voice/voice.h"

#include "core/error.h"
#include "core/log.h"
#include "identify/identify.h"
#include "tensorfile/int8_rows.h"
#include "tensorfile/printable.h"
#include "tensorfile/pth.h"
#include "tensorfile/safetensors.h"
#include "voice/voice_tensors.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace koe::voice {
namespace fs = std::filesystem;
namespace {

using synth::GeneratorConfig;
using tensorfile::Tensor;
using tensorfile::TensorMap;
using tensorfile::Value;

// Places in the config list (RVC writes 18 numbers).
constexpr std::size_t kKernels = 14;
constexpr std::size_t kSpeakers = 15;
constexpr std::size_t kGin = 16;
constexpr std::size_t kEntries = 18;
constexpr std::size_t kLongestLabel = 1000;

/// What a voice file says, whatever its container.
struct Stored
{
    TensorMap tensors;
    Value config;
    Value sampleRate;
    std::string info, encoder, author, vocoder;
};

Value listOf(const nlohmann::json& json)
{
    if (json.is_array()) {
        Value::List items;
        for (const auto& item : json)
            items.push_back(listOf(item));
        return items;
    }
    if (json.is_number_integer())
        return Value(json.get<std::int64_t>());
    if (json.is_number())
        return Value(json.get<double>());
    return json.is_string() ? Value(json.get<std::string>()) : Value();
}

Stored readStoredSafetensors(const fs::path& file, bool outline)
{
    const tensorfile::Safetensors content = tensorfile::readSafetensors(file);
    const auto text = [&](const char* key) {
        const auto found = content.metadata.find(key);
        return found != content.metadata.end() ? found->second : std::string();
    };
    // A callback that stops at depth 3: the list of 18 is not deeper.
    const auto config = nlohmann::json::parse(
        text("config"), [](int depth, nlohmann::json::parse_event_t, nlohmann::json&) { return depth < 4; },
        false);
    if (!config.is_array())
        throw InvalidInput(file.string() + " " + identify::identify(content).insteadOf("a voice"));
    Stored stored{{}, listOf(config), Value(text("sr")), text("info"), text("embedder_model"), text("author"), text("vocoder")};
    try { // the starter pack's voices are int8
        stored.tensors = outline ? tensorfile::withoutRowScales(content.tensors) : tensorfile::widenInt8Rows(content.tensors);
    } catch (const InvalidInput& error) {
        throw InvalidInput("The voice " + file.string() + " is damaged: " + error.what() + ".");
    }
    return stored;
}

Stored readStored(const fs::path& file, bool outline)
{
    if (file.extension() == ".safetensors")
        return readStoredSafetensors(file, outline);
    const Value root = outline ? tensorfile::readPthOutline(file) : tensorfile::readPth(file);
    const Value* weight = root.find("weight");
    const Value* config = root.find("config");
    if (weight == nullptr || config == nullptr || weight->as<Value::Dict>() == nullptr)
        throw InvalidInput(file.string() + " " + identify::identify(root).insteadOf("a voice"));
    const auto value = [&](const char* key) { return root.find(key) != nullptr ? *root.find(key) : Value(); };
    const auto text = [&](const char* key) { return std::string(value(key).text()); };
    Stored stored{weight->tensors(),      *config,        value("sr"),    text("info"),
                  text("embedder_model"), text("author"), text("vocoder")};
    if (stored.info.empty() && value("epoch").intOr(0) > 0) // Applio says it so
        stored.info = std::to_string(value("epoch").intOr(0)) + "epoch";
    return stored;
}

/// Of the sr label: "40k", 40000 or "40000"; 0 if it says nothing.
int labelledRate(const Value& label)
{
    std::int64_t rate = label.intOr(0);
    if (const std::string_view text = label.text(); !text.empty()) {
        const bool thousands = text.back() == 'k' || text.back() == 'K';
        const std::string_view digits = text.substr(0, text.size() - (thousands ? 1 : 0));
        rate = 0;
        for (const char c : digits) {
            if (c < '0' || c > '9' || rate > 1'000'000)
                return 0;
            rate = rate * 10 + (c - '0');
        }
        rate *= thousands ? 1000 : 1;
    }
    return rate > 0 && rate <= 192000 ? static_cast<int>(rate) : 0;
}

/// The label's list with what the tensors say better: kernels, speakers, width of the speaker embedding.
Value corrected(const Value& label, const TensorMap& weights)
{
    Value::List items = label.items();
    if (items.size() != kEntries)
        return label;
    Value::List kernels;
    for (int stage = 0;; stage++) {
        std::string name = "dec.ups." + std::to_string(stage);
        if (weights.contains("dec.upsamples.0.bias")) // Applio's MRF HiFi-GAN
            name = "dec.upsamples." + std::to_string(stage);
        const Tensor* weight = weights.find(name + ".weight_v");
        if (weight == nullptr)
            weight = weights.find(name + ".weight");
        if (weight == nullptr || weight->shape.size() != 3)
            break;
        kernels.emplace_back(weight->shape[2]);
    }
    if (!kernels.empty())
        items[kKernels] = kernels;
    const Tensor* speakers = weights.find("emb_g.weight");
    if (speakers != nullptr && speakers->shape.size() == 2) {
        items[kSpeakers] = speakers->shape[0];
        items[kGin] = speakers->shape[1];
    }
    return items;
}

bool kernelsAgree(const Value& label, const GeneratorConfig& config)
{
    const std::vector<Value>& items = label.items();
    if (items.size() != kEntries || items[kKernels].items().size() != config.upsampleKernelSizes.size())
        return false;
    for (std::size_t i = 0; i < config.upsampleKernelSizes.size(); i++)
        if (items[kKernels].items()[i].intOr(0) != config.upsampleKernelSizes[i])
            return false;
    return true;
}

/// By the tensors, which cannot be mislabelled; by the label where they show no decoder that we know.
synth::Vocoder vocoderOf(const TensorMap& weights, const std::string& label)
{
    const auto holds = [&](std::string_view start) {
        return std::any_of(weights.begin(), weights.end(),
                           [&](const auto& entry) { return entry.first.starts_with(start); });
    };
    if (holds("dec.mrfs."))
        return synth::Vocoder::MrfHiFiGan;
    if (holds("dec.upsample_conv_blocks."))
        return synth::Vocoder::RefineGan;
    if (holds("dec.resblocks."))
        return synth::Vocoder::HiFiGan;
    return synth::vocoderNamed(label).value_or(synth::Vocoder::HiFiGan);
}

/// RVC's own size whose decoder has these tensors, when the label does not fit them: voices that were
/// extracted under a wrong rate or version. Nothing when none or more than one fits.
std::optional<GeneratorConfig> standardThatFits(const GeneratorConfig& shape, const TensorMap& weights,
                                                int labelledHz)
{
    std::vector<GeneratorConfig> fitting;
    for (const int rate : {32000, 40000, 48000})
        for (const char* version : {"v1", "v2"}) {
            GeneratorConfig candidate = GeneratorConfig::standard(rate, version, shape.f0);
            candidate.featureDims = shape.featureDims;
            candidate.speakers = shape.speakers;
            candidate.ginChannels = shape.ginChannels;
            candidate.vocoder = shape.vocoder;
            const bool isNew =
                std::none_of(fitting.begin(), fitting.end(), [&](const GeneratorConfig& other) {
                    return other.upsampleRates == candidate.upsampleRates;
                });
            if (isNew && firstMisfit(candidate, weights).empty())
                fitting.push_back(candidate);
        }
    if (fitting.size() > 1)
        std::erase_if(fitting, [&](const GeneratorConfig& one) { return one.sampleRateHz != labelledHz; });
    return fitting.size() == 1 ? std::optional(fitting.front()) : std::nullopt;
}

GeneratorConfig configOf(const Stored& stored, const TensorMap& weights, const fs::path& file)
{
    const Tensor* phone = weights.find("enc_p.emb_phone.weight");
    if (phone == nullptr || phone->shape.size() != 2)
        throw InvalidInput(file.string() +
                           " is no voice that can be used: the tensor enc_p.emb_phone.weight is missing.");
    if (phone->shape[1] != 256 && phone->shape[1] != 768)
        throw InvalidInput(file.string() + " takes features of " + std::to_string(phone->shape[1]) +
                           " numbers; voices of RVC take 256 (v1) or 768 (v2).");

    std::string problem;
    GeneratorConfig config;
    try {
        config = GeneratorConfig::fromList(corrected(stored.config, weights));
    } catch (const InvalidInput& error) {
        problem = error.what();
    }
    config.featureDims = static_cast<int>(phone->shape[1]);
    config.f0 = weights.contains("enc_p.emb_pitch.weight");
    config.vocoder = vocoderOf(weights, stored.vocoder);
    if (const Tensor* speakers = weights.find("emb_g.weight");
        speakers != nullptr && speakers->shape.size() == 2 && speakers->shape[0] > 0 &&
        speakers->shape[1] > 0 && speakers->shape[0] <= 1 << 20 && speakers->shape[1] <= 8192) {
        config.speakers = static_cast<int>(speakers->shape[0]);
        config.ginChannels = static_cast<int>(speakers->shape[1]);
    }

    // A config whose kernels are not those of the tensors was taken from another size, and its rates with it:
    // the tensors do not show the first rate, so that RVC's own sizes go first then.
    const std::string misfit = problem.empty() ? firstMisfit(config, weights) : problem;
    const bool fits = misfit.empty();
    if (fits && kernelsAgree(stored.config, config))
        return config;
    if (const auto standard = standardThatFits(config, weights, labelledRate(stored.sampleRate))) {
        log::warn("{}: its config does not fit its tensors, which are those of a {} Hz voice; the tensors "
                  "are taken.",
                  file.string(), standard->sampleRateHz);
        return *standard;
    }
    if (fits)
        return config;
    if (!problem.empty())
        throw InvalidInput(file.string() + " cannot be used: " + problem);
    throw InvalidInput(file.string() + " is damaged or no voice of RVC: " + misfit + ".");
}

Voice load(const fs::path& file, bool outline)
{
    const Stored stored = readStored(file, outline);
    const TensorMap weights = canonicalNames(stored.tensors);

    Voice voice;
    voice.config = configOf(stored, weights, file);
    voice.weights = onlyThoseOf(voice.config, weights);
    VoiceCard& card = voice.card;
    card.name = file.stem().string();
    card.file = file;
    card.version = voice.config.version();
    card.sampleRateHz = voice.config.sampleRateHz;
    card.f0 = voice.config.f0;
    card.speakers = voice.config.speakers;
    card.info = tensorfile::printable(stored.info, kLongestLabel);
    card.encoder =
        stored.encoder.empty() ? "contentvec" : tensorfile::printable(stored.encoder, kLongestLabel);
    card.author = tensorfile::printable(stored.author, kLongestLabel);
    std::error_code error;
    if (const fs::path beside = fs::path(file).replace_extension(".index");
        fs::is_regular_file(beside, error))
        card.index = beside;
    return voice;
}

} // namespace

Voice loadVoice(const fs::path& file)
{
    return load(file, false);
}

VoiceCard loadCard(const fs::path& file)
{
    return load(file, true).card;
}

} // namespace koe::voice
