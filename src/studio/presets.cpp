#include "studio/presets.h"

#include "core/atomic_file.h"
#include "core/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <concepts>
#include <limits>
#include <set>

namespace koe::studio {
namespace fs = std::filesystem;
namespace {

using convert::ConvertRequest;
using nlohmann::json;

constexpr std::uintmax_t kMostBytes = 64 * 1024;
constexpr std::size_t kLongestText = 4096;

/// Every setting under its option's name. A new option gets a line here (tests/cli compares the two).
template <typename Request, typename Visit> void eachSetting(Request& request, Visit visit)
{
    visit("index", request.index);
    visit("transpose", request.transposeSemitones);
    visit("auto-transpose", request.autoTranspose);
    visit("pitch", request.pitchMethod);
    visit("pitch-model", request.pitchModel);
    visit("pitch-curve", request.pitchCurve);
    visit("filter-radius", request.filterRadius);
    visit("repair-octaves", request.repairOctaves);
    visit("index-rate", request.indexRate);
    visit("unvoiced", request.unvoiced);
    visit("protect", request.protect);
    visit("rms-mix", request.rmsMix);
    visit("resample", request.resampleHz);
    visit("format", request.format);
    visit("stereo", request.stereo);
    visit("formant", request.formantSemitones);
    visit("autotune", request.autotune);
    visit("autotune-strength", request.autotuneStrength);
    visit("clean", request.clean);
    visit("loudness-match", request.matchLoudness);
    visit("peak-limit", request.peakLimitDbtp);
    visit("speaker", request.speaker);
    visit("content", request.content);
    visit("noise", request.noise);
    visit("seed", request.seed);
    visit("x-pad", request.xPad);
    visit("x-query", request.xQuery);
    visit("x-center", request.xCenter);
    visit("x-max", request.xMax);
}

// Each says what is expected where the value is of another kind, or nothing.
const char* take(const json& value, double& into)
{
    if (!value.is_number())
        return "a number";
    into = value.get<double>();
    return nullptr;
}
template <std::integral Whole> const char* take(const json& value, Whole& into)
{
    if constexpr (std::is_same_v<Whole, bool>) {
        if (!value.is_boolean())
            return "true or false";
    } else {
        using Limits = std::numeric_limits<Whole>;
        const bool fits = value.is_number_unsigned()
                              ? value.get<std::uint64_t>() <= static_cast<std::uint64_t>(Limits::max())
                              : value.is_number_integer() && std::is_signed_v<Whole> &&
                                    value.get<std::int64_t>() >= static_cast<std::int64_t>(Limits::min());
        if (!fits)
            return "a whole number";
    }
    into = value.get<Whole>();
    return nullptr;
}
const char* take(const json& value, std::string& into)
{
    if (!value.is_string() || value.get_ref<const std::string&>().size() > kLongestText ||
        value.get_ref<const std::string&>().find('\0') != std::string::npos)
        return "a text";
    into = value.get<std::string>();
    return nullptr;
}
const char* take(const json& value, fs::path& into)
{
    std::string text;
    const char* wanted = take(value, text);
    if (wanted == nullptr)
        into = text;
    return wanted;
}
template <typename Number> const char* take(const json& value, std::optional<Number>& into)
{
    if (value.is_null()) {
        into.reset();
        return nullptr;
    }
    return take(value, into.emplace());
}

json jsonOf(const fs::path& path)
{
    return path.string();
}
template <typename Number> json jsonOf(const std::optional<Number>& value)
{
    return value ? json(*value) : json();
}
template <typename Plain> json jsonOf(const Plain& value)
{
    return value;
}

/// For a terminal: no control characters, not endless.
std::string printable(std::string text)
{
    text.resize(std::min<std::size_t>(text.size(), 60));
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, '?');
    return text;
}

std::string presetsIn(const fs::path& folder)
{
    std::set<std::string> names;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (entry.path().extension() == ".json")
            names.insert(entry.path().stem().string());
    std::string all;
    for (const std::string& name : names)
        all += (all.empty() ? "" : ", ") + name;
    return all;
}

json parsed(const fs::path& file)
{
    std::error_code error;
    if (!fs::is_regular_file(file, error) || fs::file_size(file, error) > kMostBytes)
        throw InvalidInput("The preset " + file.string() +
                           " is no preset: it is no file of a few kilobytes.");
    // Settings lie flat: what goes deeper is dropped while it is read.
    const json object = json::parse(
        readTextFile(file), [](int depth, json::parse_event_t, json&) { return depth < 3; }, false);
    if (!object.is_object())
        throw InvalidInput("The preset " + file.string() +
                           " is no preset: it holds no JSON like {\"transpose\": 3, \"index-rate\": 0.5}.");
    return object;
}

} // namespace

