#include "cli/commands.h"
#include "cli/import_plan.h"
#include "cli/options.h"
#include "cli/stoppable.h"
#include "core/error.h"
#include "intake/intake.h"
#include "voice/edit.h"
#include "voice/extract.h"
#include "voice/merge.h"
#include "voice/new_file.h"
#include "voice/pack.h"

#include <cstdio>

namespace koe::cli {
namespace {

namespace fs = std::filesystem;

struct VoiceFileOptions
{
    std::string voice; ///< NAME|FILE, of all verbs but extract and open
    std::string other; ///< the second voice, the new name, the words
    std::string target;
    std::optional<std::string> note;
    std::string author;
    voice::ExtractRequest extract;
    int rateHz = 0;
    double weight = 0.5;
    std::string index = "auto";
    intake::IntakeRequest open;
};

fs::path found(const std::string& nameOrFile)
{
    return voice::findVoice(Home::find(), nameOrFile);
}

void printCreated(const voice::VoiceCard& card)
{
    std::printf("%s\n", card.file.c_str());
}

int extractVoice(const VoiceFileOptions& options)
{
    voice::ExtractRequest request = options.extract;
    request.home = Home::find();
    request.target = options.target;
    request.note = options.note;
    request.author = options.author;
    Stoppable work;
    const voice::ExtractReport report =
        work.run(true, [&](const Job& job) { return voice::extractVoice(request, job); });
    for (const std::string& finding : report.findings)
        std::fprintf(stderr, "%s\n", finding.c_str());
    printCreated(report.card);
    return 0;
}

int mergeVoices(const VoiceFileOptions& options)
{
    const voice::MergeRequest request{Home::find(),   found(options.voice), found(options.other),
                                      options.weight, options.target,       options.note};
    Stoppable work;
    printCreated(work.run(true, [&](const Job& job) { return voice::mergeVoices(request, job); }));
    return 0;
}

int packVoice(const VoiceFileOptions& options)
{
    const voice::PackRequest request{Home::find(), found(options.voice), options.index, options.target};
    Stoppable work;
    const voice::PackReport report =
        work.run(true, [&](const Job& job) { return voice::packVoice(request, job); });
    for (const std::string& warning : report.warnings)
        std::fprintf(stderr, "%s\n", warning.c_str());
    for (const std::string& member : report.members)
        std::fprintf(stderr, "  %s\n", member.c_str());
    std::printf("%s\n", options.target.c_str());
    return 0;
}

int openPackage(const VoiceFileOptions& options)
{
    intake::IntakeRequest request = options.open;
    request.home = Home::find();
    Stoppable work;
    const intake::Plan plan = work.run(true, [&](const Job& job) {
        intake::Intake intake(request, job.part(0.0, 0.7));
        intake.carryOut(job.part(0.7, 1.0));
        return intake.plan();
    });
    bool voices = false;
    for (const intake::Step& step : plan.steps) {
        if (step.action == intake::Step::Do::Skip)
            std::fprintf(stderr, "%s was left out: %s.\n", step.source.c_str(), step.reason.c_str());
        else if (step.action == intake::Step::Do::Have)
            std::fprintf(stderr, "%s is there already.\n", step.target.c_str());
        else if (!step.reason.empty() && step.kind == "voice")
            std::fprintf(stderr, "%s: %s.\n", step.target.filename().c_str(), step.reason.c_str());
        voices = voices || step.kind == "voice";
        if (step.action != intake::Step::Do::Skip)
            std::printf("%s\n", step.target.c_str());
    }
    if (!voices)
        throw InvalidInput("There is no voice in " + request.source.string() + ".");
    return 0;
}

int exportVoice(const VoiceFileOptions& options)
{
    const fs::path target = voice::newVoiceFile(Home::find(), options.target);
    voice::saveVoice(target, voice::loadVoice(found(options.voice)));
    std::printf("%s\n", target.c_str());
    return 0;
}

int renameVoice(const VoiceFileOptions& options)
{
    std::printf("%s\n", voice::renameVoice(Home::find(), found(options.voice), options.other).c_str());
    return 0;
}

int noteVoice(const VoiceFileOptions& options)
{
    voice::CardEdit edit{options.note, {}};
    if (!options.author.empty())
        edit.author = options.author;
    if (!edit.note && !edit.author)
        throw UsageError("Give the words of the note, or --author NAME.");
    voice::editCard(Home::find(), found(options.voice), edit);
    return 0;
}

int giveIndex(const VoiceFileOptions& options)
{
    Stoppable work;
    std::printf("%s\n", work.run(true,
                                 [&](const Job& job) {
                                     return voice::giveIndex(Home::find(), found(options.voice),
                                                             options.index, job);
                                 })
                            .c_str());
    return 0;
}

int deleteVoice(const VoiceFileOptions& options)
{
    for (const fs::path& file : voice::deleteVoice(Home::find(), found(options.voice)))
        std::printf("%s\n", file.c_str());
    return 0;
}

} // namespace

void addVoiceFiles(CLI::App& voices, Action& action)
{
    auto options = std::make_shared<VoiceFileOptions>();
    const auto add = [&](const char* name, const char* text,
                         int (*run)(const VoiceFileOptions&)) -> CLI::App& {
        CLI::App& verb = *voices.add_subcommand(name, text);
        verb.callback([options, run, &action] { action = [options, run] { return run(*options); }; });
        return verb;
    };
    const auto addVoice = [&](CLI::App& verb, const char* name, std::string& into) {
        verb.add_option(name, into, "Voice by name or file")->type_name("NAME|FILE")->required();
    };
    const auto addTarget = [&](CLI::App& verb) {
        return verb
            .add_option("-o,--output", options->target,
                        "The new voice: .pth, .safetensors, or a name in weights/")
            ->type_name("FILE|NAME");
    };
    const auto addNote = [&](CLI::App& verb) {
        verb.add_option("--note", options->note, "What the voice says of itself (its info)")
            ->type_name("TEXT");
    };
    const auto addAuthor = [&](CLI::App& verb) {
        verb.add_option("--author", options->author, "Whose work it is")->type_name("NAME");
    };

    CLI::App& extract = add("extract", "A voice from a training checkpoint (G_….pth)", &extractVoice);
    addPath(extract, "G_FILE", options->extract.checkpoint, "A checkpoint of RVC, Applio or Koe Studio")
        ->required();
    addTarget(extract);
    addNumber<int>(extract, "--sample-rate", options->extract.sampleRateHz, "In Hz, where nothing tells it",
                   8000, 192000);
    addChoice(extract, "--version", options->extract.version, "Of RVC; found by itself", {"v1", "v2"});
    extract
        .add_option_function<std::string>(
            "--f0",
            [options](const std::string& word) { options->extract.f0 = word == "1" || word == "yes"; },
            "With pitch; found by itself")
        ->check(CLI::IsMember({"1", "0", "yes", "no"}))
        ->type_name("1|0");
    addNote(extract);
    addAuthor(extract);

    CLI::App& merge = add("merge", "Two voices of one kind into one between them", &mergeVoices);
    addVoice(merge, "A", options->voice);
    addVoice(merge, "B", options->other);
    addNumber<double>(merge, "--weight", options->weight, "Share of A (0.5)", 0.0, 1.0);
    addTarget(merge)->required();
    addNote(merge);

    CLI::App& pack = add("pack", "A voice and its index in one zip, to hand on", &packVoice);
    addVoice(pack, "VOICE", options->voice);
    pack.add_option("--index", options->index, "The index that belongs to it (auto), another, or none")
        ->type_name("auto|none|FILE");
    pack.add_option("-o,--output", options->target, "The package")->type_name("FILE.zip")->required();

    CLI::App& open = add("open", "Take in the voices of a package; nothing is overwritten", &openPackage);
    addPath(open, "FILE", options->open.source, "A zip with a voice, or a voice file", "FILE.zip")
        ->required();
    open.add_option("--as", options->open.as, "Another name for its one voice")->type_name("NAME");

    CLI::App& save = add("export", "Write a voice into another file, of either kind", &exportVoice);
    addVoice(save, "VOICE", options->voice);
    addTarget(save)->required();

    CLI::App& rename = add("rename", "Another name, for its index too", &renameVoice);
    addVoice(rename, "VOICE", options->voice);
    rename.add_option("NEW", options->other, "The new name")->type_name("NAME")->required();

    CLI::App& note = add("note", "Other words in a voice file; its tensors stay as they are", &noteVoice);
    addVoice(note, "VOICE", options->voice);
    note.add_option("TEXT", options->note, "The note")->type_name("TEXT");
    addAuthor(note);

    CLI::App& index = add("index", "Put a copy of an index beside a voice, where it is found", &giveIndex);
    addVoice(index, "VOICE", options->voice);
    index.add_option("FILE", options->index, "The index")->type_name("FILE")->required();

    CLI::App& bin = add("delete", "Into the desktop's bin, with its index", &deleteVoice);
    addVoice(bin, "VOICE", options->voice);
}

} // namespace koe::cli
