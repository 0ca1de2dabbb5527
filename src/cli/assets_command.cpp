#include "assets/get.h"
#include "assets/verify.h"
#include "cli/commands.h"
#include "cli/import_plan.h"
#include "cli/json_output.h"
#include "cli/options.h"
#include "cli/stoppable.h"
#include "core/error.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <poll.h>
#include <unistd.h>

namespace koe::cli {
namespace {

using assets::Asset;
using assets::FileState;
using assets::Where;
using nlohmann::json;

constexpr int kExitDiffers = 3;
constexpr int kExitMissing = 4;

struct AssetsOptions
{
    std::vector<std::string> names;
    std::string mirror;
    bool accept = false;
    bool json = false;
    intake::IntakeRequest intake;
    bool copy = false;
    bool yes = false;
    bool dryRun = false;
};

std::string lineOf(const json& object)
{
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

const char* wordOf(Where where)
{
    switch (where) {
    case Where::Absent:
        return "absent";
    case Where::Partial:
        return "begun";
    case Where::Here:
        return "installed";
    case Where::Differs:
        return "differs";
    }
    return "";
}

/// Of an asset as a whole: what is worst among its files, but "begun" when some are here.
Where whole(const std::vector<FileState>& states)
{
    std::size_t here = 0;
    bool begun = false;
    for (const FileState& state : states) {
        if (state.where == Where::Differs)
            return Where::Differs;
        here += state.where == Where::Here ? 1 : 0;
        begun = begun || state.where == Where::Partial;
    }
    if (here == states.size())
        return Where::Here;
    return begun || here > 0 ? Where::Partial : Where::Absent;
}

/// The states of each asset, in order: @p states is the list of all its files after the other's.
template <typename Action> void forEachAsset(const std::vector<FileState>& states, const Action& action)
{
    for (std::size_t at = 0; at < states.size();) {
        const Asset& asset = *states[at].asset;
        const auto first = states.begin() + static_cast<std::ptrdiff_t>(at);
        const auto count = static_cast<std::ptrdiff_t>(asset.files.size());
        action(asset, std::vector<FileState>(first, first + count));
        at += asset.files.size();
    }
}

json toJson(const Asset& asset, const std::vector<FileState>& states)
{
    json files = json::array();
    for (const FileState& state : states) {
        files.push_back({{"path", state.path.string()},
                         {"state", wordOf(state.where)},
                         {"bytes", state.file->bytes},
                         {"sha256", state.file->sha256},
                         {"origin", state.file->origin},
                         {"bytes_here", state.bytes}});
        if (!state.sha256.empty())
            files.back()["sha256_here"] = state.sha256;
    }
    return {{"name", asset.name},     {"role", assets::name(asset.role)}, {"what", asset.what},
            {"bytes", asset.bytes()}, {"licence", asset.licence},         {"state", wordOf(whole(states))},
            {"files", files}};
}

void printAll(const std::vector<FileState>& states)
{
    json list = json::array();
    forEachAsset(states, [&](const Asset& asset, const auto& own) { list.push_back(toJson(asset, own)); });
    printLine(lineOf(list));
}

int listAssets(const AssetsOptions& options)
{
    const Home home = Home::find();
    std::vector<FileState> states;
    for (const Asset& asset : assets::manifest())
        for (const assets::AssetFile& file : asset.files)
            states.push_back(assets::stateOf(home.weights, asset, file));
    if (options.json) {
        printAll(states);
        return 0;
    }
    assets::Role role{};
    bool first = true;
    forEachAsset(states, [&](const Asset& asset, const auto& own) {
        if (first || asset.role != role)
            std::printf("%s%s\n", first ? "" : "\n", std::string(assets::name(asset.role)).c_str());
        first = false;
        role = asset.role;
        const Where where = whole(own);
        std::printf("  %-22s %7s  %-9s  %-10s  %s\n", asset.name.c_str(),
                    assets::sizeText(asset.bytes()).c_str(), where == Where::Absent ? "-" : wordOf(where),
                    asset.licence.c_str(), asset.what.c_str());
    });
    std::printf("\nkoe assets get NAME|ROLE brings one or all of a role into %s;\n"
                "koe assets get all-for-convert what RVC's voices need to speak.\n",
                home.weights.c_str());
    return 0;
}

int getAssets(const AssetsOptions& options)
{
    const Home home = Home::find();
    const auto chosen = assets::chosenAssets(options.names);
    const assets::GetRequest request{home.weights, assets::chooseHub(options.mirror, home), chosen,
                                     options.accept};
    const assets::GetReport report =
        Stoppable().run(!options.json, [&](const Job& job) { return assets::get(request, job); });
    json files = json::array();
    for (const auto& file : report.files)
        files.push_back({{"asset", file.asset}, {"path", file.path.string()}, {"brought", file.brought}});
    if (options.json)
        return printLine(lineOf({{"files", files}})) ? 0 : 1;
    for (const auto& file : report.files)
        std::printf("%s%s\n", file.path.c_str(), file.brought ? "" : " was there already");
    return 0;
}

int verifyAssets(const AssetsOptions& options)
{
    const Home home = Home::find();
    std::vector<const Asset*> chosen = assets::chosenAssets(options.names);
    const bool all = options.names.empty();
    if (all)
        for (const Asset& asset : assets::manifest())
            chosen.push_back(&asset);
    std::vector<FileState> states = Stoppable().run(
        !options.json, [&](const Job& job) { return assets::verify(home.weights, chosen, job); });
    int exitCode = 0;
    for (const FileState& state : states) {
        if (state.where == Where::Differs)
            exitCode = kExitDiffers;
        else if (state.where != Where::Here && !all && exitCode == 0)
            exitCode = kExitMissing;
    }
    if (options.json) {
        printAll(states);
        return exitCode;
    }
    std::size_t said = 0;
    forEachAsset(states, [&](const Asset& asset, const auto& own) {
        if (all && whole(own) == Where::Absent)
            return;
        for (const FileState& state : own) {
            said++;
            if (state.where == Where::Here)
                std::printf("%s is as listed\n", state.path.c_str());
            else if (state.where == Where::Differs)
                std::printf("%s\n", assets::differsSentence(state, *state.file).c_str());
            else
                std::printf("%s is not there%s; %s\n", state.path.c_str(),
                            state.where == Where::Partial ? " as a whole" : "",
                            assets::howToGet(asset.name).c_str());
        }
    });
    if (said == 0)
        std::printf("No base models are installed in %s.\n", home.weights.c_str());
    return exitCode;
}

/// Whether the user agrees to what was printed. @throws Cancelled for Ctrl-C
bool agreed(const Stoppable& work)
{
    constexpr int kLookEveryMs = 100;
    std::printf("Do this? [y/N] ");
    std::fflush(stdout);
    pollfd input{STDIN_FILENO, POLLIN, 0};
    while (::poll(&input, 1, kLookEveryMs) == 0)
        if (work.stopped())
            throw Cancelled{};
    char answer[16] = {};
    return std::fgets(answer, sizeof answer, stdin) != nullptr && (answer[0] == 'y' || answer[0] == 'Y');
}

int importAssets(const AssetsOptions& options)
{
    if (options.copy && options.intake.link)
        throw UsageError("Either --copy or --link, not both.");
    intake::IntakeRequest request = options.intake;
    request.home = Home::find();
    request.accept = options.accept;
    const bool shown = !options.json;
    Stoppable work;
    const auto intake =
        work.run(shown, [&](const Job& job) { return std::make_unique<intake::Intake>(request, job); });
    const intake::Plan& plan = intake->plan();
    const bool anything = plan.count(intake::Step::Do::Take) > 0;
    if (shown)
        printPlan(plan, request.home.weights);
    if (anything && !options.dryRun && !options.yes) {
        if (options.json || ::isatty(STDIN_FILENO) == 0)
            throw UsageError("Nothing was taken in: --yes does it, --dry-run only shows the plan.");
        if (!agreed(work))
            return 0;
    }
    const bool done = anything && !options.dryRun;
    if (done)
        work.run(shown, [&](const Job& job) { return intake->carryOut(job), 0; });
    if (options.json) {
        json object = planJson(plan);
        object["done"] = done;
        printLine(lineOf(object));
    } else if (done) {
        const std::size_t count = plan.count(intake::Step::Do::Take);
        std::printf("%zu %s taken in.\n", count, count == 1 ? "file was" : "files were");
    } else if (!anything) {
        std::printf("There is nothing to take in.\n");
    }
    return 0;
}

} // namespace

void addAssets(CLI::App& program, Action& action)
{
    auto options = std::make_shared<AssetsOptions>();
    CLI::App& verb = *program.add_subcommand("assets", "The base models: list, get, import, verify");
    verb.require_subcommand(1);
    const auto add = [&](const char* name, const char* text, int (*run)(const AssetsOptions&)) -> CLI::App& {
        CLI::App& sub = *verb.add_subcommand(name, text);
        sub.add_flag("--json", options->json, "As JSON");
        sub.callback([options, run, &action] { action = [options, run] { return run(*options); }; });
        return sub;
    };
    add("list", "What there is, what it is for, what of it is installed", &listAssets);
    CLI::App& get = add("get", "Download, checked, going on where it was interrupted", &getAssets);
    get.add_option("NAME", options->names, "Base model, role (pitch, base …) or all-for-convert")
        ->type_name("NAME|ROLE")
        ->required();
    get.add_option("--mirror", options->mirror,
                   "Server to ask, laid out as Hugging Face (KOE_MIRROR, HF_ENDPOINT)")
        ->type_name("URL");
    get.add_flag("--accept", options->accept, "Take a file that differed from the list as it is");
    CLI::App& take = add("import", "Take in voices, indexes and base models of an RVC, Applio, zip or wheel",
                         &importAssets);
    addPath(take, "SOURCE", options->intake.source, "Folder, zip, Python wheel (.whl) or one file",
            "FOLDER|ZIP|WHEEL")
        ->required();
    take.add_flag("--yes", options->yes, "Without asking");
    take.add_flag("--dry-run", options->dryRun, "Only show the plan");
    take.add_flag("--copy", options->copy, "Copy (the default)");
    take.add_flag("--link", options->intake.link, "Symbolic links instead of copies");
    take.add_flag("--all", options->intake.all, "Also the saves that training made on the way to a voice");
    take.add_flag("--accept", options->accept, "Also base models that differ from the list");
    CLI::App& verify = add("verify", "Read what is installed and compare it with the list", &verifyAssets);
    verify.add_option("NAME", options->names, "All that are installed without a name")
        ->type_name("NAME|ROLE");
}

} // namespace koe::cli
