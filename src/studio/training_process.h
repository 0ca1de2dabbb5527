#pragma once

#include "studio/training_event.h"

#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace koe::studio {

/// The words after `koe` that ask for this training: "train", name, options that differ from the defaults.
[[nodiscard]] std::vector<std::string> trainArguments(const training::TrainRequest& request);

/// A training in a process of its own (`koe train … --json`): JSON lines out, signals in.
///
/// Whatever happens to it, a crash or a full memory, this process goes on and says what happened.
class TrainingProcess
{
public:
    struct Outcome
    {
        int exitCode = 1;                            ///< as koe's own
        std::optional<training::TrainReport> report; ///< when it ended well
        std::string sentence;                        ///< for the user, when it did not
    };
    using EventListener = std::function<void(const TrainingEvent&)>;
    using LogListener = std::function<void(std::string_view line)>;

    /// Starts @p program at once.
    /// @throws Missing when it cannot be started
    TrainingProcess(const std::filesystem::path& program, const training::TrainRequest& request);
    /// Kills it if it still runs.
    ~TrainingProcess();
    TrainingProcess(const TrainingProcess&) = delete;
    TrainingProcess& operator=(const TrainingProcess&) = delete;

    /// Reads what it says until it has ended. Listeners are called on the calling thread. Once per object.
    Outcome follow(const EventListener& onEvent, const LogListener& onLogLine);

    /// Asks it to finish the step, save and end. From any thread; nothing happens once it has ended.
    void stop();
    /// Ends it at once. From any thread.
    void kill();
    /// Halts it where it is, its memory kept, and lets it go on; a stop lets it go on as well. From any
    /// thread.
    void pause();
    void resume();

private:
    void signal(int number);
    int reap();
    Outcome outcomeOf(int status) const;

    mutable std::mutex m_mutex; // over m_pid: a number that is reaped may be another process's
    pid_t m_pid = -1;
    int m_events = -1; // its stdout
    int m_log = -1;    // its stderr
    bool m_stopped = false;
    bool m_killed = false;
    std::optional<training::TrainReport> m_report;
    std::optional<Failure> m_failure;
};

} // namespace koe::studio
