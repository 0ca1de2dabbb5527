#pragma once

#include "studio/time_left.h"
#include "studio/training_event.h"

#include <array>
#include <optional>

namespace koe::studio {

enum class TrainingStage
{
    Prepare,  ///< recordings cut into clips
    Features, ///< pitch and what is said
    Train,
    Index,
    Voice
};
inline constexpr std::size_t kTrainingStages = 5;

struct StageState
{
    bool begun = false;
    bool done = false;
    double fraction = 0.0; ///< of this stage, in [0, 1]
    double seconds = 0.0;  ///< that it took so far
    std::optional<double> secondsLeft;
};

/// Sorts what a training process says into the five stages that people see. Times are the caller's.
class TrainingProgress
{
public:
    using Clock = TimeLeft::Clock;

    void take(const StageProgress& progress, Clock::time_point now);
    void end(Clock::time_point now);
    /// So much time has gone by in a pause.
    void skip(Clock::duration pause);

    [[nodiscard]] const StageState& operator[](TrainingStage stage) const
    {
        return m_stages[static_cast<std::size_t>(stage)];
    }
    /// The one that runs; nothing before the first and after the last.
    [[nodiscard]] std::optional<TrainingStage> current() const { return m_current; }

private:
    void enter(TrainingStage stage, double from, Clock::time_point now);

    std::array<StageState, kTrainingStages> m_stages;
    std::optional<TrainingStage> m_current;
    double m_from = 0.0; // of the whole bar, where the current stage begins
    Clock::time_point m_began;
    TimeLeft m_left;
};

} // namespace koe::studio
