#pragma once

#include "core/job.h"
#include "studio/experiments.h"
#include "studio/training_event.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <variant>

namespace koe::studio {

class TrainingProcess;

/// A pair of checkpoints has been written.
struct CheckpointSaved
{
    std::int64_t step = 0;
    int epoch = 0;
    std::filesystem::path generator;
};
/// What a training process writes that is no event of ours: a library talks, or it crashes.
struct LogLine
{
    std::string text;
};
using TrainingNews = std::variant<TrainingEvent, CheckpointSaved, LogLine>;

/// One training as a piece of work of the job board: a child process, followed to its end.
class TrainingJob
{
public:
    using Listener = std::function<void(const TrainingNews&)>;

    /// @param program koe, koeProgram()
    TrainingJob(std::filesystem::path program, training::TrainRequest request);

    [[nodiscard]] const training::TrainRequest& request() const { return m_request; }

    /// Runs until the child has ended; @p listener is called on this thread. Once per object.
    /// @throws what the child reported; Cancelled when it was asked to stop (then it has saved, built the
    /// index and written the voice, if there was anything to save: the news say so)
    training::TrainReport run(const Job& job, const Listener& listener);

    /// From any thread.
    void pause(bool paused);
    /// Ends it at once, without index and voice. From any thread.
    void kill();

private:
    std::filesystem::path m_program;
    training::TrainRequest m_request;
    std::mutex m_mutex;
    TrainingProcess* m_process = nullptr; // while it runs
};

/// Where the losses of an experiment are kept, for LossHistory::read().
[[nodiscard]] std::filesystem::path stepsFile(const training::TrainRequest& request);

/// koe beside this program; whoever starts it says where it is not there.
[[nodiscard]] std::filesystem::path koeProgram();

} // namespace koe::studio
