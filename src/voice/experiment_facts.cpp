#include "voice/experiment_facts.h"

#include "core/number_text.h"
#include "voice/encoder_name.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string_view>

namespace koe::voice {
namespace fs = std::filesystem;
namespace {

using nlohmann::json;
using tensorfile::Value;

constexpr std::size_t kLongestJson = 16 << 20; // prepare.json names every clip
constexpr std::size_t kLongestLine = 256 << 10;
constexpr std::streamoff kLogsEnd = 64 << 10;
constexpr int kLowestRateHz = 8000;
constexpr int kHighestRateHz = 192000;
constexpr int kDeepest = 16;
constexpr int kVoiceSegment = 32; // what RVC writes into every voice

json parsed(const std::string& text)
{
    bool tooDeep = false;
    const auto judge = [&](int depth, json::parse_event_t, const json&) {
        tooDeep = tooDeep || depth > kDeepest;
        return !tooDeep;
    };
    json root = json::parse(text, judge, /*allow_exceptions=*/false);
    return tooDeep || !root.is_object() ? json::object() : std::move(root);
}

json jsonOf(const fs::path& file)
{
    std::error_code error;
    const auto size = fs::file_size(file, error);
    std::ifstream in(file, std::ios::binary);
    if (error || size > kLongestJson || !in)
        return json::object();
    return parsed({std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()});
}

/// A dict as Python prints it, as JSON; what is none becomes text that is no JSON either.
std::string jsonFromRepr(std::string_view repr)
{
    std::string out;
    char quote = '\0';
    for (std::size_t i = 0; i < repr.size(); i++) {
        const char c = repr[i];
        if (quote == '\0') {
            const std::string_view rest = repr.substr(i);
            const auto word = [&](std::string_view python, const char* ours) {
                if (!rest.starts_with(python))
                    return false;
                out += ours;
                i += python.size() - 1;
                return true;
            };
            if (c == '\'' || c == '"') {
                quote = c;
                out += '"';
            } else if (!word("True", "true") && !word("False", "false") && !word("None", "null")) {
                out += c == '(' ? '[' : c == ')' ? ']' : c;
            }
        } else if (c == quote) {
            quote = '\0';
            out += '"';
        } else if (c == '\\' && i + 1 < repr.size()) {
            const char next = repr[++i];
            if (next == 'x')
                out += "\\u00"; // its two digits follow
            else if (next == '\'')
                out += '\'';
            else
                out += {'\\', next};
        } else if (c == '"') {
            out += "\\\"";
        } else {
            out += c;
        }
    }
    return out;
}

/// The hyper-parameters, which are the first message of a train.log.
json jsonOfLog(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::string line(kLongestLine, '\0');
    in.read(line.data(), static_cast<std::streamsize>(line.size()));
    line.resize(static_cast<std::size_t>(in.gcount()));
    line.resize(std::min(line.find('\n'), line.size()));
    const std::size_t from = line.find('{');
    const std::size_t to = line.rfind('}');
    return from < to && to != std::string::npos ? parsed(jsonFromRepr(line.substr(from, to - from + 1)))
                                                : json::object();
}

const json& member(const json& object, const char* key)
{
    static const json kNone;
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found != object.end() && object.is_object() ? *found : kNone;
}

Value valueOf(const json& from)
{
    if (from.is_array()) {
        Value::List items;
        for (const json& item : from)
            items.push_back(valueOf(item));
        return items;
    }
    if (from.is_number_integer())
        return from.get<std::int64_t>();
    if (from.is_number())
        return from.get<double>();
    return from.is_string() ? Value(from.get<std::string>()) : Value();
}

std::int64_t wholeOf(const json& from)
{
    return from.is_number_integer() ? from.get<std::int64_t>() : 0;
}

/// The list of 18 that RVC's training writes into a voice (savee).
Value configList(const json& root)
{
    const json& data = member(root, "data");
    const json& model = member(root, "model");
    if (!data.is_object() || !model.is_object())
        return {};
    const json& rate = member(data, "sampling_rate");
    Value::List items{Value(wholeOf(member(data, "filter_length")) / 2 + 1), Value(kVoiceSegment)};
    for (const char* key :
         {"inter_channels", "hidden_channels", "filter_channels", "n_heads", "n_layers", "kernel_size",
          "p_dropout", "resblock", "resblock_kernel_sizes", "resblock_dilation_sizes", "upsample_rates",
          "upsample_initial_channel", "upsample_kernel_sizes", "spk_embed_dim", "gin_channels"})
        items.push_back(valueOf(member(model, key)));
    items.push_back(valueOf(rate.is_null() ? member(data, "sample_rate") : rate));
    return items;
}

void take(ExperimentFacts& facts, const json& root)
{
    const json& data = member(root, "data");
    const json& train = member(root, "train");
    if (facts.config.isNone())
        facts.config = configList(root);
    if (facts.sampleRateHz == 0) {
        const json& rate = member(data, "sampling_rate");
        const std::int64_t hz = wholeOf(rate.is_null() ? member(data, "sample_rate") : rate);
        facts.sampleRateHz = hz >= kLowestRateHz && hz <= kHighestRateHz ? static_cast<int>(hz) : 0;
    }
    for (const json* place : {&root, &train}) {
        if (const json& version = member(*place, "version"); facts.version.empty() && version.is_string())
            facts.version = version.get<std::string>();
        const json& f0 = member(*place, "if_f0");
        if (!facts.f0 && f0.is_boolean())
            facts.f0 = f0.get<bool>();
        else if (!facts.f0 && f0.is_number_integer())
            facts.f0 = f0.get<std::int64_t>() != 0;
    }
}

/// The number behind @p key in a line of the log, up to what is no part of one.
std::optional<double> numberAfter(std::string_view line, std::string_view key)
{
    const std::size_t at = line.find(key);
    if (at == std::string_view::npos)
        return {};
    std::string_view rest = line.substr(at + key.size());
    rest = rest.substr(0, std::min(rest.find_first_not_of("0123456789.+-e"), rest.size()));
    return parseNumber<double>(rest);
}

void takeLine(TrainingState& state, std::string_view line)
{
    for (const std::string_view key : {"Train Epoch: ", "====> Epoch: ", "state at epoch "})
        if (const auto epoch = numberAfter(line, key); epoch && *epoch >= 0 && *epoch < 1e9)
            state.epoch = static_cast<std::int64_t>(*epoch);
    const auto takeStep = [&](std::optional<double> step) {
        if (step && *step >= 0 && *step < 1e15)
            state.step = static_cast<std::int64_t>(*step);
    };
    takeStep(numberAfter(line, ", step "));
    if (const std::size_t list = line.rfind("\t["); list != std::string_view::npos) // [step, rate]
        takeStep(numberAfter(line.substr(list), "\t["));
    const auto loss = [&](std::optional<double>& into, std::string_view key) {
        if (const auto value = numberAfter(line, key))
            into = value;
    };
    loss(state.lossDiscriminator, "loss_disc=");
    loss(state.lossGenerator, "loss_gen=");
    loss(state.lossFeature, "loss_fm=");
    loss(state.lossMel, "loss_mel=");
    loss(state.lossKl, "loss_kl=");
}

/// RVC's first line tells version and pitch: it names the features' folder, and pitch adds two columns.
Preparation preparationOfList(const fs::path& file)
{
    Preparation preparation;
    std::ifstream list(file, std::ios::binary);
    for (std::string line; std::getline(list, line) && line.size() <= kLongestLine;) {
        if (preparation.clips++ > 0)
            continue;
        for (const auto& [mark, version] : {std::pair("3_feature256", "v1"), std::pair("3_feature768", "v2")})
            if (line.find(mark) != std::string::npos)
                preparation.version = version;
        preparation.f0 = std::count(line.begin(), line.end(), '|') == 4;
    }
    return preparation;
}

} // namespace

ExperimentFacts factsOf(const fs::path& folder)
{
    ExperimentFacts facts;
    take(facts, jsonOf(folder / "config.json"));
    if (!facts.config.isNone())
        facts.source = "config.json";
    take(facts, jsonOfLog(folder / "train.log"));
    if (facts.source.empty() && !facts.config.isNone())
        facts.source = "train.log";
    using FileAndKey = std::pair<const char*, const char*>;
    for (const auto& [file, key] :
         {FileAndKey("prepare.json", "encoder"), FileAndKey("model_info.json", "embedder_model")})
        if (const json root = jsonOf(folder / file); facts.encoder.empty() && member(root, key).is_string())
            facts.encoder = encoderNamed(member(root, key).get<std::string>());
    return facts;
}

Preparation preparationOf(const fs::path& folder)
{
    const json notes = jsonOf(folder / "prepare.json");
    const json& recordings = member(notes, "recordings");
    if (!recordings.is_array())
        return preparationOfList(folder / "filelist.txt");
    Preparation preparation;
    std::int64_t samples = 0;
    for (const json& recording : recordings)
        for (const json& clip : member(recording, "clips")) {
            samples += std::max<std::int64_t>(wholeOf(member(clip, "samples")), 0);
            preparation.clips++;
        }
    const std::int64_t rate = wholeOf(member(notes, "sample_rate"));
    if (rate >= kLowestRateHz && rate <= kHighestRateHz) {
        preparation.sampleRateHz = static_cast<int>(rate);
        preparation.seconds = static_cast<double>(samples) / preparation.sampleRateHz;
    }
    if (const json& version = member(notes, "version"); version.is_string())
        preparation.version = version.get<std::string>();
    if (const json& f0 = member(notes, "f0"); f0.is_boolean())
        preparation.f0 = f0.get<bool>();
    return preparation;
}

TrainingState stateOf(const fs::path& folder)
{
    TrainingState state;
    std::ifstream in(folder / "train.log", std::ios::binary | std::ios::ate);
    if (!in)
        return state;
    const std::streamoff size = in.tellg();
    in.seekg(std::max<std::streamoff>(0, size - kLogsEnd));
    std::string line;
    if (size > kLogsEnd)
        std::getline(in, line); // its beginning is cut off
    while (std::getline(in, line))
        takeLine(state, line);
    return state;
}

} // namespace koe::voice
