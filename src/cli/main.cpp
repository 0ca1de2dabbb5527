#include "cli/commands.h"
#include "studio/outcome.h"
#include "core/error.h"
#include "core/log.h"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstdio>

namespace {

constexpr int kExitUsage = 2;

int run(int count, char** arguments)
{
    CLI::App program(
        "Koe Studio: turns recordings of a person into a voice, and speaks other recordings in it.", "koe");
    program.set_version_flag("--version", std::string("koe ") + KOE_VERSION);
    program.require_subcommand(1);
    program.get_formatter()->column_width(34);
    program.footer("Exit codes: 0 done, 2 usage, 3 bad input, 4 something needed is missing, 130 stopped.\n"
                   "KOE_HOME names the folder of weights/ and logs/; KOE_LOG=info says more on stderr.");
    koe::cli::Action action;
    koe::cli::addConvert(program, action, arguments);
    koe::cli::addTrain(program, action, arguments);
    koe::cli::addDataset(program, action, arguments);
    koe::cli::addVoices(program, action);
    koe::cli::addExperiments(program, action);
    koe::cli::addPitchVerb(program, action, arguments);
    koe::cli::addAssets(program, action);
    koe::cli::addCompare(program, action, arguments);
    koe::cli::addIdentify(program, action, arguments);
    koe::cli::addDevices(program, action, arguments);
    if (count < 2) {
        std::fputs(program.help().c_str(), stderr);
        return kExitUsage;
    }
    const auto isAsked = [&](const CLI::App* verb) { return verb->get_name() == arguments[1]; };
    if (arguments[1][0] != '-' && program.get_subcommands(isAsked).empty()) {
        std::fprintf(stderr, "There is no verb \"%s\": koe --help lists those that there are.\n",
                     arguments[1]);
        return kExitUsage;
    }
    try {
        program.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? 0 : kExitUsage;
    }
    koe::log::start("warn");
    return action();
}

} // namespace

int main(int count, char** arguments)
{
    try {
        return run(count, arguments);
    } catch (...) {
        const auto failure = koe::studio::failureOf(std::current_exception());
        std::fprintf(stderr, "%s\n", failure.sentence.c_str());
        return failure.exitCode;
    }
}
