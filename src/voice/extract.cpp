#include "voice/extract.h"

#include "core/error.h"
#include "core/log.h"
#include "core/rvc_encoder.h"
#include "voice/experiment_facts.h"
#include "voice/generator_checkpoint.h"
#include "voice/median_pitch.h"
#include "voice/new_file.h"

#include <algorithm>

namespace koe::voice {
namespace fs = std::filesystem;
namespace {

constexpr const char* kRvcNote = "Extracted model."; // RVC's own where nobody wrote one

fs::path folderOf(const fs::path& file)
{
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

/// What the experiment's files say, and before them what the caller does.
ExperimentFacts factsFor(const ExtractRequest& request, const fs::path& folder)
{
    ExperimentFacts facts = factsOf(folder);
    if (request.sampleRateHz > 0 && request.sampleRateHz != facts.sampleRateHz) {
        facts.config = {}; // its sizes are those of another rate
        facts.sampleRateHz = request.sampleRateHz;
        facts.source.clear();
    }
    if (!request.version.empty())
        facts.version = request.version;
    if (request.f0)
        facts.f0 = request.f0;
    return facts;
}

void requireAsSaid(const ExtractRequest& request, const synth::GeneratorConfig& config)
{
    const auto refuse = [&](const std::string& is, const std::string& said) {
        throw UsageError(request.checkpoint.string() + " is " + is + " by its tensors, not " + said +
                         ". Leave that out: it is found.");
    };
    const auto hertz = [](int rate) { return "of " + std::to_string(rate) + " Hz"; };
    if (request.sampleRateHz > 0 && request.sampleRateHz != config.sampleRateHz)
        refuse(hertz(config.sampleRateHz), hertz(request.sampleRateHz));
    if (!request.version.empty() && request.version != config.version())
        refuse(config.version(), request.version);
    if (request.f0 && *request.f0 != config.f0)
        refuse(config.f0 ? "with pitch" : "without pitch", *request.f0 ? "with" : "without");
}

std::vector<std::string> findingsOf(const ExtractRequest& request, const ExperimentFacts& facts,
                                    const VoiceConfig& found)
{
    std::vector<std::string> findings;
    const bool bySizes = !facts.source.empty() && facts.sampleRateHz == found.config.sampleRateHz;
    findings.push_back("rate " + std::to_string(found.config.sampleRateHz) + " Hz: from " +
                       (request.sampleRateHz > 0 ? "you"
                        : bySizes                ? facts.source
                                                 : "its tensors"));
    findings.push_back("version " + found.config.version() + " and pitch (" +
                       (found.config.f0 ? "yes" : "no") + "): from its tensors");
    findings.push_back(facts.encoder.empty()
                           ? std::string("speech encoder contentvec: nothing beside it says otherwise")
                           : "speech encoder " + facts.encoder + ": from its experiment");
    for (const std::string& note : found.notes) // labels that nobody set are no news here
        if (note.find("the file does not say") == std::string::npos)
            findings.push_back(note);
    return findings;
}

/// Of the experiment that the checkpoint lies in; 0 where that is none, or its files cannot be read.
double experimentsPitch(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator at(folder / "2b-f0nsf", error), end; !error && at != end; at.increment(error))
        if (at->path().extension() == ".npy" && !at->path().filename().string().starts_with("mute"))
            files.push_back(at->path());
    try {
        return medianPitchHz(files);
    } catch (const Error& problem) { // the voice speaks without this number
        log::warn("the voice's median pitch is not known: {}", problem.what());
        return 0.0;
    }
}

/// "mika_e20_s340", as RVC calls the voices that it saves on the way: their index is found by it.
std::string nameFor(const fs::path& checkpoint, const fs::path& folder, const GeneratorCheckpoint& read)
{
    std::error_code error;
    const bool experiment =
        fs::exists(folder / "config.json", error) || fs::exists(folder / "train.log", error);
    const fs::path named = fs::canonical(folder, error);
    if (!experiment || error || !named.has_filename())
        return checkpoint.stem().string();
    return named.filename().string() + "_e" + std::to_string(read.epoch) + "_s" + std::to_string(read.step);
}

} // namespace

ExtractReport extractVoice(const ExtractRequest& request, const Job& job)
{
    fs::path target = request.target.empty() ? fs::path() : newVoiceFile(request.home, request.target);
    const fs::path folder = folderOf(request.checkpoint);
    job.report(0.0, "extract");
    const ExperimentFacts facts = factsFor(request, folder);
    GeneratorCheckpoint read = readGenerator(request.checkpoint, facts, /*outline=*/false);
    requireAsSaid(request, read.found.config);
    if (target.empty())
        target = newVoiceFile(request.home, nameFor(request.checkpoint, folder, read));
    job.throwIfStopped();
    job.report(0.4, "extract");

    Voice voice;
    voice.config = read.found.config;
    voice.weights = std::move(read.weights);
    VoiceCard& card = voice.card;
    card.info = request.note
                    ? *request.note
                    : (read.epoch > 0 ? std::to_string(read.epoch) + "epoch" : std::string(kRvcNote));
    card.author = request.author;
    card.encoder = facts.encoder.empty() ? kRvcEncoder : facts.encoder;
    if (voice.config.f0)
        card.medianPitchHz = experimentsPitch(folder);
    job.report(0.6, "extract");
    job.throwIfStopped();
    std::error_code error; // saveVoice() says what is wrong with the folder
    fs::create_directories(folderOf(target), error);
    saveVoice(target, voice);
    job.report(1.0, "extract");
    ExtractReport report{loadCard(target), findingsOf(request, facts, read.found)};
    report.card.index = findIndex(request.home, target, report.card.version);
    return report;
}

} // namespace koe::voice
