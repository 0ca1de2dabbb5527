#include "studio/experiments.h"

#include "core/atomic_file.h"
#include "core/log.h"
#include "studio/train_request_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <fstream>

namespace koe::studio {
namespace fs = std::filesystem;
using nlohmann::json;
using training::TrainRequest;

namespace {

constexpr const char* kRequest = "request.json";
constexpr std::streamoff kLogTail = 64 * 1024;

json readJson(const fs::path& file)
{
    std::error_code error;
    if (!fs::is_regular_file(file, error) || fs::file_size(file, error) > 64U * 1024 * 1024)
        return {};
    try {
        return json::parse(readTextFile(file), nullptr, false);
    } catch (const std::exception&) {
        return {};
    }
}

/// prepare.json: what the clips are.
void readPreparation(Experiment& experiment)
{
    const json notes = readJson(experiment.folder / "prepare.json");
    if (!notes.is_object())
        return;
    try {
        experiment.sampleRateHz = notes.at("sample_rate").get<int>();
        experiment.version = notes.at("version").get<std::string>();
        experiment.f0 = notes.at("f0").get<bool>();
        experiment.encoder = notes.at("encoder").get<std::string>();
        double samples = 0.0;
        for (const json& recording : notes.at("recordings"))
            for (const json& clip : recording.at("clips")) {
                samples += clip.at("samples").get<double>();
                ++experiment.clips;
            }
        experiment.seconds = experiment.sampleRateHz > 0 ? samples / experiment.sampleRateHz : 0.0;
    } catch (const json::exception&) {
        // The engine says it in words when it is asked to train there.
    }
}

/// An experiment that RVC prepared: its first line of filelist.txt says version and pitch.
void readFileList(Experiment& experiment)
{
    std::ifstream list(experiment.folder / "filelist.txt");
    int lines = 0;
    for (std::string line; std::getline(list, line);) {
        if (lines++ == 0) {
            if (line.find("3_feature256") != std::string::npos)
                experiment.version = "v1";
            else if (line.find("3_feature768") != std::string::npos)
                experiment.version = "v2";
            experiment.f0 = std::count(line.begin(), line.end(), '|') == 4;
        }
    }
    experiment.clips = lines;
}

void readConfig(Experiment& experiment)
{
    const json config = readJson(experiment.folder / "config.json");
    if (!config.is_object())
        return;
    const auto text = [](const json& object, const char* name) {
        return object.is_object() && object.contains(name) && object[name].is_string()
                   ? object[name].get<std::string>()
                   : std::string();
    };
    const json train = config.value("train", json::object());
    const json data = config.value("data", json::object());
    if (data.is_object() && data.contains("sampling_rate") && data["sampling_rate"].is_number())
        experiment.sampleRateHz = data["sampling_rate"].get<int>();
    for (const std::string& version : {text(train, "version"), text(config, "version")})
        if (!version.empty())
            experiment.version = version;
}

int lastEpoch(const fs::path& log)
{
    std::ifstream file(log, std::ios::binary);
    file.seekg(0, std::ios::end);
    const std::streamoff size = file.tellg();
    file.seekg(std::max<std::streamoff>(0, size - kLogTail));
    const std::string tail{std::istreambuf_iterator<char>(file), {}};
    constexpr std::string_view kMark = "====> Epoch: ";
    const auto at = tail.rfind(kMark);
    int epoch = 0;
    if (at != tail.npos)
        std::from_chars(tail.data() + at + kMark.size(), tail.data() + tail.size(), epoch);
    return epoch;
}

std::int64_t secondsOf(fs::file_time_type time)
{
    const auto system = std::chrono::file_clock::to_sys(time);
    return std::chrono::duration_cast<std::chrono::seconds>(system.time_since_epoch()).count();
}

} // namespace

std::optional<SavedPair> newestPair(const fs::path& folder)
{
    std::optional<SavedPair> newest;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        if (!name.starts_with("G_") || !name.ends_with(".pth"))
            continue;
        std::int64_t number = 0;
        const char* last = name.data() + name.size() - 4;
        if (const auto read = std::from_chars(name.data() + 2, last, number);
            read.ec != std::errc() || read.ptr != last || (newest && newest->number >= number))
            continue;
        const fs::path other = folder / ("D" + name.substr(1));
        std::error_code missing;
        if (fs::exists(other, missing))
            newest = SavedPair{number, at->path(), other, at->last_write_time(missing)};
    }
    return newest;
}

Experiment readExperiment(const Home& home, const std::string& name)
{
    Experiment experiment;
    experiment.name = name;
    experiment.folder = home.experiment(name);
    std::error_code error;
    if (name.empty() || !fs::is_directory(experiment.folder, error))
        return experiment;
    readPreparation(experiment);
    if (!experiment.isPrepared())
        readFileList(experiment);
    readConfig(experiment);
    experiment.changed = secondsOf(fs::last_write_time(experiment.folder, error));
    if (const auto pair = newestPair(experiment.folder)) {
        experiment.newest = pair->number;
        experiment.newestG = pair->generator;
        experiment.newestD = pair->discriminator;
        experiment.changed = std::max(experiment.changed, secondsOf(pair->written));
        experiment.epoch = lastEpoch(experiment.folder / "train.log");
    }
    if (const fs::path kept = experiment.folder / kRequest; fs::exists(kept, error)) {
        try {
            experiment.last = trainRequestFromText(readTextFile(kept), home);
            experiment.last->name = name; // the folder may have been renamed
        } catch (const std::exception&) {
            // Then the defaults are offered.
        }
    }
    return experiment;
}

std::vector<Experiment> listExperiments(const Home& home)
{
    std::vector<Experiment> all;
    std::error_code error;
    for (fs::directory_iterator at(home.logs, error), end; !error && at != end; at.increment(error)) {
        std::error_code ignored;
        const std::string name = at->path().filename().string();
        if (!at->is_directory(ignored) || name.starts_with(".") || name.starts_with("mute"))
            continue;
        Experiment one = readExperiment(home, name);
        if (one.isPrepared() || one.isBegun() || one.last)
            all.push_back(std::move(one));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Experiment& a, const Experiment& b) { return a.changed > b.changed; });
    return all;
}

TrainRequest continuedFrom(const Experiment& from, const std::string& name, const Home& home)
{
    TrainRequest request = from.last.value_or(TrainRequest{});
    request.home = home;
    request.name = name;
    request.base = from.newestG.string() + "," + from.newestD.string();
    request.modelConfig.clear(); // the pair brings its own, beside it
    request.sampleRateHz = from.sampleRateHz;
    request.version = from.version;
    request.f0 = from.f0;
    if (from.encoder.starts_with("koe-") && request.content.empty())
        request.content = home.starter / "encoder.safetensors"; // what its weights understand
    return request;
}

void keepRequest(const TrainRequest& request)
{
    try {
        const fs::path folder = request.home.experiment(request.name);
        fs::create_directories(folder);
        writeTextFile(folder / kRequest, toText(request) + "\n");
    } catch (const std::exception& reason) { // the training itself says what is wrong with the folder
        log::warn("What the training was asked for was not kept: {}", reason.what());
    }
}

} // namespace koe::studio
