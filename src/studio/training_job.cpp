#include "studio/training_job.h"

#include "core/error.h"
#include "studio/loss_history.h"
#include "studio/training_process.h"
#include "voice/checkpoint_files.h"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <functional>
#include <optional>
#include <stop_token>
#include <sys/file.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace koe::studio {
namespace fs = std::filesystem;

namespace {

constexpr auto kLongestWait = std::chrono::seconds(60);
constexpr auto kLookAgain = std::chrono::milliseconds(50);

/// Sees the pairs of checkpoints that appear in an experiment's folder.
class SaveWatch
{
public:
    explicit SaveWatch(fs::path folder) : m_folder(std::move(folder)) { (void)look(); }

    /// The one that was written since the last look.
    std::optional<voice::CheckpointPair> look()
    {
        const auto pairs = voice::listCheckpoints(m_folder);
        if (pairs.empty())
            return std::nullopt;
        std::error_code error;
        const auto written = fs::last_write_time(pairs.front().generator, error);
        if (std::exchange(m_number, pairs.front().number) == pairs.front().number && written == m_written)
            return std::nullopt;
        m_written = written;
        return pairs.front();
    }

private:
    fs::path m_folder;
    std::int64_t m_number = -1;
    fs::file_time_type m_written{};
};

/// A training whose window was killed saves before it ends: until then the experiment is its own. One that
/// does not end is named by the training itself.
void awaitOther(const fs::path& folder, const Job& job, const std::function<void()>& onWait)
{
    const int file = ::open((folder / ".lock").c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0)
        return;
    const auto end = std::chrono::steady_clock::now() + kLongestWait;
    bool isSaid = false;
    while (::flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK && !job.stopRequested() &&
           std::chrono::steady_clock::now() < end) {
        if (!std::exchange(isSaid, true))
            onWait();
        std::this_thread::sleep_for(kLookAgain);
    }
    ::close(file); // and with it the lock
    job.throwIfStopped();
}

[[noreturn]] void throwAs(const TrainingProcess::Outcome& outcome)
{
    switch (outcome.exitCode) {
    case kExitStopped:
        throw Cancelled{};
    case 2:
        throw UsageError(outcome.sentence);
    case 3:
        throw InvalidInput(outcome.sentence);
    case 4:
        throw Missing(outcome.sentence);
    default:
        throw Error(outcome.sentence);
    }
}

} // namespace

TrainingJob::TrainingJob(fs::path program, training::TrainRequest request)
    : m_program(std::move(program)), m_request(std::move(request))
{
}

training::TrainReport TrainingJob::run(const Job& job, const Listener& listener)
{
    job.throwIfStopped();
    keepRequest(m_request);
    const auto report = [&](const StageProgress& progress) {
        job.report(progress.fraction, progress.stage);
        listener(TrainingEvent(progress));
    };
    awaitOther(m_request.home.experiment(m_request.name), job, [&] { report({0.0, "waiting"}); });
    SaveWatch saves(m_request.home.experiment(m_request.name));
    TrainingProcess process(m_program, m_request);
    {
        const std::lock_guard lock(m_mutex);
        m_process = &process;
    }
    const std::stop_callback onStop(job.stopToken(), [&process] { process.stop(); });
    int epoch = 0;
    std::int64_t step = 0;
    std::vector<training::StepReport> steps; // not yet kept
    auto kept = std::chrono::steady_clock::now();
    const auto keepSteps = [&] {
        LossHistory::append(stepsFile(m_request), steps);
        steps.clear();
    };
    const auto lookForSave = [&] {
        if (const auto pair = saves.look())
            listener(CheckpointSaved{pair->number == voice::kLatestCheckpoint ? step : pair->number, epoch,
                                     pair->generator});
    };
    const auto onEvent = [&](const TrainingEvent& event) {
        if (const auto* figures = std::get_if<training::StepReport>(&event)) {
            if (figures->epoch != epoch)
                lookForSave(); // an epoch's end is where it saves
            epoch = figures->epoch;
            step = figures->step;
            steps.push_back(*figures);
            if (const auto now = std::chrono::steady_clock::now(); now - kept > std::chrono::seconds(2)) {
                keepSteps();
                kept = now;
            }
        } else if (std::holds_alternative<training::TrainReport>(event)) {
            lookForSave();
        } else if (const auto* progress = std::get_if<StageProgress>(&event)) {
            return report(*progress);
        }
        listener(event);
    };
    TrainingProcess::Outcome outcome;
    try {
        outcome =
            process.follow(onEvent, [&](std::string_view line) { listener(LogLine{std::string(line)}); });
    } catch (...) {
        const std::lock_guard lock(m_mutex);
        m_process = nullptr;
        throw;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_process = nullptr;
    }
    keepSteps();
    if (!outcome.report)
        throwAs(outcome);
    if (outcome.report->stopped && job.stopRequested())
        throw Cancelled{};
    return *outcome.report;
}

void TrainingJob::pause(bool paused)
{
    const std::lock_guard lock(m_mutex);
    if (m_process != nullptr)
        paused ? m_process->pause() : m_process->resume();
}

void TrainingJob::kill()
{
    const std::lock_guard lock(m_mutex);
    if (m_process != nullptr)
        m_process->kill();
}

fs::path stepsFile(const training::TrainRequest& request)
{
    return request.home.experiment(request.name) / "steps.csv";
}

fs::path koeProgram()
{
    std::error_code error;
    return fs::read_symlink("/proc/self/exe", error).parent_path() / "koe";
}

} // namespace koe::studio
