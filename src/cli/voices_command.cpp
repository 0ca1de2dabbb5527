#include "cli/commands.h"
#include "cli/json_output.h"
#include "voice/voice.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace koe::cli {
namespace {

using nlohmann::json;
using voice::VoiceCard;

struct VoicesOptions
{
    std::string wanted;
    bool json = false;
};

json toJson(const VoiceCard& card)
{
    return {{"name", card.name},
            {"file", card.file.string()},
            {"bytes", card.bytes},
            {"version", card.version},
            {"sample_rate", card.sampleRateHz},
            {"f0", card.f0},
            {"speakers", card.speakers},
            {"info", card.info},
            {"encoder", card.encoder},
            {"author", card.author},
            {"median_pitch_hz", card.medianPitchHz},
            {"index", card.index.string()},
            {"vocoder", card.vocoder},
            {"precision", card.precision},
            {"container", card.container},
            {"notes", card.notes}};
}

std::string lineOf(const json& object)
{
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

int listVoices(bool asJson)
{
    const std::vector<VoiceCard> cards = voice::listVoices(Home::find());
    if (asJson) {
        json list = json::array();
        for (const VoiceCard& card : cards)
            list.push_back(toJson(card));
        printLine(lineOf(list));
        return 0;
    }
    if (cards.empty())
        std::fprintf(stderr,
                     "There are no voices yet in %s: put .pth files there, or make one with koe train.\n",
                     Home::find().weights.c_str());
    for (const VoiceCard& card : cards)
        std::printf("%-24s %-2s  %2dk  %-9s  %s\n", card.name.c_str(), card.version.c_str(),
                    card.sampleRateHz / 1000, card.index.empty() ? "no index" : "index", card.info.c_str());
    return 0;
}

int showVoice(const VoicesOptions& options)
{
    const Home home = Home::find();
    const voice::Voice loaded = voice::loadVoice(voice::findVoice(home, options.wanted));
    VoiceCard card = loaded.card;
    if (card.index.empty()) // not beside the file: that of its experiment
        card.index = voice::findIndex(home, card.file, card.version);
    std::size_t values = 0;
    for (const auto& [name, tensor] : loaded.weights)
        values += static_cast<std::size_t>(tensor.elements());
    if (options.json) {
        json object = toJson(card);
        object["tensors"] = loaded.weights.size();
        object["values"] = values;
        object["labels"] = card.labels;
        printLine(lineOf(object));
        return 0;
    }
    std::printf("name      %s\nfile      %s\nversion   %s\nrate      %d Hz\npitch     %s\nspeakers  %d\n",
                card.name.c_str(), card.file.c_str(), card.version.c_str(), card.sampleRateHz,
                card.f0 ? "yes" : "no", card.speakers);
    std::printf("decoder   %s\nprecision %s\ncontainer %s\n", card.vocoder.c_str(), card.precision.c_str(),
                card.container.c_str());
    std::printf("encoder   %s\nindex     %s\nweights   %zu tensors, %zu values\n", card.encoder.c_str(),
                card.index.empty() ? "none found" : card.index.c_str(), loaded.weights.size(), values);
    if (!card.info.empty())
        std::printf("note      %s\n", card.info.c_str());
    if (card.medianPitchHz > 0.0)
        std::printf("median    %.0f Hz\n", card.medianPitchHz);
    if (!card.author.empty())
        std::printf("author    %s\n", card.author.c_str());
    for (const auto& [key, value] : card.labels)
        std::printf("label     %s = %s\n", key.c_str(), value.c_str());
    for (const std::string& note : card.notes)
        std::printf("remark    %s\n", note.c_str());
    return 0;
}

} // namespace

void addVoices(CLI::App& program, Action& action)
{
    auto options = std::make_shared<VoicesOptions>();
    CLI::App& verb = *program.add_subcommand("voices", "The voices that there are");
    verb.require_subcommand(1);
    CLI::App& list = *verb.add_subcommand("list", "All voices of the library and the starter pack");
    list.add_flag("--json", options->json, "As JSON");
    list.callback([options, &action] { action = [options] { return listVoices(options->json); }; });
    CLI::App& info = *verb.add_subcommand("info", "What is known of one voice; of all without a name");
    info.add_option("NAME", options->wanted, "Voice by name or file")->type_name("NAME|FILE");
    info.add_flag("--json", options->json, "As JSON");
    info.callback([options, &action] {
        action = [options] {
            return options->wanted.empty() ? listVoices(options->json) : showVoice(*options);
        };
    });
    addVoiceFiles(verb, action);
}

} // namespace koe::cli
