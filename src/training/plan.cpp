#include "training/plan.h"

#include "assets/installed.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "core/file_pair.h"
#include "voice/checkpoint_files.h"

#include <algorithm>
#include <string>

namespace koe::training {
namespace fs = std::filesystem;
namespace {

/// What an experiment's filelist tells of its version and pitch, for configurations that do not.
void inferFromFileList(const fs::path& file, std::string& version, bool& f0)
{
    if (!fs::exists(file))
        return;
    const std::string text = readTextFile(file);
    const std::string line = text.substr(0, text.find('\n'));
    if (line.find("3_feature256") != std::string::npos)
        version = "v1";
    else if (line.find("3_feature768") != std::string::npos)
        version = "v2";
    const auto bars = std::count(line.begin(), line.end(), '|');
    if (bars == 2 || bars == 4)
        f0 = bars == 4;
}

void checkName(const std::string& name)
{
    if (name.empty() || name == "." || name == ".." || name.find_first_of("/\\|\n\t") != std::string::npos)
        throw UsageError("\"" + name + "\" is no name for a voice: it must be a plain file name.");
}

void checkNumbers(const TrainRequest& request)
{
    if (request.epochs < 1)
        throw UsageError("--epochs must be 1 or more.");
    if (request.batch < 1 || request.batch > 1024)
        throw UsageError("--batch must be from 1 to 1024.");
    if (request.saveEvery < 1)
        throw UsageError("--save-every must be 1 or more.");
    if (!request.version.empty() && request.version != "v1" && request.version != "v2")
        throw UsageError("--version must be v1 or v2.");
}

/// Refuses what the user asked for in words when the experiment or base is another.
void checkAgainst(const TrainRequest& request, const synth::GeneratorConfig& config, const std::string& whose)
{
    if (request.sampleRateHz != 0 && request.sampleRateHz != config.sampleRateHz)
        throw InvalidInput(
            whose + " is for " + std::to_string(config.sampleRateHz) + " Hz, not " +
            std::to_string(request.sampleRateHz) + " Hz. Leave --sample-rate out, or choose another " +
            (whose.starts_with("The experiment") ? "name." : "base (--base none or G.pth,D.pth)."));
    if (!request.version.empty() && request.version != config.version())
        throw InvalidInput(
            whose + " is " + config.version() + ", not " + request.version +
            ". Leave --version out, or choose another " +
            (whose.starts_with("The experiment") ? "name." : "base (--base none or G.pth,D.pth)."));
}

/// The files of a base that koe assets lists, and what it is for. @throws Missing naming the command that
/// gets it
void takeListedBase(const TrainRequest& request, const assets::Asset& asset, Plan& plan)
{
    plan.baseG = request.home.weights / asset.files.at(0).path;
    plan.baseD = request.home.weights / asset.files.at(1).path;
    if (!fs::exists(plan.baseG) || !fs::exists(plan.baseD))
        throw Missing("The base " + asset.name + " is not there; " + assets::howToGet(asset.name) + ".");
    const assets::BaseSizes& sizes = *asset.base;
    if (request.sampleRateHz != 0 && request.sampleRateHz != sizes.sampleRateHz)
        throw InvalidInput("The base " + asset.name + " is for " + std::to_string(sizes.sampleRateHz) +
                           " Hz, not " + std::to_string(request.sampleRateHz) +
                           " Hz. Leave --sample-rate out, or choose another base.");
    if (!request.version.empty() && request.version != sizes.version)
        throw InvalidInput("The base " + asset.name + " is " + sizes.version + ", not " + request.version +
                           ". Leave --version out, or choose another base.");
}

} // namespace

Plan makePlan(const TrainRequest& request)
{
    checkName(request.name);
    checkNumbers(request);
    Plan plan;
    plan.folder = request.home.experiment(request.name);
    std::string version = request.version.empty() ? "v2" : request.version;
    bool f0 = request.f0;

    const fs::path own = plan.folder / "config.json";
    plan.configExists = fs::exists(own);
    const bool goesOn = plan.configExists && !voice::listCheckpoints(plan.folder).empty();

    fs::path baseConfig = request.modelConfig;
    int sampleRateHz = request.sampleRateHz != 0 ? request.sampleRateHz : 40000;
    const assets::Asset* listed = assets::findAsset(request.base);
    if (goesOn) {
        // The checkpoint is where it begins: a base plays no part, be it there or not.
    } else if (request.base == "starter") {
        plan.baseG = request.home.starter / "base_G.pth";
        plan.baseD = request.home.starter / "base_D.pth";
        baseConfig = request.home.starter / "config.json";
        for (const fs::path& file : {plan.baseG, plan.baseD, baseConfig})
            if (request.home.starter.empty() || !fs::exists(file))
                throw Missing(
                    "The starter base is not there (" + file.string() +
                    "). Name a base with --base G.pth,D.pth, or train from nothing with --base none.");
    } else if (listed != nullptr && listed->base) {
        takeListedBase(request, *listed, plan);
        version = listed->base->version;
        f0 = listed->base->f0;
        sampleRateHz = listed->base->sampleRateHz;
    } else if (request.base != "none") {
        const auto files = filePair(request.base);
        if (!files)
            throw UsageError(
                "--base must be starter, none, a base that koe assets list names, or two files with a "
                "comma between: G.pth,D.pth.");
        plan.baseG = files->first;
        plan.baseD = files->second;
        for (const fs::path& file : {plan.baseG, plan.baseD})
            if (!fs::exists(file))
                throw Missing("There is no base model " + file.string() + ".");
        if (baseConfig.empty() && fs::exists(plan.baseG.parent_path() / "config.json"))
            baseConfig = plan.baseG.parent_path() / "config.json"; // a base of other sizes brings its own
    }

    if (plan.configExists) {
        inferFromFileList(plan.folder / "filelist.txt", version, f0);
        plan.config = RunConfig::load(own, version, f0);
        checkAgainst(request, plan.config.generator, "The experiment " + request.name);
    } else if (!baseConfig.empty()) {
        plan.config = RunConfig::load(baseConfig, version, f0);
        checkAgainst(request, plan.config.generator, "The base's configuration " + baseConfig.string());
    } else {
        plan.config = RunConfig::standard(sampleRateHz, version, f0);
    }
    if (plan.config.generator.f0 && !request.f0)
        throw InvalidInput("The " + std::string(plan.configExists ? "experiment" : "base") +
                           " follows the pitch; a voice without pitch needs another " +
                           (plan.configExists ? "name." : "base."));
    return plan;
}

} // namespace koe::training
