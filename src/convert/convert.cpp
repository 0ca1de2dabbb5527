#include "convert/convert.h"

#include "audio/decode.h"
#include "audio/encode.h"
#include "audio/resample.h"
#include "content/content_encoder.h"
#include "convert/conversion_line.h"
#include "convert/model_choice.h"
#include "core/error.h"
#include "core/log.h"
#include "nn/start.h"
#include "pitch/pitch_tracker.h"
#include "retrieval/feature_index.h"
#include "synth/generator.h"
#include "voice/voice.h"

#include <algorithm>
#include <chrono>
#include <random>

namespace koe::convert {
namespace fs = std::filesystem;
namespace {

constexpr int kInnerRateHz = 16000;

LineSettings settingsOf(const ConvertRequest& request)
{
    LineSettings settings;
    settings.transposeSemitones = request.transposeSemitones;
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

/// The models of one request. Everything that can be refused is refused at the start; the large ones come
/// when they are needed, and of the pitch model and the encoder one goes before the other comes, so that both
/// are never in memory together.
class Models
{
public:
    Models(const ConvertRequest& request, std::vector<std::string>& warnings)
        : m_device(nn::chooseDevice(request.device))
    {
        m_voice = voice::loadVoice(voice::findVoice(request.home, request.voice));
        const voice::VoiceCard& card = m_voice->card;
        m_f0 = m_voice->config.f0;
        m_indexRate = request.indexRate.value_or(defaultIndexRate(card));
        m_encoderPath = chooseEncoder(request, card);
        checkEncoder(m_encoderPath, card);
        if (m_f0)
            m_pitch = choosePitch(request);
        else if (request.transposeSemitones != 0.0 || !request.pitchCurve.empty())
            warnings.push_back("The voice " + card.name +
                               " has no pitch input: transposition and curve do nothing.");
        if (const fs::path index = chooseIndex(request, card, warnings); !index.empty())
            m_index = retrieval::FeatureIndex::load(index);
        checkFit(m_voice->config, m_index ? &*m_index : nullptr, request.speaker);
    }

    [[nodiscard]] double indexRate() const { return m_indexRate; }

    /// nullptr for a voice without f0
    [[nodiscard]] pitch::PitchTracker* tracker()
    {
        if (m_f0 && !m_tracker) {
            m_encoder.reset();
            m_tracker = pitch::makePitchTracker(m_pitch.method, m_pitch.model, m_device);
        }
        return m_tracker.get();
    }
    [[nodiscard]] LineModels speakers()
    {
        if (!m_encoder) {
            m_tracker.reset();
            m_encoder = content::loadContentEncoder(m_encoderPath, m_device);
        }
        if (!m_generator) {
            m_generator.emplace(m_voice->config, m_voice->weights, m_device);
            m_voice.reset(); // and with it the mapped file
        }
        return {*m_encoder, m_index ? &*m_index : nullptr, *m_generator};
    }

private:
    std::string m_device;
    bool m_f0 = true;
    double m_indexRate = 0.0;
    fs::path m_encoderPath;
    PitchChoice m_pitch;
    std::optional<voice::Voice> m_voice;
    std::optional<retrieval::FeatureIndex> m_index;
    std::unique_ptr<pitch::PitchTracker> m_tracker;
    std::unique_ptr<content::ContentEncoder> m_encoder;
    std::optional<synth::Generator> m_generator;
};

/// One recording on its way.
struct Work
{
    FilePair files;
    std::optional<Spool> source; ///< at 16 kHz, waiting on the disk
    Listening heard;
    ConvertedFile done;
};

/// The recording at 16 kHz, waiting in @p folder.
Spool spooled(const fs::path& file, const fs::path& folder, const Job& job)
{
    Spool spool(folder);
    std::optional<audio::RunningResampler> resampler;
    const auto append = [&](std::span<const float> block) { spool.append(block); };
    const auto length = audio::decodeInBlocks(
        file,
        [&](std::span<const float> block, int rateHz) {
            if (!resampler)
                resampler.emplace(rateHz, kInnerRateHz);
            resampler->push(block, append);
        },
        job);
    resampler->finish(append);
    spool.ownSamples = length.samples;
    spool.ownRateHz = length.sampleRateHz;
    return spool;
}

void checkOutput(const FilePair& files, bool overwrite)
{
    std::error_code error;
    if (!fs::exists(files.output, error))
        return;
    if (fs::equivalent(files.input, files.output, error))
        throw InvalidInput("The output " + files.output.string() +
                           " is the recording itself: choose another name.");
    if (!overwrite)
        throw InvalidInput(files.output.string() + " is there already and was left as it is.");
}

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
                  Models& models, const Job& job)
{
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
            work.source.emplace(spooled(work.files.input, settings.scratchFolder, step));
            work.done.inputSeconds = static_cast<double>(work.source->ownSamples) / work.source->ownRateHz;
        });
        if (!work.source)
            continue;
        step.report(0.0, "loading");
        pitch::PitchTracker* tracker = models.tracker();
        attempt(work, [&] { work.heard = listen(*work.source, tracker, settings, step); });
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
            std::optional<audio::Pcm16Writer> writer;
            line.speak(*work.source, work.heard,
                       {[&](int hz, std::size_t samples) { writer.emplace(work.files.output, hz, samples); },
                        [&](std::span<const std::int16_t> block) { writer->write(block); }},
                       step);
            writer->commit();
        });
        work.source.reset();
        work.heard = {};
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
    Models models(request, report.warnings);
    settings.indexRate = models.indexRate();
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
