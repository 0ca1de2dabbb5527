#include "assets/manifest.h"
#include "cli/commands.h"
#include "cli/json_output.h"
#include "cli/options.h"
#include "studio/outcome.h"
#include "cli/progress_line.h"
#include "cli/signal_watch.h"
#include "core/error.h"
#include "studio/engine_thread.h"
#include "studio/openmp_policy.h"
#include "studio/progress_pace.h"
#include "studio/training_process.h"

#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace koe::cli {
namespace {

using studio::TrainingEvent;
using training::TrainRequest;

struct TrainOptions
{
    TrainRequest request;
    bool json = false;
};

/// Training in this process: events as JSON lines. What the front and the desktop app start.
int trainHere(const TrainRequest& request)
{
    std::signal(SIGPIPE, SIG_IGN); // whoever started us may be gone: then save and end
    std::stop_source stop;
    const SignalWatch signals([&] { stop.request_stop(); }, [] {});
    const auto say = [&stop](const TrainingEvent& event) {
        if (!printLine(toJsonLine(event)))
            stop.request_stop();
    };
    studio::ProgressPace pace;
    const Job job(stop.get_token(), [&](double fraction, std::string_view stage) {
        if (pace.due(fraction, stage))
            say(studio::StageProgress{fraction, std::string(stage)});
    });
    studio::EngineThread engine;
    try {
        const auto report =
            engine
                .run([&](engine::Engine& e) {
                    return e.train(request, job, [&](const training::StepReport& step) { say(step); });
                })
                .get();
        for (const std::string& warning : report.warnings)
            say(studio::Warning{warning});
        say(report);
        return report.stopped && stop.stop_requested() ? kExitStopped : 0;
    } catch (...) {
        const studio::Failure failure = studio::failureOf(std::current_exception());
        say(failure);
        return failure.exitCode;
    }
}

/// @param timed the clock ends the training, not the number of epochs
std::string stepText(const training::StepReport& step, bool timed)
{
    char text[160];
    const std::string of = timed ? std::string() : " of " + std::to_string(step.epochs);
    std::snprintf(text, sizeof text, "epoch %d%s · step %lld · mel %.1f · %.1f s/step", step.epoch,
                  of.c_str(), static_cast<long long>(step.step), step.lossMel, step.secondsPerStep);
    return text;
}

/// Shows on stderr what a training process says.
class TrainingDisplay
{
public:
    explicit TrainingDisplay(bool timed) : m_timed(timed) {}

    void show(const TrainingEvent& event)
    {
        if (const auto* progress = std::get_if<studio::StageProgress>(&event)) {
            if (progress->stage != m_stage)
                m_line.setDetail("");
            m_stage = progress->stage;
            m_line.report(progress->fraction, progress->stage);
        } else if (const auto* step = std::get_if<training::StepReport>(&event)) {
            m_line.setDetail(stepText(*step, m_timed));
        } else if (const auto* warning = std::get_if<studio::Warning>(&event)) {
            m_line.say(warning->sentence);
        }
    }
    void say(std::string_view sentence) { m_line.say(sentence); }

private:
    bool m_timed;
    ProgressLine m_line;
    std::string m_stage;
};

/// Training in a child process; this one shows how far it is and passes on what the user wants.
int trainInChild(const TrainRequest& request)
{
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    studio::TrainingProcess process(program, request);
    studio::TrainingProcess::Outcome outcome;
    {
        TrainingDisplay display(request.stopAfterMinutes > 0);
        const SignalWatch signals(
            [&] {
                display.say("Stopping: the step is finished and saved, then index and voice are written. "
                            "Ctrl-C once more ends it at once.");
                process.stop();
            },
            [&] { process.kill(); });
        outcome = process.follow([&](const TrainingEvent& event) { display.show(event); },
                                 [&](std::string_view line) { display.say(line); });
    }
    if (!outcome.report) {
        std::fprintf(stderr, "%s\n", outcome.sentence.c_str());
        return outcome.exitCode;
    }
    if (outcome.report->stopped)
        std::fprintf(stderr, "Saved after epoch %d: run the same command again to go on.\n",
                     outcome.report->epoch);
    for (const auto& result : {outcome.report->voice, outcome.report->index})
        if (!result.empty())
            printLine(result.string());
    return outcome.exitCode;
}

void takeSampleRate(TrainRequest& request, const std::string& text)
{
    for (const auto& [word, rate] : {std::pair{"32k", 32000}, {"40k", 40000}, {"48k", 48000}})
        if (text == word || text == std::to_string(rate)) {
            request.sampleRateHz = rate;
            return;
        }
    throw CLI::ValidationError("--sample-rate", "\"" + text + "\" is not one of 32k, 40k, 48k.");
}

std::string baseProblem(const std::string& text)
{
    const auto comma = text.find(',');
    const bool pair = comma != 0 && comma != text.npos && comma + 1 != text.size();
    const assets::Asset* listed = assets::findAsset(text);
    return text == "starter" || text == "none" || pair || (listed != nullptr && listed->base)
               ? std::string()
               : "\"" + text + "\" is neither starter, none, FILE_G,FILE_D nor a base of koe assets list.";
}

std::string versionProblem(const std::string& text)
{
    return text == "v1" || text == "v2" ? std::string() : "\"" + text + "\" is neither v1 nor v2.";
}

} // namespace

