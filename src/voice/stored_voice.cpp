#include "voice/stored_voice.h"

#include "core/error.h"
#include "identify/identify.h"
#include "tensorfile/container.h"
#include "tensorfile/int8_rows.h"
#include "tensorfile/pth.h"
#include "tensorfile/safetensors.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace koe::voice {
namespace fs = std::filesystem;
namespace {

using nlohmann::json;
using tensorfile::TensorMap;
using tensorfile::Value;

constexpr std::size_t kMostLabels = 64;
constexpr std::size_t kLongestLabel = 4000;
constexpr int kDeepestConfig = 3; // the list of 18 holds lists of lists

// Keys with a place of their own. "format" is that of safetensors itself.
constexpr std::string_view kKnownKeys[] = {"weight",          "config",         "info",   "sr",      "f0",
                                           "version",         "embedder_model", "author", "vocoder", "labels",
                                           "median_pitch_hz", "format"};

bool isKnown(std::string_view key)
{
    return std::find(std::begin(kKnownKeys), std::end(kKnownKeys), key) != std::end(kKnownKeys);
}

bool isLabel(const Value& value)
{
    return value.as<bool>() != nullptr || value.as<std::int64_t>() != nullptr ||
           value.as<double>() != nullptr ||
           (value.as<std::string>() != nullptr && value.text().size() <= kLongestLabel);
}

json parsed(const std::string& text, int deepest)
{
    return json::parse(
        text, [deepest](int depth, json::parse_event_t, json&) { return depth <= deepest; }, false);
}

Value valueOf(const json& from)
{
    if (from.is_array()) {
        Value::List items;
        for (const auto& item : from)
            items.push_back(valueOf(item));
        return items;
    }
    if (from.is_boolean())
        return from.get<bool>();
    if (from.is_number_integer())
        return from.get<std::int64_t>();
    if (from.is_number())
        return from.get<double>();
    return from.is_string() ? Value(from.get<std::string>()) : Value();
}

/// "float16", or "int8 and float32": the types that occur, that of most numbers first.
std::string precisionOf(const TensorMap& tensors)
{
    std::map<tensorfile::DType, std::int64_t> counts;
    for (const auto& [name, tensor] : tensors)
        counts[tensor.type] += tensor.elements();
    std::vector<std::pair<std::int64_t, tensorfile::DType>> order;
    for (const auto& [type, count] : counts)
        order.emplace_back(-count, type);
    std::sort(order.begin(), order.end());
    std::string text;
    for (const auto& [count, type] : order)
        text += (text.empty() ? "" : " and ") + std::string(tensorfile::name(type));
    return text;
}

StoredVoice readStoredSafetensors(const fs::path& file, bool outline)
{
    const tensorfile::Safetensors content = tensorfile::readSafetensors(file);
    const auto text = [&](const char* key) {
        const auto found = content.metadata.find(key);
        return found != content.metadata.end() ? found->second : std::string();
    };
    StoredVoice stored;
    stored.precision = precisionOf(content.tensors);
    if (const json config = parsed(text("config"), kDeepestConfig); config.is_array())
        stored.config = valueOf(config);
    const auto label = [&](const char* key) { return text(key).empty() ? Value() : Value(text(key)); };
    stored.sampleRate = label("sr");
    stored.f0 = label("f0");
    stored.version = label("version");
    stored.medianPitch = label("median_pitch_hz");
    stored.info = text("info");
    stored.encoder = text("embedder_model");
    stored.author = text("author");
    stored.vocoder = text("vocoder");
    stored.others = labelsFromJson(text("labels"));
    for (const auto& [key, value] : content.metadata)
        if (!isKnown(key) && isLabel(value) && stored.others.size() < kMostLabels)
            stored.others.emplace_back(key, value);
    if (!content.tensors.contains("enc_p.emb_phone.weight"))
        throw InvalidInput(file.string() + " " + identify::identifyModel(content).insteadOf("a voice"));
    try { // the starter pack's voices are int8
        stored.tensors = outline ? tensorfile::withoutRowScales(content.tensors)
                                 : tensorfile::widenInt8Rows(content.tensors);
    } catch (const InvalidInput& error) {
        throw InvalidInput("The voice " + file.string() + " is damaged: " + error.what() + ".");
    }
    return stored;
}

/// The tensors of a voice without its settings: a state_dict by itself, as long as it is no base for
/// training.
bool isBareVoice(const TensorMap& tensors)
{
    const auto holds = [&](std::string_view part) {
        return std::any_of(tensors.begin(), tensors.end(),
                           [&](const auto& one) { return one.first.find(part) != std::string::npos; });
    };
    return holds("enc_p.emb_phone.weight") && holds("dec.") && !holds("enc_q.");
}

StoredVoice readStoredPth(const fs::path& file, bool outline)
{
    const Value root = outline ? tensorfile::readPthOutline(file) : tensorfile::readPth(file);
    StoredVoice stored;
    const Value* weight = root.find("weight");
    if (weight != nullptr && weight->as<Value::Dict>() != nullptr)
        stored.tensors = weight->tensors();
    else if (TensorMap bare = root.tensors(); isBareVoice(bare))
        stored.tensors = std::move(bare);
    if (stored.tensors.size() == 0 || (root.find("config") == nullptr && !isBareVoice(stored.tensors)))
        throw InvalidInput(file.string() + " " + identify::identifyModel(root).insteadOf("a voice"));
    stored.precision = precisionOf(stored.tensors);

    const auto value = [&](const char* key) { return root.find(key) != nullptr ? *root.find(key) : Value(); };
    const auto text = [&](const char* key) { return std::string(value(key).text()); };
    stored.config = value("config");
    stored.sampleRate = value("sr");
    stored.f0 = value("f0");
    stored.version = value("version");
    stored.medianPitch = value("median_pitch_hz");
    stored.info = text("info");
    stored.encoder = text("embedder_model");
    stored.author = text("author");
    stored.vocoder = text("vocoder");
    if (stored.info.empty() && value("epoch").intOr(0) > 0) // Applio says it so
        stored.info = std::to_string(value("epoch").intOr(0)) + "epoch";
    for (const auto& [key, label] : root.as<Value::Dict>()->items)
        if (const std::string_view name = key.text(); !name.empty() && name.size() <= kLongestLabel &&
                                                      !isKnown(name) && isLabel(label) &&
                                                      stored.others.size() < kMostLabels)
            stored.others.emplace_back(std::string(name), label);
    return stored;
}

} // namespace

StoredVoice readStored(const fs::path& file, bool outline)
{
    const tensorfile::Container container = tensorfile::containerOf(file);
    StoredVoice stored = container == tensorfile::Container::Safetensors
                             ? readStoredSafetensors(file, outline)
                             : readStoredPth(file, outline);
    stored.container = tensorfile::name(container);
    return stored;
}

std::string labelsToJson(const Labels& labels)
{
    json object = json::object();
    for (const auto& [key, value] : labels) {
        if (const auto* flag = value.as<bool>())
            object[key] = *flag;
        else if (const auto* whole = value.as<std::int64_t>())
            object[key] = *whole;
        else if (const auto* real = value.as<double>())
            object[key] = *real;
        else if (value.as<std::string>() != nullptr)
            object[key] = std::string(value.text());
    }
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

Labels labelsFromJson(const std::string& text)
{
    Labels labels;
    const json object = parsed(text, 1);
    if (!object.is_object())
        return labels;
    for (const auto& [key, entry] : object.items())
        if (Value value = valueOf(entry); isLabel(value) && labels.size() < kMostLabels)
            labels.emplace_back(key, std::move(value));
    return labels;
}

} // namespace koe::voice
