#include "cli/import_plan.h"

#include "assets/manifest.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <string>

namespace koe::cli {
namespace {

using intake::Step;

const char* wordOf(Step::Do action)
{
    switch (action) {
    case Step::Do::Take:
        return "take";
    case Step::Do::Have:
        return "have";
    case Step::Do::Skip:
        return "skip";
    }
    return "";
}

void printSteps(const intake::Plan& plan, Step::Do action, const char* heading,
                const std::filesystem::path& weights)
{
    if (plan.count(action) == 0)
        return;
    std::printf("%s\n", heading);
    for (const Step& step : plan.steps) {
        if (step.action != action)
            continue;
        std::string line = "  " + step.source.string();
        if (action == Step::Do::Take)
            line += " → " + step.target.lexically_relative(weights).string() + "  (" +
                    assets::sizeText(step.bytes) + ")";
        if (action != Step::Do::Have && !step.what.empty())
            line += "  " + step.what;
        if (!step.reason.empty())
            line += ": " + step.reason;
        std::printf("%s\n", line.c_str());
    }
}

} // namespace

void printPlan(const intake::Plan& plan, const std::filesystem::path& weights)
{
    const std::string taken =
        "To take into " + weights.string() + " (" + assets::sizeText(plan.bytesToTake()) + "):";
    printSteps(plan, Step::Do::Take, taken.c_str(), weights);
    printSteps(plan, Step::Do::Have, "There already:", weights);
    printSteps(plan, Step::Do::Skip, "Left out:", weights);
    if (plan.others > 0)
        std::printf("%zu other %s (recordings, features, settings) %s left out.\n", plan.others,
                    plan.others == 1 ? "file" : "files", plan.others == 1 ? "is" : "are");
}

nlohmann::json planJson(const intake::Plan& plan)
{
    nlohmann::json steps = nlohmann::json::array();
    for (const Step& step : plan.steps)
        steps.push_back({{"do", wordOf(step.action)},
                         {"kind", step.kind},
                         {"what", step.what},
                         {"source", step.source.string()},
                         {"target", step.target.string()},
                         {"bytes", step.bytes},
                         {"reason", step.reason}});
    return {{"steps", steps}, {"others", plan.others}, {"bytes", plan.bytesToTake()}};
}

} // namespace koe::cli