fs::path presetFile(const Home& home, const std::string& nameOrPath)
{
    if (nameOrPath.find('/') != std::string::npos || nameOrPath.ends_with(".json"))
        return nameOrPath;
    if (nameOrPath.empty() || nameOrPath.front() == '.' || nameOrPath.size() > 200)
        throw UsageError("\"" + nameOrPath + "\" is no name for a preset.");
    return home.presets / (nameOrPath + ".json");
}

std::optional<fs::path> presetOfVoice(const Home& home, const std::string& voice)
{
    const fs::path name = fs::path(voice).filename();
    const bool isFile = name.extension() == ".pth" || name.extension() == ".safetensors";
    const fs::path file = home.presets / ((isFile ? name.stem() : name).string() + ".json");
    std::error_code error;
    return fs::is_regular_file(file, error) ? std::optional(file) : std::nullopt;
}

namespace {

/// Sets what @p object names. @return names that are not known
std::vector<std::string> apply(const json& object, const std::string& whose, ConvertRequest& request)
{
    std::set<std::string> known;
    eachSetting(request, [&](const char* name, auto& setting) {
        known.insert(name);
        const auto found = object.find(name);
        if (found == object.end())
            return;
        if (const char* wanted = take(*found, setting))
            throw InvalidInput("In " + whose + " \"" + name + "\" must be " + wanted + ".");
    });
    std::vector<std::string> unknown;
    for (const auto& [name, value] : object.items())
        if (!known.contains(name))
            unknown.push_back(printable(name));
    return unknown;
}

json settingsOf(const ConvertRequest& request)
{
    json object = json::object();
    eachSetting(request, [&](const char* name, const auto& setting) { object[name] = jsonOf(setting); });
    return object;
}

std::string shown(const json& value)
{
    if (value.is_null())
        return {};
    return value.is_string() ? value.get<std::string>() : value.dump();
}

} // namespace

std::vector<std::string> applyPreset(const Home& home, const fs::path& file, ConvertRequest& request)
{
    std::error_code error;
    if (!fs::exists(file, error)) {
        const std::string there = presetsIn(home.presets);
        throw Missing("There is no preset " + file.string() + "; " +
                      (there.empty() ? "there are none yet: --save-preset NAME makes one."
                                     : "there are: " + there + "."));
    }
    return apply(parsed(file), "the preset " + file.string(), request);
}

void savePreset(const fs::path& file, const ConvertRequest& request)
{
    std::error_code error; // whoever writes says what is wrong with the folder
    if (file.has_parent_path())
        fs::create_directories(file.parent_path(), error);
    writeTextFile(file, settingsOf(request).dump(1, ' ', false, json::error_handler_t::replace) + "\n",
                  Sync::Later);
}

std::string requestText(const ConvertRequest& request)
{
    json inputs = json::array();
    for (const fs::path& input : request.inputs)
        inputs.push_back(input.string());
    json outputs = json::array();
    for (const fs::path& output : request.outputs)
        outputs.push_back(output.string());
    const json object = {{"inputs", inputs},
                         {"outputs", outputs},
                         {"output", request.output.string()},
                         {"voice", request.voice},
                         {"settings", settingsOf(request)}};
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

ConvertRequest requestFromText(const Home& home, const std::string& text)
{
    ConvertRequest request;
    request.home = home;
    try {
        const json object = json::parse(text);
        for (const json& input : object.at("inputs"))
            request.inputs.emplace_back(input.get<std::string>());
        for (const json& output : object.at("outputs"))
            request.outputs.emplace_back(output.get<std::string>());
        request.output = object.at("output").get<std::string>();
        object.at("voice").get_to(request.voice);
        (void)apply(object.at("settings"), "what was kept of a conversion", request);
    } catch (const json::exception&) {
        throw InvalidInput("What was kept of that conversion cannot be read any more: begin it anew.");
    }
    return request;
}

std::vector<SettingChange> changesBetween(const ConvertRequest& before, const ConvertRequest& after)
{
    std::vector<SettingChange> changes;
    if (before.voice != after.voice)
        changes.push_back({"voice", before.voice, after.voice});
    const json one = settingsOf(before);
    const json other = settingsOf(after);
    // In the order of the options, which is that of their weight.
    eachSetting(after, [&](const char* name, const auto&) {
        if (one.at(name) != other.at(name))
            changes.push_back({name, shown(one.at(name)), shown(other.at(name))});
    });
    return changes;
}

} // namespace koe::studio
