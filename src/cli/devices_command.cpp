#include "cli/commands.h"
#include "cli/json_output.h"
#include "core/error.h"
#include "studio/engine_thread.h"
#include "studio/openmp_policy.h"
#include "studio/sound_library.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace koe::cli {
namespace {

using nlohmann::json;

struct Found
{
    std::vector<engine::Device> devices;
    std::vector<std::string> about;
};

void print(const Found& found)
{
    for (const engine::Device& device : found.devices) {
        std::string memory;
        if (device.memoryBytes > 0) {
            char text[32];
            std::snprintf(text, sizeof text, "  %.1f GB", static_cast<double>(device.memoryBytes) / 1e9);
            memory = text;
        }
        std::printf("%-8s  %-9s  %s%s\n", device.kind.c_str(), device.id.c_str(), device.name.c_str(),
                    memory.c_str());
    }
    for (const std::string& line : found.about)
        std::fprintf(stderr, "%s\n", line.c_str());
}

void printJson(const Found& found)
{
    json devices = json::array();
    for (const engine::Device& device : found.devices)
        devices.push_back({{"id", device.id},
                           {"name", device.name},
                           {"kind", device.kind},
                           {"memory_bytes", device.memoryBytes}});
    printLine(json{{"devices", devices}, {"about", found.about}}.dump(-1, ' ', false,
                                                                      json::error_handler_t::replace));
}

int showDevices(bool asJson)
{
    studio::EngineThread engine;
    Found found = engine.run([](engine::Engine& e) { return Found{e.devices(), e.about()}; }).get();
    try {
        for (const sound::SoundDevice& device : studio::loadSound()->devices()) {
            if (device.inputs > 0)
                found.devices.push_back({device.id, device.name, "input", 0});
            if (device.outputs > 0)
                found.devices.push_back({device.id, device.name, "output", 0});
        }
    } catch (const Missing& missing) { // what computes is worth knowing all the same
        found.about.emplace_back(missing.what());
    }
    asJson ? printJson(found) : print(found);
    return 0;
}

} // namespace

void addDevices(CLI::App& program, Action& action, char** arguments)
{
    auto asJson = std::make_shared<bool>(false);
    CLI::App& verb = *program.add_subcommand("devices", "What this machine computes and sounds with");
    verb.add_flag("--json", *asJson, "As JSON");
    verb.callback([asJson, &action, arguments] {
        action = [asJson, arguments] {
            studio::ensurePassiveOpenMp(arguments);
            return showDevices(*asJson);
        };
    });
}

} // namespace koe::cli
