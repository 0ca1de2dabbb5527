#include "convert/convert.h"

#include "convert/conversion_line.h"
#include "convert/listening.h"
#include "convert/memory_plan.h"
#include "convert/outputs.h"
#include "convert/prepared_signal.h"
#include "convert/recording.h"
#include "convert/reference_line.h"
#include "convert/request_models.h"
#include "convert/result_file.h"
#include "convert/standard_streams.h"
#include "core/error.h"
#include "core/log.h"
#include "core/memory.h"
#include "nn/start.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <optional>
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

/// What the request names; the rest is what memory allows.
ReferenceChunks chunksOf(const ConvertRequest& request, const ReferenceChunks& others)
{
    return {request.xPad.value_or(others.pad), request.xQuery.value_or(others.query),
            request.xCenter.value_or(others.center), request.xMax.value_or(others.max)};
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
    settings.formantSemitones = request.formantSemitones;
    if (!request.autotune.empty())
        settings.scale = dsp::Scale::parse(request.autotune);
    settings.autotuneStrength = request.autotuneStrength;
    if (!request.pitchCurve.empty())
        settings.curve = readPitchCurve(request.pitchCurve);
    if (request.xPad || request.xQuery || request.xCenter || request.xMax)
        settings.reference = chunksOf(request, {});
    checkSettings(settings);
    return settings;
}

void checkForm(const ConvertRequest& request)
{
    if (!(request.clean >= 0.0 && request.clean <= 1.0))
        throw UsageError("The cleaning must be a number from 0 to 1.");
    const double limitDb = request.peakLimitDbtp.value_or(0.0);
    if (!(limitDb >= -30.0 && limitDb <= 0.0))
        throw UsageError("The peak limit must be a number from -30 to 0 dBTP.");
}

/// So many recordings wait on the disk while the large models take turns.
constexpr std::size_t kGroup = 32;

/// One recording on its way.
struct Work
{
    FilePair files;
    std::optional<Recording> source; ///< waiting on the disk
    std::vector<Listening> heard;    ///< of each of its voices
    ConvertedFile done;
    std::stop_source stop; ///< of this one; the batch's stop stops all
};

/// Recordings of a request, in groups that are listened to and then spoken.
class Batch
{
public:
    Batch(const ConvertRequest& request, std::vector<FilePair> files, ConvertReport& report, const Job& job,
          const FileListener& onFile);

    void run();

private:
    void plan();
    void convertGroup(std::size_t first, std::size_t end);
    void read(Work& work, const Job& job);
    void listenTo(Work& work, const Job& job);
    void writePitchOf(const Work& work) const;
    void speak(Work& work, const ConversionLine& line, const Job& job);
    template <typename Step> void attempt(Work& work, Step step);
    void checkMemory(const Recording& source) const;
    [[nodiscard]] Job stepOf(std::size_t i, double from, double to);
    void tell(std::size_t i, double fraction, bool isOver);

    const ConvertRequest& m_request;
    ConvertReport& m_report;
    const Job& m_job;
    const FileListener& m_onFile;
    Stereo m_stereo;
    LineSettings m_settings;
    MemoryPlan m_plan;
    std::optional<PipeFolder> m_pipes;
    std::optional<RequestModels> m_models;
    std::vector<Work> m_works;
    std::size_t m_first = 0, m_end = 0; ///< the group at hand
};

std::uint64_t budgetOf(const ConvertRequest& request)
{
    constexpr double kShare = 0.9; // of what is free: others breathe too
    if (request.memoryBytes > 0)
        return request.memoryBytes;
    const auto free = freeMemoryBytes();
    return free == 0 ? std::numeric_limits<std::uint64_t>::max()
                     : heldMemoryBytes() + static_cast<std::uint64_t>(kShare * static_cast<double>(free));
}

