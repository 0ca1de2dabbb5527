#include "cli/commands.h"
#include "cli/json_output.h"
#include "cli/options.h"
#include "cli/progress_line.h"
#include "cli/signal_watch.h"
#include "core/cache_folder.h"
#include "core/error.h"
#include "dataset/check.h"
#include "dataset/left_out.h"
#include "dataset/recordings.h"
#include "studio/engine_thread.h"
#include "studio/openmp_policy.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <unistd.h>

namespace koe::cli {
namespace {

using dataset::CheckReport;
using nlohmann::json;

struct DatasetOptions
{
    dataset::CheckRequest request;
    bool asJson = false;
    bool drop = false;
    std::vector<std::string> files;
};

// Figures that are not known are null: JSON has no NaN.
json toJson(const dataset::FileFigures& file)
{
    return {{"file", file.file},
            {"problem", file.problem},
            {"left_out", file.leftOut},
            {"speaker", file.speaker},
            {"seconds", file.seconds},
            {"speech_seconds", file.speechSeconds},
            {"silence_share", file.silenceShare},
            {"sample_rate", file.sampleRateHz},
            {"channels", file.channels},
            {"bandwidth_hz", file.bandwidthHz},
            {"clipped_share", file.clippedShare},
            {"peak_db", file.peakDb},
            {"loudness_lufs", file.loudnessLufs},
            {"noise_db", file.noiseDb},
            {"signal_to_noise_db", file.signalToNoiseDb},
            {"hum_hz", file.humHz},
            {"hum_db", file.humDb},
            {"reverb_seconds", file.reverbSeconds},
            {"voiced_share", file.voicedShare},
            {"music_share", file.musicShare},
            {"pitch_median_hz", file.pitchMedianHz},
            {"pitch_low_hz", file.pitchLowHz},
            {"pitch_high_hz", file.pitchHighHz},
            {"duplicate_of", file.duplicateOf},
            {"strangeness", file.strangeness}};
}

void printJson(const CheckReport& report)
{
    json object{{"verdict", report.verdict},
                {"grade", dataset::name(report.grade)},
                {"speech_minutes", report.speechMinutes},
                {"epochs", report.epochs},
                {"advice", report.advice},
                {"measures", json::array()},
                {"findings", json::array()},
                {"files", json::array()},
                {"warnings", report.warnings}};
    for (const dataset::Measure& each : report.measures)
        object["measures"].push_back({{"name", each.name},
                                      {"text", each.text},
                                      {"value", each.value},
                                      {"grade", dataset::name(each.grade)},
                                      {"range", {each.least, each.most}},
                                      {"good", {each.goodFrom, each.goodTo}}});
    for (const dataset::Finding& each : report.findings)
        object["findings"].push_back({{"file", each.file},
                                      {"trouble", dataset::name(each.trouble)},
                                      {"figure", each.figure},
                                      {"sentence", each.sentence},
                                      {"suggestion", each.drop ? "drop" : "keep"}});
    for (const dataset::FileFigures& each : report.files)
        object["files"].push_back(toJson(each));
    printLine(object.dump(-1, ' ', false, json::error_handler_t::replace));
}

/// A sign for each grade that needs no colour.
const char* signOf(dataset::Grade grade)
{
    switch (grade) {
    case dataset::Grade::Good:
        return "good";
    case dataset::Grade::Care:
        return "care";
    case dataset::Grade::Wrong:
        return "WRONG";
    case dataset::Grade::Unknown:
        return "–";
    }
    return "";
}

void printText(const CheckReport& report)
{
    std::printf("%s\n\n", report.verdict.c_str());
    for (const dataset::Measure& each : report.measures)
        std::printf("%-16s %-6s %s\n", each.name.c_str(), signOf(each.grade), each.text.c_str());
    if (!report.findings.empty())
        std::printf("\n");
    for (const dataset::Finding& each : report.findings)
        std::printf("%-5s %s: %s\n", each.drop ? "drop" : "keep", each.file.c_str(), each.sentence.c_str());
    std::printf("\n");
    for (const std::string& each : report.advice)
        std::printf("%s\n", each.c_str());
}

int runCheck(const DatasetOptions& options)
{
    std::stop_source stop;
    CheckReport report;
    {
        ProgressLine line(!options.asJson);
        const SignalWatch signals([&] { stop.request_stop(); }, [] { ::_exit(kExitStopped); });
        const Job job(stop.get_token(),
                      [&](double fraction, std::string_view stage) { line.report(fraction, stage); });
        dataset::CheckRequest request = options.request;
        request.cacheFolder = cacheFolder() / "dataset";
        studio::EngineThread engine;
        report = engine.run([&](engine::Engine& e) { return e.checkDataset(request, job); }).get();
    }
    for (const std::string& warning : report.warnings)
        std::fprintf(stderr, "%s\n", warning.c_str());
    if (options.drop) {
        std::set<std::string> names = dataset::readLeftOut(options.request.data);
        for (const dataset::Finding& each : report.findings)
            if (each.drop)
                names.insert(each.file);
        dataset::writeLeftOut(options.request.data, names);
        for (dataset::FileFigures& file : report.files)
            file.leftOut = names.contains(file.file);
        std::vector<std::string> warnings = std::move(report.warnings);
        report = dataset::judge(std::move(report.files));
        report.warnings = std::move(warnings);
    }
    options.asJson ? printJson(report) : printText(report);
    return 0;
}

/// Leaves recordings out of training, or takes them back; none is touched.
int choose(const DatasetOptions& options, bool keep)
{
    const std::filesystem::path& folder = options.request.data;
    std::set<std::string> there;
    const dataset::Recordings recordings = dataset::findRecordings(folder, options.request.mostSpeakers);
    for (const auto& list : {recordings.files, recordings.leftOut})
        for (const dataset::Recording& recording : list)
            there.insert(recording.name);
    std::set<std::string> names = dataset::readLeftOut(folder);
    for (const std::string& file : options.files) {
        const std::string name = std::filesystem::path(file).lexically_normal().string();
        if (!there.contains(name))
            throw InvalidInput("There is no recording " + name + " in " + folder.string() +
                               ": write its name as koe dataset check shows it.");
        keep ? (void)names.erase(name) : (void)names.insert(name);
    }
    dataset::writeLeftOut(folder, names);
    return 0;
}

} // namespace

void addDataset(CLI::App& program, Action& action, char** arguments)
{
    auto options = std::make_shared<DatasetOptions>();
    CLI::App& verb = *program.add_subcommand("dataset", "Recordings to train on: what they are good for");
    verb.require_subcommand(1);
    CLI::App& check =
        *verb.add_subcommand("check", "Listen to a folder: speech, noise, clipping, echo, other voices …");
    addPath(check, "DIR", options->request.data, "Folder of recordings, as train has it", "DIR")->required();
    check.add_flag("--json", options->asJson, "As JSON");
    check.add_flag("--drop", options->drop,
                   "Leave out what should be (koe-dataset.json in the folder; no recording is touched)");
    addNumber<int>(check, "--jobs", options->request.jobs, "Recordings at a time (as many as processors)", 1,
                   256);
    check.callback([options, &action, arguments] {
        action = [options, arguments] {
            studio::ensurePassiveOpenMp(arguments);
            return runCheck(*options);
        };
    });
    for (const bool keep : {false, true}) {
        CLI::App& choice = *verb.add_subcommand(
            keep ? "keep" : "drop", keep ? "Take recordings back that were left out"
                                         : "Leave recordings out of training; they stay where they are");
        addPath(choice, "DIR", options->request.data, "Folder of recordings", "DIR")->required();
        choice.add_option("FILE", options->files, "Recordings, as check names them")
            ->type_name("FILE")
            ->required();
        choice.callback(
            [options, keep, &action] { action = [options, keep] { return choose(*options, keep); }; });
    }
}

} // namespace koe::cli
