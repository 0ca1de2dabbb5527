#include "cli/commands.h"
#include "cli/json_output.h"
#include "cli/options.h"
#include "studio/outcome.h"
#include "cli/progress_line.h"
#include "cli/signal_watch.h"
#include "core/cache_folder.h"
#include "core/error.h"
#include "studio/engine_thread.h"
#include "studio/openmp_policy.h"
#include "studio/presets.h"
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
    std::string preset;
    std::string savedPreset;
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
    for (const convert::ConvertedFile& file : report.files) {
        json one = {{"input", file.input.string()},         {"output", file.output.string()},
                    {"input_seconds", file.inputSeconds},   {"elapsed_seconds", file.elapsedSeconds},
                    {"auto_semitones", file.autoSemitones}, {"problem", file.problem}};
        for (const auto& [name, value] :
             {std::pair("source_lufs", file.sourceLufs), std::pair("result_lufs", file.resultLufs),
              std::pair("true_peak_dbtp", file.truePeakDb)})
            if (value)
                one[name] = *value;
        files.push_back(std::move(one));
    }
    return {{"event", "done"},
            {"files", files},
            {"warnings", report.warnings},
            {"exit_code", exitCodeOf(report)}};
}

/// Paths of results on stdout, what went wrong on stderr.
void printPaths(const ConvertReport& report)
{
    for (const convert::ConvertedFile& file : report.files)
        if (!file.problem.empty())
            std::fprintf(stderr, "%s\n", file.problem.c_str());
        else if (file.output != "-")
            printLine(file.output.string());
}

/// The same for eyes: a line per recording, names last, for they have any length.
void printTable(const ConvertReport& report)
{
    printLine("   seconds      time  shift  result");
    for (const convert::ConvertedFile& file : report.files) {
        char numbers[64];
        std::snprintf(numbers, sizeof numbers, "%10.1f %9.1f  %+5.0f  ", file.inputSeconds,
                      file.elapsedSeconds, file.autoSemitones);
        printLine(numbers + (file.problem.empty() ? file.output.string()
                                                  : "FAILED: " + file.input.string() + ": " + file.problem));
    }
}

void print(const ConvertReport& report)
{
    for (const std::string& warning : report.warnings)
        std::fprintf(stderr, "%s\n", warning.c_str());
    const std::size_t all = report.files.size();
    if (all > 1 && ::isatty(STDOUT_FILENO) == 1)
        printTable(report);
    else
        printPaths(report);
    const auto done = static_cast<std::size_t>(
        std::count_if(report.files.begin(), report.files.end(),
                      [](const convert::ConvertedFile& file) { return file.problem.empty(); }));
    if (all > 1)
        std::fprintf(stderr,
                     done == all
                         ? "%zu of %zu recordings were converted.\n"
                         : "%zu of %zu recordings were converted; what became of the others stands above.\n",
                     done, all);
}

/// Says what the exception at hand means. @return exit code
int reportFailure(bool asJson)
{
    const studio::Failure failure = studio::failureOf(std::current_exception());
    if (asJson)
        printLine(toJsonLine(failure));
    else
        std::fprintf(stderr, "%s\n", failure.sentence.c_str());
    return failure.exitCode;
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
            engine.run([&](engine::Engine& e) { return e.convert(request, job, {}); }).get();
        line.finish();
        if (asJson)
            printLine(lineOf(toJson(report)));
        else
            print(report);
        return exitCodeOf(report);
    } catch (...) {
        line.finish();
        return reportFailure(asJson);
    }
}

/// The preset that was named, else the voice's own, under what the command line says.
void takePreset(CLI::App& verb, ConvertOptions& options)
{
    ConvertRequest& request = options.request;
    if (options.preset == "none")
        return;
    const auto file = options.preset.empty() ? studio::presetOfVoice(request.home, request.voice)
                                             : studio::presetFile(request.home, options.preset);
    if (!file)
        return;
    for (const std::string& name : studio::applyPreset(request.home, *file, request))
        std::fprintf(stderr, "The preset %s has a setting \"%s\" that is not known here: it does nothing.\n",
                     file->c_str(), name.c_str());
    if (options.preset.empty())
        std::fprintf(stderr, "The voice's preset %s is applied (--preset none leaves it out).\n",
                     file->c_str());
    for (CLI::Option* option : verb.get_options())
        if (option->count() > 0)
            option->run_callback();
}

