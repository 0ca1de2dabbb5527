#include "cli/commands.h"
#include "cli/json_output.h"
#include "core/error.h"
#include "identify/identify.h"
#include "studio/engine_thread.h"
#include "studio/openmp_policy.h"
#include "voice/voice.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <memory>

namespace koe::cli {
namespace {

namespace fs = std::filesystem;
using identify::Identity;
using identify::Kind;
using nlohmann::json;

constexpr int kExitNotRecognised = 3;

struct IdentifyOptions
{
    std::vector<std::string> files;
    bool json = false;
};

/// For a file that looked right until it was opened.
Identity damaged(const Identity& seemed, const Error& error)
{
    Identity found = seemed;
    found.kind = Kind::Damaged;
    found.what += ", but it cannot be used: " + std::string(error.what());
    if (found.what.ends_with('.'))
        found.what.pop_back();
    found.advice.clear();
    return found;
}

/// The engine is started for the first recording and serves all of them.
class Measurer
{
public:
    /// Length, rate and channels; damage shows because everything is decoded.
    Identity measured(const fs::path& file, Identity found)
    {
        if (!m_engine)
            m_engine = std::make_unique<studio::EngineThread>();
        try {
            const engine::SoundLength sound =
                m_engine->run([&](engine::Engine& e) { return e.soundLength(file, Job()); }).get();
            found.facts.add("rate_hz", static_cast<std::int64_t>(sound.sampleRateHz));
            found.facts.add("channels", static_cast<std::int64_t>(sound.channels));
            found.facts.add("seconds", sound.seconds);
            char text[96];
            std::snprintf(text, sizeof text, ", %d Hz, %d %s, %.3f s", sound.sampleRateHz, sound.channels,
                          sound.channels == 1 ? "channel" : "channels", sound.seconds);
            found.what += text;
            return found;
        } catch (const InvalidInput& error) {
            return damaged(found, error);
        }
    }

private:
    std::unique_ptr<studio::EngineThread> m_engine;
};

/// identify() and what only those who load such a file know: whether every tensor is there, how long it
/// sounds.
Identity examined(const fs::path& file, Measurer& measurer)
{
    Identity found = identify::identify(file);
    if (found.kind == Kind::Audio)
        return measurer.measured(file, std::move(found));
    if (found.kind == Kind::Voice) {
        try {
            (void)voice::loadCard(file);
        } catch (const InvalidInput& error) {
            return damaged(found, error);
        }
    }
    return found;
}

json toJson(const Identity& identity)
{
    json facts = json::object();
    for (const auto& [name, fact] : identity.facts)
        std::visit([&facts, &key = name](const auto& value) { facts[key] = value; }, fact);
    json object{{"kind", identify::name(identity.kind)},
                {"recognised", identity.recognised()},
                {"sentence", identity.sentence()},
                {"facts", facts}};
    for (const identify::Member& member : identity.members) {
        json inside = toJson(member.identity);
        inside["path"] = member.path;
        inside["safe"] = member.safe;
        inside["bytes"] = member.bytes;
        object["members"].push_back(std::move(inside));
    }
    return object;
}

int identifyAll(const IdentifyOptions& options)
{
    Measurer measurer;
    int exitCode = 0;
    for (const std::string& file : options.files) {
        const Identity found = examined(file, measurer);
        if (!found.recognised())
            exitCode = kExitNotRecognised;
        if (options.json) {
            json object = toJson(found);
            object["file"] = file;
            printLine(object.dump(-1, ' ', false, json::error_handler_t::replace));
            continue;
        }
        printLine(file + " " + found.sentence());
        for (const identify::Member& member : found.members)
            printLine("  " + member.path + " " + member.identity.sentence());
    }
    return exitCode;
}

} // namespace

void addIdentify(CLI::App& program, Action& action, char** arguments)
{
    auto options = std::make_shared<IdentifyOptions>();
    CLI::App& verb = *program.add_subcommand("identify", "What files are, by their content");
    verb.add_option("FILE", options->files, "Models, indexes, recordings, packages: anything")
        ->required()
        ->type_name("FILE...");
    verb.add_flag("--json", options->json, "As JSON, a line per file");
    verb.footer("Exit code 3 when a file is damaged or of no known kind.");
    verb.callback([options, &action, arguments] {
        action = [options, arguments] {
            studio::ensurePassiveOpenMp(arguments); // recordings are measured by the engine
            return identifyAll(*options);
        };
    });
}

} // namespace koe::cli
