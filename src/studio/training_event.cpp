#include "studio/training_event.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace koe::studio {
namespace {

using nlohmann::json;

json toJson(const StageProgress& progress)
{
    return {{"event", "progress"}, {"fraction", progress.fraction}, {"stage", progress.stage}};
}

json toJson(const training::StepReport& step)
{
    return {{"event", "step"},
            {"epoch", step.epoch},
            {"epochs", step.epochs},
            {"step", step.step},
            {"loss_d", step.lossD},
            {"loss_g", step.lossG},
            {"loss_fm", step.lossFm},
            {"loss_mel", step.lossMel},
            {"loss_kl", step.lossKl},
            {"grad_norm_g", step.gradNormG},
            {"grad_norm_d", step.gradNormD},
            {"learning_rate", step.learningRate},
            {"seconds_per_step", step.secondsPerStep}};
}

json toJson(const Warning& warning)
{
    return {{"event", "warning"}, {"message", warning.sentence}};
}

json toJson(const training::TrainReport& report)
{
    return {{"event", "done"},
            {"voice", report.voice.string()},
            {"index", report.index.string()},
            {"epoch", report.epoch},
            {"steps", report.steps},
            {"stopped", report.stopped},
            {"warnings", report.warnings}};
}

json toJson(const Failure& failure)
{
    return {{"event", "error"},
            {"kind", failure.kind},
            {"message", failure.sentence},
            {"exit_code", failure.exitCode}};
}

/// JSON has no NaN: it arrives as null.
double figure(const json& object, const char* name)
{
    const json& value = object.at(name);
    return value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
}

training::StepReport stepFrom(const json& object)
{
    training::StepReport step;
    step.epoch = object.at("epoch").get<int>();
    step.epochs = object.at("epochs").get<int>();
    step.step = object.at("step").get<std::int64_t>();
    step.lossD = figure(object, "loss_d");
    step.lossG = figure(object, "loss_g");
    step.lossFm = figure(object, "loss_fm");
    step.lossMel = figure(object, "loss_mel");
    step.lossKl = figure(object, "loss_kl");
    step.gradNormG = figure(object, "grad_norm_g");
    step.gradNormD = figure(object, "grad_norm_d");
    step.learningRate = figure(object, "learning_rate");
    step.secondsPerStep = figure(object, "seconds_per_step");
    return step;
}

training::TrainReport reportFrom(const json& object)
{
    training::TrainReport report;
    report.voice = object.at("voice").get<std::string>();
    report.index = object.at("index").get<std::string>();
    report.epoch = object.at("epoch").get<int>();
    report.steps = object.at("steps").get<std::int64_t>();
    report.stopped = object.at("stopped").get<bool>();
    report.warnings = object.at("warnings").get<std::vector<std::string>>();
    return report;
}

} // namespace

std::string toJsonLine(const TrainingEvent& event)
{
    const json object = std::visit([](const auto& one) { return toJson(one); }, event);
    return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<TrainingEvent> trainingEventFromJson(std::string_view line)
{
    const json object = json::parse(line, nullptr, false);
    if (!object.is_object() || !object.contains("event"))
        return std::nullopt;
    try {
        const std::string kind = object.at("event").get<std::string>();
        if (kind == "progress")
            return StageProgress{figure(object, "fraction"), object.at("stage").get<std::string>()};
        if (kind == "step")
            return stepFrom(object);
        if (kind == "warning")
            return Warning{object.at("message").get<std::string>()};
        if (kind == "done")
            return reportFrom(object);
        if (kind == "error")
            return Failure{object.at("kind").get<std::string>(), object.at("message").get<std::string>(),
                           object.at("exit_code").get<int>()};
    } catch (const json::exception&) {
        // Not one of ours after all: the caller shows the line as it is.
    }
    return std::nullopt;
}

} // namespace koe::studio