/// What the words come to besides their own values.
void settle(CLI::App& verb, ConvertOptions& options)
{
    ConvertRequest& request = options.request;
    request.home = Home::find();
    request.pitchCache = cacheFolder() / "pitch";
    takePreset(verb, options);
    if (!options.savedPreset.empty())
        studio::savePreset(studio::presetFile(request.home, options.savedPreset), request);
    request.inputs.assign(options.inputs.begin(), options.inputs.end());
    if (options.json && request.output == "-")
        throw UsageError("--json and -o - both write to the standard output: leave one of them out.");
}

void addTuning(CLI::App& verb, ConvertRequest& request)
{
    addNumber<double>(verb, "--transpose", request.transposeSemitones, "Semitones up (+) or down (-)", -48,
                      48);
    addChoice(verb, "--auto-transpose", request.autoTranspose,
              "Shift to the voice's own median pitch, once per recording (off)",
              {"off", "semitone", "octave"});
    addPitch(verb, request.pitchMethod, std::string(kPitchMethods) + " (the best whose weights are there)");
    addPath(verb, "--pitch-curve", request.pitchCurve, "Pitch to sing instead, lines of seconds,Hz", "CSV");
    addPath(verb, "--pitch-out", request.pitchOut,
            "Writes the pitch that is sung, for --pitch-curve (a file per channel that is converted)",
            "CSV|DIR");
    addPitchRepair(verb, request.filterRadius, request.repairOctaves);
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
    addNumber<double>(verb, "--formant", request.formantSemitones,
                      "Timbre higher (+) or lower (-) by semitones, the pitch stays", -12, 12);
    verb.add_option("--autotune", request.autotune, "Notes to sing, as C:major, F#:minor, C:chromatic")
        ->type_name("KEY:SCALE");
    addNumber<double>(verb, "--autotune-strength", request.autotuneStrength,
                      "1 sings the notes alone, less leaves expression (1)", 0, 1);
    addNumber<double>(verb, "--clean", request.clean, "Steady noise out of the recording first (0)", 0, 1);
    verb.add_flag("--loudness-match", request.matchLoudness,
                  "As loud as the recording (ITU-R BS.1770), peaks limited to -1 dBTP");
    addNumber<double>(verb, "--peak-limit", request.peakLimitDbtp,
                      "Limit true peaks instead of scaling the whole", -30, 0)
        ->type_name("DBTP");
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
    verb.add_option("IN", options->inputs,
                    "Recordings, folders of them (with what is below), patterns; - for the standard input")
        ->required()
        ->type_name("");
    addPath(verb, "-o,--output", request.output,
            "Result: a file for one recording, else a folder; - for the standard output (wav)", "OUT|DIR")
        ->required();
    verb.add_option("--voice", request.voice, "Voice by name or file")->required()->type_name("NAME|FILE");
    verb.add_option("--format", request.format, "Written as (what OUT ends in; wav16 in a folder)")
        ->type_name("wav16|wav24|wavf|flac|flac24|mp3|ogg|opus|m4a");
    verb.add_option("--index", request.index, "Index of the voice (auto)")->type_name("FILE|auto|none");
    addTuning(verb, request);
    verb.add_option(
            "--preset", options->preset,
            "Settings by name or file, which other options override (the voice's own, if there is one)")
        ->type_name("NAME|FILE|none");
    verb.add_option("--save-preset", options->savedPreset, "Keep these settings under a name or in a file")
        ->type_name("NAME|FILE");
    addSize(verb, "--memory", request.memoryBytes, "What the program may hold (what is free)");
    verb.add_flag("--overwrite", request.overwrite, "Replace results that are there");
    verb.add_flag("--json", options->json, "Progress and report as JSON lines on stdout");
    verb.callback([options, &verb, &action, arguments] {
        action = [options, &verb, arguments] {
            studio::ensurePassiveOpenMp(arguments);
            try {
                settle(verb, *options);
            } catch (...) {
                return reportFailure(options->json);
            }
            return runConvert(options->request, options->json);
        };
    });
}

} // namespace koe::cli
