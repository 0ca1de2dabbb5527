#pragma once

#include "core/home.h"
#include "studio/experiments.h"
#include "studio/job_board.h"
#include "studio/loss_history.h"
#include "studio/training_job.h"
#include "studio/training_progress.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace koe::studio {
class Settings;
}

namespace koe::ui {

class JobBridge;
template <typename Value> struct Outcome;

/// A save of a training.
struct TrainingSave
{
    std::int64_t step = 0;
    int epoch = 0;
    std::filesystem::path generator;
};

/// What is known of a training, as the window shows it.
struct TrainingView
{
    qint64 job = 0;
    training::TrainRequest request;
    studio::JobState state = studio::JobState::Waiting;
    studio::TrainingProgress progress;
    std::string stage; ///< its process's word for what it is at; empty: none yet
    studio::LossHistory losses;
    training::StepReport last;     ///< step 0: none yet
    double secondsPerStep = 0.0;   ///< of late
    studio::Experiment experiment; ///< read when its clips are ready; before, as it was found
    std::vector<TrainingSave> saves;
    QStringList warnings;
    QStringList log;                             ///< its last lines
    std::optional<training::TrainReport> report; ///< also of a training that was stopped after a save
    QString failure;                             ///< why it ended, when not well

    std::optional<double> secondsLeft; ///< to its voice; nothing before something is known

    [[nodiscard]] bool isOver() const { return studio::isOver(state); }
};

/// Trainings as jobs: begins them, watches the one that runs and keeps what it said. Lives as long as the
/// program; pages and the wizard look at it.
class TrainingRun : public QObject
{
    Q_OBJECT
public:
    TrainingRun(Home home, studio::Settings& settings, JobBridge& jobs, QObject* parent = nullptr);
    ~TrainingRun() override;

    /// Puts it on the shelf; it waits there for one that runs. @param expectedSeconds what this machine
    /// should take for it, where that is known @returns the job
    qint64 begin(const training::TrainRequest& request, std::optional<double> expectedSeconds = {});
    void pause(bool paused);
    void stop();
    /// No longer shows trainings that are over.
    void putAway();

    /// The one that is shown: that which runs, else that which waits, else the last one that was begun since
    /// the program started and is not put away; nullptr: none.
    [[nodiscard]] const TrainingView* view() const;
    /// The last one of that name, shown or not; nullptr: none since the program started.
    [[nodiscard]] const TrainingView* of(const std::string& name) const;
    [[nodiscard]] bool isRunning() const;
    /// A training that an end of the program interrupted, if none was begun since.
    [[nodiscard]] std::optional<studio::JobCard> interrupted() const;
    void resume(const studio::JobCard& card);
    /// What its job is called on the shelf.
    [[nodiscard]] static std::string titleOf(const std::string& name);

Q_SIGNALS:
    /// Another training is shown, or the state of one is another.
    void changed();
    /// One went on; at most 5 times a second.
    void progressed();
    /// The last of @p view's saves is new.
    void saved(const koe::ui::TrainingView& view);
    void failed(const QString& sentence);

private:
    struct Feed;
    struct Session;
    class Watch;
    void take(const studio::JobCard& card);
    void drain();
    void take(Session& session, const studio::TrainingNews& news);
    void end(Session& session, const Outcome<training::TrainReport>& outcome);
    void readExperiment(const std::shared_ptr<Session>& session);
    void readLosses(const std::shared_ptr<Session>& session);
    [[nodiscard]] std::shared_ptr<Session> shown() const;

    Home m_home;
    studio::Settings& m_settings;
    JobBridge& m_jobs;
    std::vector<std::shared_ptr<Session>> m_sessions; // oldest first
    QTimer m_timer;
};

} // namespace koe::ui
