#include "cli/commands.h"
#include "cli/json_output.h"
#include "cli/options.h"
#include "cli/outcome.h"
#include "cli/progress_line.h"
#include "cli/signal_watch.h"
#include "core/error.h"
#include "studio/engine_thread.h"
#include "studio/openmp_policy.h"
#include "studio/progress_pace.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace koe::cli {
namespace {

using convert::ConvertReport;
using convert::ConvertRequest;
using nlohmann::json;

constexpr int kExitBadInput = 3;

struct ConvertOptions
{
    ConvertRequest request;
    std::vector<std::string> inputs;
    bool json = false;
};

std::string lineOf(const json& object)
{
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

int exitCodeOf(const ConvertReport& report)
{
    const auto failed = [](const convert::ConvertedFile& file) { return !file.problem.empty(); };
    return std::any_of(report.files.begin(), report.files.end(), failed) ? kExitBadInput : 0;
}

json toJson(const ConvertReport& report)
{
    json files = json::array();
    for (const convert::ConvertedFile& file : report.files)
        files.push_back({{"input", file.input.string()},
                         {"output", file.output.string()},
                         {"input_seconds", file.inputSeconds},
                         {"elapsed_seconds", file.elapsedSeconds},
                         {"auto_semitones", file.autoSemitones},
                         {"problem", file.problem}});
    return {{"event", "done"},
            {"files", files},
            {"warnings", report.warnings},
            {"exit_code", exitCodeOf(report)}};
}

void print(const ConvertReport& report)
{
    for (const std::string& warning : report.warnings)
        std::fprintf(stderr, "%s\n", warning.c_str());
    for (const convert::ConvertedFile& file : report.files)
        if (file.problem.empty())
            printLine(file.output.string());
        else
            std::fprintf(stderr, "%s\n", file.problem.c_str());
}

int runConvert(const ConvertRequest& request, bool asJson)
{
    std::stop_source stop;
    ProgressLine line(!asJson);
    const SignalWatch signals([&] { stop.request_stop(); }, [] { ::_exit(kExitStopped); });
    studio::ProgressPace pace;
    const Job job(stop.get_token(), [&](double fraction, std::string_view stage) {
        if (!asJson)
            line.report(fraction, stage);
        else if (pace.due(fraction, stage))
            printLine(lineOf({{"event", "progress"}, {"fraction", fraction}, {"stage", stage}}));
    });
    studio::EngineThread engine;
    try {
        const ConvertReport report =
            engine.run([&](engine::Engine& e) { return e.convert(request, job); }).get();
        line.finish();
        if (asJson)
            printLine(lineOf(toJson(report)));
        else
            print(report);
        return exitCodeOf(report);
    } catch (...) {
        const studio::Failure failure = failureOf(std::current_exception());
        line.finish();
        if (asJson)
            printLine(toJsonLine(failure));
        else
            std::fprintf(stderr, "%s\n", failure.sentence.c_str());
        return failure.exitCode;
    }
}

void addTuning(CLI::App& verb, ConvertRequest& request)
{
    addNumber<double>(verb, "--transpose", request.transposeSemitones, "Semitones up (+) or down (-)", -48,
                      48);
    addChoice(verb, "--auto-transpose", request.autoTranspose,
              "Shift to the voice's own median pitch, once per recording (off)",
              {"off", "semitone", "octave"});
    addPitch(verb, request.pitchMethod, "rmvpe, swiftf0 or pm (the best whose weights are there)");
    addPath(verb, "--pitch-curve", request.pitchCurve, "Pitch to sing instead, lines of seconds,Hz", "CSV");
    addNumber<double>(verb, "--index-rate", request.indexRate,
                      "How far towards the trained timbre (0.75; starter voices 0.3)", 0, 1);
    addNumber<double>(verb, "--protect", request.protect,
                      "Keeps breath and consonants: 0 most, 0.5 off (0.33)", 0, 0.5);
    addChoice(
        verb, "--unvoiced", request.unvoiced,
        "Breath and consonants: protect keeps part of them (RVC), zero leaves them to the index, original "
        "gives them pitch (RVC 2026) (protect)",
        {"protect", "zero", "original"});
    addNumber<double>(verb, "--rms-mix", request.rmsMix, "Loudness: 0 the source's, 1 the voice's (0.25)", 0,
                      1);
    addNumber<int>(verb, "--resample", request.resampleHz, "Rate of the result (the voice's)", 0, 192'000)
        ->type_name("HZ");
    addChoice(verb, "--stereo", request.stereo,
              "mono: one channel; mid: the middle is converted, the sides stay; each: every channel (mono)",
              {"mono", "mid", "each"});
    addNumber<int>(verb, "--speaker", request.speaker, "Speaker of a voice that holds several (0)", 0,
                   1'000'000);
    addPath(verb, "--content", request.content, "Speech encoder (the one that the voice names)", "FILE|DIR");
    addPath(verb, "--pitch-model", request.pitchModel, "Weights of the pitch method");
    addDevice(verb, request.device);
    addNumber<double>(verb, "--noise", request.noise, "Factor on every random draw; 0: none at all (1)", 0,
                      10);
    addNumber<std::uint64_t>(verb, "--seed", request.seed, "Equal seeds, equal results");
    addNumber<double>(verb, "--x-pad", request.xPad, "Chunks: seconds of padding", 0.1, 60)->type_name("S");
    addNumber<double>(verb, "--x-query", request.xQuery,
                      "Chunks: seconds in which the quietest point is sought", 0.1, 600)
        ->type_name("S");
    addNumber<double>(verb, "--x-center", request.xCenter, "Chunks: seconds between cuts", 0.5, 3600)
        ->type_name("S");
    addNumber<double>(verb, "--x-max", request.xMax, "Chunks: longest piece that is left whole, seconds", 0.5,
                      3600)
        ->type_name("S");
}

} // namespace

void addConvert(CLI::App& program, Action& action, char** arguments)
{
    auto options = std::make_shared<ConvertOptions>();
    ConvertRequest& request = options->request;
    CLI::App& verb = *program.add_subcommand("convert", "Speak recordings in a voice");
    verb.add_option("IN", options->inputs, "Recordings")->required()->type_name("");
    addPath(verb, "-o,--output", request.output, "Result: a file for one recording, else a folder", "OUT|DIR")
        ->required();
    verb.add_option("--voice", request.voice, "Voice by name or file")->required()->type_name("NAME|FILE");
    verb.add_option("--index", request.index, "Index of the voice (auto)")->type_name("FILE|auto|none");
    addTuning(verb, request);
    verb.add_flag("--overwrite", request.overwrite, "Replace results that are there");
    verb.add_flag("--json", options->json, "Progress and report as JSON lines on stdout");
    verb.callback([options, &action, arguments] {
        action = [options, arguments] {
            studio::ensurePassiveOpenMp(arguments);
            options->request.home = Home::find();
            options->request.inputs.assign(options->inputs.begin(), options->inputs.end());
            return runConvert(options->request, options->json);
        };
    });
}

} // namespace koe::cli