Batch::Batch(const ConvertRequest& request, std::vector<FilePair> files, ConvertReport& report,
             const Job& job, const FileListener& onFile)
    : m_request(request), m_report(report), m_job(job), m_onFile(onFile),
      m_stereo(stereoFromName(request.stereo)), m_settings(settingsOf(request))
{
    checkForm(request);
    std::error_code error;
    if (files.size() > 1 && fs::exists(request.pitchOut, error) && !fs::is_directory(request.pitchOut, error))
        throw UsageError("The pitch of several recordings needs a folder, and " + request.pitchOut.string() +
                         " is a file.");
    const bool piped = request.output == kStandardStream;
    const bool pipedIn = std::any_of(files.begin(), files.end(),
                                     [](const FilePair& pair) { return pair.input == kStandardStream; });
    fs::path folder = fs::temp_directory_path();
    if (piped || pipedIn)
        m_pipes.emplace();
    if (!piped) {
        folder = files.size() == 1 || !request.outputs.empty()
                     ? fs::absolute(files.front().output).parent_path()
                     : request.output;
        fs::create_directories(folder, error);
        if (error)
            throw InvalidInput("The folder " + folder.string() + " cannot be made: choose another one.");
    }
    m_settings.scratchFolder = folder;

    m_works.resize(files.size());
    for (std::size_t i = 0; i < files.size(); i++) {
        m_works[i].done.input = files[i].input;
        m_works[i].done.output = files[i].output;
        m_works[i].files = std::move(files[i]);
    }

    nn::start();
    job.report(0.0, "loading");
    m_models.emplace(request, report.warnings);
    m_models->complete(m_settings);
    plan();
}

/// @throws Missing when the memory that the user allows is too little; when it is what is free, that may
/// change, and a warning does
void Batch::plan()
{
    constexpr std::uint64_t kMega = 1'000'000;
    const std::uint64_t budget = budgetOf(m_request);
    m_plan = planMemory(budget, m_models->sizes());
    if (budget < m_plan.leastBytes) {
        const std::string needs = std::to_string((m_plan.leastBytes + kMega - 1) / kMega) + " MB";
        if (m_request.memoryBytes > 0)
            throw Missing("With " + std::to_string(budget / kMega) +
                          " MB of memory nothing can be converted: this voice and its models need " + needs +
                          ". Allow more with --memory.");
        m_report.warnings.push_back("Only " + std::to_string(budget / kMega) +
                                    " MB of memory are free, and this voice and its models need " + needs +
                                    ": close other programs if it becomes slow or ends.");
    }
    m_plan.keepAll = m_plan.keepAll && m_works.size() > kGroup; // else each is loaded once anyhow
    m_models->setKeepAll(m_plan.keepAll);
    m_settings.pieces = m_plan.pieces;
    m_settings.pitchFrames = m_plan.pitchFrames;
    if (m_settings.reference)
        m_settings.reference = chunksOf(m_request, m_plan.chunks);
    checkSettings(m_settings);
}

void Batch::run()
{
    const std::stop_callback all(m_job.stopToken(), [this] {
        for (Work& work : m_works)
            work.stop.request_stop();
    });
    // Where both models stay, a recording is finished before the next one is touched.
    const std::size_t most = m_plan.keepAll ? 1 : kGroup;
    for (std::size_t first = 0; first < m_works.size(); first += most)
        convertGroup(first, std::min(first + most, m_works.size()));
    for (Work& work : m_works)
        m_report.files.push_back(std::move(work.done));
}

