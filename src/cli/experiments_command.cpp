#include "cli/commands.h"
#include "cli/json_output.h"
#include "voice/edit.h"
#include "voice/experiment.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <ctime>

namespace koe::cli {
namespace {

using nlohmann::json;
using voice::ExperimentCard;

struct ExperimentsOptions
{
    std::string name;
    bool json = false;
};

std::string timeText(std::chrono::system_clock::time_point when)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(when);
    std::tm local{};
    localtime_r(&seconds, &local);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &local);
    return text;
}

json toJson(const ExperimentCard& card)
{
    json losses = json::object();
    const voice::TrainingState& state = card.state;
    for (const auto& [key, loss] :
         {std::pair("disc", &state.lossDiscriminator), std::pair("gen", &state.lossGenerator),
          std::pair("fm", &state.lossFeature), std::pair("mel", &state.lossMel),
          std::pair("kl", &state.lossKl)})
        if (*loss)
            losses[key] = **loss;
    return {{"name", card.name},
            {"folder", card.folder.string()},
            {"sample_rate", card.sampleRateHz},
            {"version", card.version},
            {"f0", card.f0},
            {"encoder", card.encoder},
            {"generator", card.generator.string()},
            {"discriminator", card.discriminator.string()},
            {"epoch", state.epoch},
            {"step", state.step},
            {"losses", losses},
            {"voice", card.voice.string()},
            {"index", card.index.string()},
            {"clips", card.clips},
            {"touched", timeText(card.touched)}};
}

int listExperiments(const ExperimentsOptions& options)
{
    const Home home = Home::find();
    const auto cards = voice::listExperiments(home);
    if (options.json) {
        json list = json::array();
        for (const ExperimentCard& card : cards)
            list.push_back(toJson(card));
        printLine(list.dump(-1, ' ', false, json::error_handler_t::replace));
        return 0;
    }
    if (cards.empty())
        std::fprintf(stderr, "There are no experiments yet in %s: koe train makes one.\n", home.logs.c_str());
    for (const ExperimentCard& card : cards) {
        std::string state = card.generator.empty() ? std::string("not trained yet")
                                                   : "epoch " + std::to_string(card.state.epoch) + ", step " +
                                                         std::to_string(card.state.step);
        if (card.state.lossMel) {
            char text[32];
            std::snprintf(text, sizeof text, ", mel %.2f", *card.state.lossMel);
            state += text;
        }
        std::printf("%-24s %-2s  %3dk  %5d clips  %-9s  %-8s  %s\n", card.name.c_str(), card.version.c_str(),
                    card.sampleRateHz / 1000, card.clips, card.voice.empty() ? "no voice" : "voice",
                    card.index.empty() ? "no index" : "index", state.c_str());
    }
    return 0;
}

} // namespace

void addExperiments(CLI::App& program, Action& action)
{
    auto options = std::make_shared<ExperimentsOptions>();
    CLI::App& verb = *program.add_subcommand("experiments", "The trainings in logs/: how far each one is");
    verb.require_subcommand(1);
    CLI::App& list = *verb.add_subcommand("list", "All of them, the last touched first");
    list.add_flag("--json", options->json, "As JSON");
    list.callback([options, &action] { action = [options] { return listExperiments(*options); }; });
    CLI::App& bin =
        *verb.add_subcommand("delete", "Into the desktop's bin, clips and checkpoints; its voice stays");
    bin.add_option("NAME", options->name, "Its name")->required();
    bin.callback([options, &action] {
        action = [options] {
            std::printf("%s\n", voice::deleteExperiment(Home::find(), options->name).c_str());
            return 0;
        };
    });
}

} // namespace koe::cli
