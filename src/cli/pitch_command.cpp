#include "cli/commands.h"
#include "cli/json_output.h"
#include "cli/options.h"
#include "cli/progress_line.h"
#include "cli/signal_watch.h"
#include "convert/follow_pitch.h"
#include "core/cache_folder.h"
#include "core/error.h"
#include "studio/engine_thread.h"
#include "studio/openmp_policy.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace koe::cli {
namespace {

using convert::FollowedFile;
using convert::PitchReport;
using convert::PitchRequest;
using nlohmann::json;

constexpr int kExitBadInput = 3;

struct PitchOptions
{
    PitchRequest request;
    std::vector<std::string> inputs;
    bool noCache = false;
    bool json = false;
};

json toJson(const PitchReport& report)
{
    json files = json::array();
    for (const FollowedFile& file : report.files) {
        json each{{"input", file.input.string()},
                  {"seconds", file.seconds},
                  {"elapsed_seconds", file.elapsedSeconds},
                  {"problem", file.problem},
                  {"hz", file.track.hz}};
        if (!file.output.empty())
            each["output"] = file.output.string();
        files.push_back(std::move(each));
    }
    return {{"method", report.method}, {"frames_per_second", 100}, {"files", files}};
}

void print(const PitchReport& report)
{
    for (const FollowedFile& file : report.files)
        if (!file.problem.empty())
            std::fprintf(stderr, "%s\n", file.problem.c_str());
        else if (!file.output.empty())
            printLine(file.output.string());
        else
            for (std::size_t i = 0; i < file.track.hz.size(); i++)
                printLine(numberText(static_cast<double>(i) / 100.0) + "," + numberText(file.track.hz[i]));
}

int runPitch(const PitchRequest& request, bool asJson)
{
    std::stop_source stop;
    PitchReport report;
    {
        ProgressLine line(!asJson);
        const SignalWatch signals([&] { stop.request_stop(); }, [] { ::_exit(kExitStopped); });
        const Job job(stop.get_token(),
                      [&](double fraction, std::string_view stage) { line.report(fraction, stage); });
        studio::EngineThread engine;
        report = engine.run([&](engine::Engine& e) { return e.followPitch(request, job); }).get();
    }
    if (asJson)
        printLine(toJson(report).dump(-1, ' ', false, json::error_handler_t::replace));
    else
        print(report);
    const auto failed = [](const FollowedFile& file) { return !file.problem.empty(); };
    return std::any_of(report.files.begin(), report.files.end(), failed) ? kExitBadInput : 0;
}

} // namespace

void addPitchVerb(CLI::App& program, Action& action, char** arguments)
{
    auto options = std::make_shared<PitchOptions>();
    PitchRequest& request = options->request;
    CLI::App& verb = *program.add_subcommand("pitch", "Follow the pitch of recordings: lines of seconds,Hz");
    verb.add_option("IN", options->inputs, "Recordings")->required()->type_name("");
    addPath(verb, "-o,--output", request.output,
            "Result: a file for one recording, a folder for several (stdout)", "CSV|DIR");
    addPitch(verb, request.pitchMethod, std::string(kPitchMethods) + " (the best whose weights are there)");
    addPath(verb, "--pitch-model", request.pitchModel, "Weights of the pitch method");
    addPitchRepair(verb, request.filterRadius, request.repairOctaves);
    addDevice(verb, request.device);
    verb.add_flag("--overwrite", request.overwrite, "Replace results that are there");
    verb.add_flag("--no-cache", options->noCache, "Follow anew what was followed before");
    verb.add_flag("--json", options->json, "As JSON");
    verb.callback([options, &action, arguments] {
        action = [options, arguments] {
            studio::ensurePassiveOpenMp(arguments);
            PitchRequest& ready = options->request;
            ready.home = Home::find();
            ready.inputs.assign(options->inputs.begin(), options->inputs.end());
            if (ready.inputs.size() > 1 && ready.output.empty() && !options->json)
                throw UsageError("Several recordings need a folder for their pitch: name one with -o.");
            if (!options->noCache)
                ready.cacheFolder = cacheFolder() / "pitch";
            return runPitch(ready, options->json);
        };
    });
}

} // namespace koe::cli