/// Runs a step of one recording; what goes wrong with it is its own, unless the user stopped.
template <typename Step> void Batch::attempt(Work& work, Step step)
{
    const auto start = std::chrono::steady_clock::now();
    const std::string name = work.files.input.string();
    try {
        step();
    } catch (const Error& problem) {
        work.done.problem = m_pipes ? m_pipes->plain(problem.what()) : problem.what();
    } catch (const Cancelled&) {
        if (m_job.stopRequested())
            throw;
        work.done.problem = name + " was left out.";
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

/// The bar of one recording of the group, of which [from, to] of everything that is done with it.
Job Batch::stepOf(std::size_t i, double from, double to)
{
    const double all = static_cast<double>(m_works.size());
    const double group = static_cast<double>(m_end - m_first), inGroup = static_cast<double>(i - m_first);
    const double begin = static_cast<double>(m_first) + from * group + inGroup * (to - from);
    const Job step = m_job.part(begin / all, (begin + to - from) / all);
    // In a batch it matters which recording it is, not what is done with it.
    const bool isAlone = m_works.size() == 1;
    return Job(m_works[i].stop.get_token(),
               [this, i, from, to, step, isAlone,
                which = std::to_string(i + 1) + " of " +
                        std::to_string(m_works.size())](double fraction, std::string_view stage) {
                   tell(i, from + fraction * (to - from), false);
                   step.report(fraction, isAlone ? stage : std::string_view(which));
               });
}

void Batch::tell(std::size_t i, double fraction, bool isOver)
{
    if (m_onFile && !m_onFile({i, fraction, isOver, m_works[i].done}))
        m_works[i].stop.request_stop();
}

/// RVC's own form holds the whole recording and hears its pitch at once.
void Batch::checkMemory(const Recording& source) const
{
    if (!m_settings.reference)
        return;
    const auto needed =
        static_cast<std::uint64_t>(source.seconds() * static_cast<double>(m_plan.perReferenceSecond));
    if (needed > m_plan.leftForReference)
        throw Missing("With RVC's own chunks (--x-…) the whole recording is held in memory, which takes " +
                      std::to_string(needed / 1'000'000) + " MB more, and " +
                      std::to_string(m_plan.leftForReference / 1'000'000) +
                      " MB are left: leave them out, then any length is converted.");
}

void Batch::read(Work& work, const Job& job)
{
    checkOutput(work.files, m_request.overwrite);
    const fs::path input =
        work.files.input == kStandardStream ? m_pipes->receive(job) : fs::path(work.files.input);
    work.source.emplace(readRecording(input, m_stereo, m_request.clean, m_settings.scratchFolder, job));
    work.done.inputSeconds = work.source->seconds();
    checkMemory(*work.source);
}

/// A voice's share of the bar of its recording.
Job shareOf(std::size_t voice, const Recording& source, const Job& job)
{
    const double all = static_cast<double>(source.voices.size());
    return job.part(static_cast<double>(voice) / all, static_cast<double>(voice + 1) / all);
}

/// one.csv for a single voice, one-2.csv for the second of several.
fs::path ofVoice(fs::path target, std::size_t voice, std::size_t voices)
{
    if (voices == 1)
        return target;
    const std::string name =
        target.stem().string() + "-" + std::to_string(voice + 1) + target.extension().string();
    return target.replace_filename(name);
}

void Batch::listenTo(Work& work, const Job& job)
{
    pitch::PitchTracker* tracker = m_models->tracker();
    for (std::size_t v = 0; v < work.source->voices.size(); v++)
        work.heard.push_back(
            listen(work.source->voices[v], tracker, m_settings, shareOf(v, *work.source, job)));
    work.done.autoSemitones = settlePitch(work.heard, m_settings);
    writePitchOf(work);
}

void Batch::speak(Work& work, const ConversionLine& line, const Job& job)
{
    constexpr double kSpeaking = 0.97; // of the time
    const Recording& source = *work.source;
    Spoken spoken;
    for (std::size_t v = 0; v < source.voices.size(); v++)
        line.speak(source.voices[v], work.heard[v], gatherInto(spoken, m_settings.scratchFolder),
                   shareOf(v, source, job.part(0.0, kSpeaking)));
    const Spool& first = source.voices.front();
    const auto side = source.side
                          ? std::optional<Side>({*source.side, first.ownRateHz, 1.0f / peakDivisor(first)})
                          : std::nullopt;
    const bool piped = work.files.output == kStandardStream;
    const fs::path output = piped ? m_pipes->outgoing() : work.files.output;
    std::error_code error; // whoever writes says what is wrong with the folder
    fs::create_directories(output.parent_path(), error);
    ResultForm form{audio::outputFormatOf(output, piped ? "" : m_request.format), std::nullopt,
                    m_request.peakLimitDbtp};
    if (piped && !m_request.format.empty())
        form.format = audio::outputFormatNamed(m_request.format);
    if (m_request.matchLoudness)
        form.matchLufs = source.lufs;
    const ResultLevels levels =
        writeResult(output, spoken, side, form, m_settings.scratchFolder, job.part(kSpeaking, 1.0));
    work.done.resultLufs = levels.lufs;
    work.done.truePeakDb = levels.truePeakDb;
    if (levels.lufs)
        work.done.sourceLufs = source.lufs;
    if (piped)
        m_pipes->send(job);
}

/// What its voices will be spoken at, from the recording's own beginning on.
void Batch::writePitchOf(const Work& work) const
{
    if (m_request.pitchOut.empty() || work.heard.front().f0Hz.empty())
        return;
    std::error_code error;
    if (m_works.size() > 1) {
        fs::create_directories(m_request.pitchOut, error);
        if (!fs::is_directory(m_request.pitchOut, error))
            throw InvalidInput("The folder " + m_request.pitchOut.string() +
                               " for the pitch cannot be made: choose another one.");
    }
    const std::size_t first = m_settings.reference ? ReferenceLine::padFrames(m_settings) : kContextFrames;
    fs::path target = m_request.pitchOut;
    if (fs::is_directory(target, error)) { // in the place that the result has in its folder
        const fs::path& output = work.files.output;
        target /= m_works.size() > 1 ? output.lexically_relative(m_request.output) : output.filename();
        target.replace_extension(".csv");
        fs::create_directories(target.parent_path(), error);
    }
    for (std::size_t v = 0; v < work.heard.size(); v++) {
        const std::vector<float>& hz = work.heard[v].f0Hz;
        const std::size_t frames = std::min(framesOf(work.source->voices[v]), hz.size() - first);
        writePitchCurve(ofVoice(target, v, work.heard.size()), std::span(hz).subspan(first, frames));
    }
}

/// First everything is listened to, then everything is spoken.
void Batch::convertGroup(std::size_t first, std::size_t end)
{
    constexpr double kListening = 0.1; // of the time
    constexpr double kReading = 0.3;   // of that
    m_first = first;
    m_end = end;
    bool some = false;
    for (std::size_t i = first; i < end; i++) {
        Work& work = m_works[i];
        m_job.throwIfStopped();
        const Job step = stepOf(i, 0.0, kListening);
        attempt(work, [&] {
            step.report(0.0, "reading");
            step.throwIfStopped();
            read(work, step.part(0.0, kReading));
        });
        if (!work.source) {
            tell(i, 1.0, true);
            continue;
        }
        const Job listening = step.part(kReading, 1.0);
        listening.report(0.0, "loading");
        static_cast<void>(m_models->tracker()); // a model that cannot be loaded ends the batch
        attempt(work, [&] { listenTo(work, listening); });
        some = some || work.source.has_value();
        if (!work.source)
            tell(i, 1.0, true);
    }
    if (!some)
        return;
    stepOf(first, kListening, 1.0).report(0.0, "loading");
    const ConversionLine line(m_models->speakers(), m_settings);
    for (std::size_t i = first; i < end; i++) {
        Work& work = m_works[i];
        if (!work.source)
            continue;
        m_job.throwIfStopped();
        const Job step = stepOf(i, kListening, 1.0);
        attempt(work, [&] {
            step.throwIfStopped();
            speak(work, line, step);
        });
        tell(i, 1.0, true);
        work.source.reset();
        work.heard.clear();
    }
}

} // namespace

ConvertReport convert(const ConvertRequest& request, const Job& job, const FileListener& onFile)
{
    ConvertReport report;
    Batch(request, chooseOutputs(request, report.warnings), report, job, onFile).run();
    job.report(1.0, "done");
    return report;
}

} // namespace koe::convert
