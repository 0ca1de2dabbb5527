#include "convert/convert.h"

#include "convert/conversion_line.h"
#include "convert/listening.h"
#include "convert/outputs.h"
#include "convert/prepared_signal.h"
#include "convert/recording.h"
#include "convert/request_models.h"
#include "convert/result_file.h"
#include "core/error.h"
#include "core/log.h"
#include "nn/start.h"

#include <algorithm>
#include <chrono>
#include <random>

namespace koe::convert {
namespace fs = std::filesystem;
namespace {

Unvoiced unvoicedFromName(const std::string& name)
{
    if (name == "protect")
        return Unvoiced::Protect;
    if (name == "zero")
        return Unvoiced::Zero;
    if (name == "original")
        return Unvoiced::Original;
    throw UsageError("Unvoiced frames know no \"" + name + "\": choose protect, zero or original.");
}

AutoTranspose autoTransposeFromName(const std::string& name)
{
    if (name == "off")
        return AutoTranspose::Off;
    if (name == "semitone")
        return AutoTranspose::Semitone;
    if (name == "octave")
        return AutoTranspose::Octave;
    throw UsageError("There is no automatic transposition \"" + name + "\": choose off, semitone or octave.");
}

LineSettings settingsOf(const ConvertRequest& request)
{
    LineSettings settings;
    settings.transposeSemitones = request.transposeSemitones;
    settings.autoTranspose = autoTransposeFromName(request.autoTranspose);
    settings.unvoiced = unvoicedFromName(request.unvoiced);
    settings.indexRate = request.indexRate.value_or(settings.indexRate);
    settings.protect = request.protect;
    settings.rmsMix = request.rmsMix;
    settings.resampleHz = request.resampleHz;
    settings.speaker = request.speaker;
    settings.noise = static_cast<float>(request.noise);
    settings.seed = request.seed ? *request.seed : std::random_device{}();
    if (!request.pitchCurve.empty())
        settings.curve = readPitchCurve(request.pitchCurve);
    if (request.xPad || request.xQuery || request.xCenter || request.xMax) {
        ReferenceChunks chunks;
        chunks.pad = request.xPad.value_or(chunks.pad);
        chunks.query = request.xQuery.value_or(chunks.query);
        chunks.center = request.xCenter.value_or(chunks.center);
        chunks.max = request.xMax.value_or(chunks.max);
        settings.reference = chunks;
    }
    checkSettings(settings);
    return settings;
}

/// One recording on its way.
struct Work
{
    FilePair files;
    std::optional<Recording> source; ///< waiting on the disk
    std::vector<Listening> heard;    ///< of each of its voices
    ConvertedFile done;
};

/// Runs a step of one recording; what goes wrong with it is its own, unless the user stopped or nothing can
/// go on.
template <typename Step> void attempt(Work& work, Step step)
{
    const auto start = std::chrono::steady_clock::now();
    const std::string name = work.files.input.string();
    try {
        step();
    } catch (const Error& problem) {
        work.done.problem = problem.what();
    } catch (const std::bad_alloc&) {
        work.done.problem = "There is not enough memory for " + name + ": close other programs.";
    } catch (const std::exception& problem) {
        log::error("converting {}: {}", name, problem.what());
        work.done.problem = name + " could not be converted; the log says why.";
    }
    if (!work.done.problem.empty())
        work.source.reset();
    work.done.elapsedSeconds +=
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// First everything is listened to, then everything is spoken: the large models take turns.
void convertGroup(std::span<Work> group, const ConvertRequest& request, const LineSettings& settings,
                  RequestModels& models, const Job& job)
{
    const Stereo stereo = stereoFromName(request.stereo);
    const auto at = [](std::size_t voice, const Recording& source) { // where it stands in the bar
        return static_cast<double>(voice) / static_cast<double>(source.voices.size());
    };
    constexpr double kListening = 0.1; // of the time
    const auto part = [&](std::size_t i, double from, double to) {
        const double each = (to - from) / static_cast<double>(group.size());
        return job.part(from + static_cast<double>(i) * each, from + static_cast<double>(i + 1) * each);
    };
    for (std::size_t i = 0; i < group.size(); i++) {
        Work& work = group[i];
        const Job step = part(i, 0.0, kListening);
        step.throwIfStopped();
        attempt(work, [&] {
            checkOutput(work.files, request.overwrite);
            work.source.emplace(readRecording(work.files.input, stereo, settings.scratchFolder, step));
            work.done.inputSeconds = work.source->seconds();
        });
        if (!work.source)
            continue;
        step.report(0.0, "loading");
        pitch::PitchTracker* tracker = models.tracker();
        attempt(work, [&] {
            for (const Spool& voice : work.source->voices)
                work.heard.push_back(listen(
                    voice, tracker, settings,
                    step.part(at(work.heard.size(), *work.source), at(work.heard.size() + 1, *work.source))));
            work.done.autoSemitones = settlePitch(work.heard, settings);
        });
    }
    if (std::none_of(group.begin(), group.end(), [](const Work& work) { return work.source.has_value(); }))
        return;
    job.report(kListening, "loading");
    const ConversionLine line(models.speakers(), settings);
    for (std::size_t i = 0; i < group.size(); i++) {
        Work& work = group[i];
        if (!work.source)
            continue;
        const Job step = part(i, kListening, 1.0);
        step.throwIfStopped();
        attempt(work, [&] {
            const Recording& source = *work.source;
            Spoken spoken;
            for (std::size_t v = 0; v < source.voices.size(); v++)
                line.speak(source.voices[v], work.heard[v], gatherInto(spoken, settings.scratchFolder),
                           step.part(at(v, source), at(v + 1, source)));
            const Spool& first = source.voices.front();
            const auto side =
                source.side ? std::optional<Side>({*source.side, first.ownRateHz, 1.0f / peakDivisor(first)})
                            : std::nullopt;
            writeResult(work.files.output, spoken, side, settings.scratchFolder, step);
        });
        work.source.reset();
        work.heard.clear();
    }
}

} // namespace

ConvertReport convert(const ConvertRequest& request, const Job& job)
{
    constexpr std::size_t kGroup = 32; // recordings that wait on the disk between the two turns of the models
    const std::vector<FilePair> pairs = chooseOutputs(request);
    LineSettings settings = settingsOf(request);
    const fs::path folder =
        pairs.size() == 1 ? fs::absolute(pairs.front().output).parent_path() : fs::path(request.output);
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw InvalidInput("The folder " + folder.string() + " cannot be made: choose another one.");
    settings.scratchFolder = folder;

    ConvertReport report;
    nn::start();
    job.report(0.0, "loading");
    RequestModels models(request, report.warnings);
    models.complete(settings);
    std::vector<Work> works(pairs.size());
    for (std::size_t i = 0; i < pairs.size(); i++) {
        works[i].files = pairs[i];
        works[i].done.input = pairs[i].input;
        works[i].done.output = pairs[i].output;
    }
    const double all = static_cast<double>(works.size());
    for (std::size_t first = 0; first < works.size(); first += kGroup) {
        const std::size_t count = std::min(kGroup, works.size() - first);
        convertGroup(std::span(works).subspan(first, count), request, settings, models,
                     job.part(static_cast<double>(first) / all, static_cast<double>(first + count) / all));
    }
    for (Work& work : works)
        report.files.push_back(std::move(work.done));
    job.report(1.0, "done");
    return report;
}

} // namespace koe::convert
