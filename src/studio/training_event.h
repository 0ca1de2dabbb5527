#pragma once

#include "training/train.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace koe::studio {

struct StageProgress
{
    double fraction = 0.0; ///< of the whole work, in [0, 1]
    std::string stage;
};
struct Warning
{
    std::string sentence;
};
struct Failure
{
    std::string kind; ///< one word, as Error::kind(), or "stopped"
    std::string sentence;
    int exitCode = 1;
};

/// What a training process says, one JSON object per line: "progress", "step", "warning", and as its last
/// word "done" or "error".
using TrainingEvent =
    std::variant<StageProgress, training::StepReport, Warning, training::TrainReport, Failure>;

/// Without the line's end. Names that are no UTF-8 are repaired; figures that are no numbers become null.
[[nodiscard]] std::string toJsonLine(const TrainingEvent& event);

/// Nothing for a line that is not one of ours.
[[nodiscard]] std::optional<TrainingEvent> trainingEventFromJson(std::string_view line);

} // namespace koe::studio