void addTrain(CLI::App& program, Action& action, char** arguments)
{
    auto options = std::make_shared<TrainOptions>();
    TrainRequest& request = options->request;
    CLI::App& verb = *program.add_subcommand("train", "Make a voice from a folder of recordings; "
                                                      "again with the same name it goes on");
    verb.add_option("NAME", request.name, "Name of the experiment and of the voice")
        ->required()
        ->type_name("");
    addPath(verb, "--data", request.data, "Folder of recordings (needed the first time)", "DIR");
    verb.add_option_function<std::string>(
            "--sample-rate", [&request](const std::string& text) { takeSampleRate(request, text); },
            "Rate of the voice (the base's; 40k without one)")
        ->type_name("32k|40k|48k");
    addWord(verb, "--version", request.version, "RVC version of the voice (the base's; v2 without one)",
            "v1|v2", versionProblem);
    addNumber<int>(verb, "--epochs", request.epochs, "Times through the recordings (20)", 1, 1'000'000);
    addNumber<int>(verb, "--batch", request.batch, "Clips per step (4)", 1, 1024);
    addNumber<int>(verb, "--save-every", request.saveEvery, "Epochs between saves (5)", 1, 1'000'000);
    addWord(verb, "--base", request.base, "What to start from (starter)", "FILE_G,FILE_D|NAME|starter|none",
            baseProblem);
    addDevice(verb, request.device);
    addNumber<int>(verb, "--jobs", request.jobs, "Recordings prepared at once (as many as processors)", 0,
                   1024);
    addNumber<std::uint64_t>(verb, "--seed", request.seed, "Equal seeds, equal runs (1234)");
    addPitch(verb, request.pitchMethod, std::string(kPitchMethods) + " (the best whose weights are there)");
    addPath(verb, "--pitch-model", request.pitchModel, "Weights of the pitch method");
    addPitchRepair(verb, request.filterRadius, request.repairOctaves);
    addPath(verb, "--content", request.content, "Speech encoder (the base's)", "FILE|DIR");
    verb.add_flag_callback(
        "--no-f0", [&request] { request.f0 = false; }, "A voice without pitch, for speech only");
    verb.add_flag("--latest-only", request.latestOnly, "Keep only the newest save");
    addNumber<int>(verb, "--hold-out", request.holdOut,
                   "Clips kept out of training and index, to judge by (0)", 0, 100);
    verb.add_flag("--json", options->json,
                  "Train in this process and say everything as JSON lines on stdout");
    // For maintainers' long runs; left out of the help.
    addPath(verb, "--model-config", request.modelConfig, "Config JSON with other sizes, for --base none")
        ->group("");
    addNumber<int>(verb, "--minutes", request.stopAfterMinutes, "Save and end after so long", 0, 100'000)
        ->group("");
    verb.callback([options, &action, arguments] {
        action = [options, arguments] {
            options->request.home = Home::find();
            if (!options->json)
                return trainInChild(options->request);
            studio::ensurePassiveOpenMp(arguments);
            return trainHere(options->request);
        };
    });
}

} // namespace koe::cli
