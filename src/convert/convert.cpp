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
    settings.indexRate = request.indexRate;
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

/// Everything that is loaded once and kept between files.
class Models
{
public:
    Models(const ConvertRequest& request, std::vector<std::string>& warnings)
        : m_device(nn::chooseDevice(request.device))
    {
        const fs::path file = voice::findVoice(request.home, request.voice);
        voice::Voice voice = voice::loadVoice(file);
        m_card = voice.card;
        m_encoderPath = chooseEncoder(request, m_card);
        if (voice.config.f0)
            m_pitch = choosePitch(request);
        else if (request.transposeSemitones != 0.0 || !request.pitchCurve.empty())
            warnings.push_back("The voice " + m_card.name +
                               " has no pitch input: transposition and curve do nothing.");
        if (const fs::path index = chooseIndex(request, m_card, warnings); !index.empty())
            m_index = retrieval::FeatureIndex::load(index);
        m_encoder = content::loadContentEncoder(m_encoderPath, m_device);
        checkEncoder(m_encoder->id(), m_encoderPath, m_card);
        if (voice.config.f0)
            m_tracker = pitch::makePitchTracker(m_pitch.method, m_pitch.model, m_device);
        m_generator.emplace(voice.config, voice.weights, m_device);
    }

    [[nodiscard]] LineModels forLine()
    {
        return {*m_encoder, m_tracker.get(), m_index ? &*m_index : nullptr, *m_generator};
    }
    [[nodiscard]] const std::string& device() const { return m_device; }

private:
    std::string m_device;
    voice::VoiceCard m_card;
    fs::path m_encoderPath;
    PitchChoice m_pitch;
    std::unique_ptr<content::ContentEncoder> m_encoder;
    std::unique_ptr<pitch::PitchTracker> m_tracker;
    std::optional<retrieval::FeatureIndex> m_index;
    std::optional<synth::Generator> m_generator;
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

void convertFile(const FilePair& files, const ConvertRequest& request, const ConversionLine& line,
                 const fs::path& scratch, const Job& job, ConvertedFile& report)
{
    std::error_code error;
    if (fs::exists(files.output, error)) {
        if (fs::equivalent(files.input, files.output, error))
            throw InvalidInput("The output " + files.output.string() +
                               " is the recording itself: choose another name.");
        if (!request.overwrite)
            throw InvalidInput(files.output.string() + " is there already and was left as it is.");
    }
    const Spool source = spooled(files.input, scratch, job);
    report.inputSeconds = static_cast<double>(source.ownSamples) / source.ownRateHz;
    std::optional<audio::Pcm16Writer> writer;
    line.convert(source,
                 {[&](int hz, std::size_t samples) { writer.emplace(files.output, hz, samples); },
                  [&](std::span<const std::int16_t> block) { writer->write(block); }},
                 job);
    writer->commit();
}

} // namespace

ConvertReport convert(const ConvertRequest& request, const Job& job)
{
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
    const ConversionLine line(models.forLine(), settings);
    const double each = 1.0 / static_cast<double>(pairs.size());
    for (std::size_t i = 0; i < pairs.size(); i++) {
        job.throwIfStopped();
        ConvertedFile done;
        done.input = pairs[i].input;
        done.output = pairs[i].output;
        const auto start = std::chrono::steady_clock::now();
        try {
            convertFile(pairs[i], request, line, folder,
                        job.part(static_cast<double>(i) * each, static_cast<double>(i + 1) * each), done);
        } catch (const Error& problem) {
            done.problem = problem.what();
        } catch (const std::bad_alloc&) {
            done.problem =
                "There is not enough memory for " + done.input.string() + ": close other programs.";
        } catch (const std::exception& problem) {
            log::error("converting {}: {}", done.input.string(), problem.what());
            done.problem = done.input.string() + " could not be converted; the log says why.";
        }
        done.elapsedSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        report.files.push_back(std::move(done));
    }
    job.report(1.0, "done");
    return report;
}

} // namespace koe::convert
