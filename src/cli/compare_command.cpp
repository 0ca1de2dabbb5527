#include "cli/commands.h"
#include "cli/json_output.h"
#include "cli/options.h"
#include "cli/progress_line.h"
#include "cli/signal_watch.h"
#include "core/error.h"
#include "studio/engine_thread.h"
#include "studio/openmp_policy.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>
#include <unistd.h>

namespace koe::cli {
namespace {

using compare::CompareReport;
using compare::CompareRequest;
using compare::SoundFigures;
using nlohmann::json;

json toJson(const SoundFigures& figures)
{
    return {{"seconds", figures.seconds},
            {"sample_rate", figures.sampleRateHz},
            {"level_db", figures.levelDb},
            {"peak_db", figures.peakDb},
            {"median_pitch_hz", figures.medianPitchHz},
            {"voiced_share", figures.voicedShare}};
}

void printJson(const CompareReport& report)
{
    const json object{{"source", toJson(report.source)},
                      {"result", toJson(report.result)},
                      {"pitch_method", report.pitchMethod},
                      {"frames_voiced_in_both", report.framesVoicedInBoth},
                      {"pitch_correlation", report.pitchCorrelation},
                      {"pitch_error_semitones", report.pitchErrorSemitones},
                      {"shift_semitones", report.shiftSemitones},
                      {"voicing_agreement", report.voicingAgreement},
                      {"log_spectral_distance_db", report.logSpectralDistanceDb},
                      {"warnings", report.warnings}};
    printLine(object.dump(-1, ' ', false, json::error_handler_t::replace));
}

/// "–" where there is nothing to say.
std::string figure(double value, int decimals, const char* unit)
{
    if (!std::isfinite(value))
        return "–";
    char text[64];
    std::snprintf(text, sizeof text, "%.*f%s", decimals, value, unit);
    return text;
}

void printTable(const CompareReport& report)
{
    const auto both = [](const char* name, double source, double result, int decimals, const char* unit) {
        std::printf("%-24s %12s %12s\n", name, figure(source, decimals, unit).c_str(),
                    figure(result, decimals, unit).c_str());
    };
    const auto one = [](const char* name, const std::string& text) {
        std::printf("%-24s %12s %12s\n", name, "", text.c_str());
    };
    const SoundFigures& source = report.source;
    const SoundFigures& result = report.result;
    std::printf("%-24s %12s %12s\n", "", "source", "result");
    both("length", source.seconds, result.seconds, 2, " s");
    both("sample rate", source.sampleRateHz, result.sampleRateHz, 0, " Hz");
    both("level", source.levelDb, result.levelDb, 1, " dB");
    both("peak", source.peakDb, result.peakDb, 1, " dB");
    both("median pitch", source.medianPitchHz, result.medianPitchHz, 0, " Hz");
    both("voiced", source.voicedShare * 100, result.voicedShare * 100, 0, " %");
    one("pitch correlation", figure(report.pitchCorrelation, 3, ""));
    one("pitch shift", figure(report.shiftSemitones, 2, " st"));
    one("pitch error", figure(report.pitchErrorSemitones, 2, " st"));
    one("voicing agreement", figure(report.voicingAgreement * 100, 1, " %"));
    one("spectral distance", figure(report.logSpectralDistanceDb, 1, " dB"));
}

int runCompare(const CompareRequest& request, bool asJson)
{
    std::stop_source stop;
    CompareReport report;
    {
        ProgressLine line(!asJson);
        const SignalWatch signals([&] { stop.request_stop(); }, [] { ::_exit(kExitStopped); });
        const Job job(stop.get_token(),
                      [&](double fraction, std::string_view stage) { line.report(fraction, stage); });
        studio::EngineThread engine;
        report = engine.run([&](engine::Engine& e) { return e.compare(request, job); }).get();
    }
    for (const std::string& warning : report.warnings)
        std::fprintf(stderr, "%s\n", warning.c_str());
    asJson ? printJson(report) : printTable(report);
    if (!asJson && !request.picture.empty())
        printLine(request.picture.string());
    return 0;
}

} // namespace

void addCompare(CLI::App& program, Action& action, char** arguments)
{
    auto request = std::make_shared<CompareRequest>();
    auto asJson = std::make_shared<bool>(false);
    CLI::App& verb =
        *program.add_subcommand("compare", "A recording before and after: figures and a picture");
    addPath(verb, "SOURCE", request->source, "Recording that was converted")->required();
    addPath(verb, "RESULT", request->result, "What it became")->required();
    addPath(verb, "-o,--output", request->picture, "Picture: waveforms, spectrograms, pitch", "PICTURE.png");
    addPitch(verb, request->pitchMethod, std::string(kPitchMethods) + " (swiftf0 where its weights are)");
    addPath(verb, "--pitch-model", request->pitchModel, "Weights of the pitch method");
    verb.add_flag("--json", *asJson, "As JSON");
    verb.callback([request, asJson, &action, arguments] {
        action = [request, asJson, arguments] {
            studio::ensurePassiveOpenMp(arguments);
            request->home = Home::find();
            return runCompare(*request, *asJson);
        };
    });
}

} // namespace koe::cli
