#include "ui/jobs/training_run.h"

#include "core/error.h"
#include "studio/train_request_text.h"
#include "studio/training_estimate.h"
#include "ui/jobs/job_bridge.h"
#include "ui/jobs/job_title.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace koe::ui {

using studio::JobCard;
using studio::JobState;
using studio::TrainingProgress;
using studio::TrainingStage;

namespace {
constexpr int kLookMs = 200;
constexpr int kLogLines = 200;
constexpr std::size_t kLastSteps = 25;
} // namespace

/// What a training takes beside its steps, as its news come in.
class TrainingRun::Watch
{
public:
    using Time = TrainingProgress::Clock::time_point;

    void take(const studio::TrainingNews& news, const TrainingProgress& progress, Time now)
    {
        if (!m_began && progress[TrainingStage::Train].begun)
            m_began = now;
        if (std::holds_alternative<studio::CheckpointSaved>(news))
            ++m_saves;
        const auto* event = std::get_if<studio::TrainingEvent>(&news);
        if (event == nullptr)
            return;
        if (const auto* step = std::get_if<training::StepReport>(event)) {
            if (!m_lastStep && m_began)
                m_startSeconds = between(*m_began, now) - step->secondsPerStep;
            if (m_lastStep && m_saves > 0)
                m_saveSeconds = std::max(0.0, between(*m_lastStep, now) - step->secondsPerStep) / m_saves;
            m_saves = 0;
            m_lastStep = now;
        }
        if (std::holds_alternative<training::TrainReport>(*event) && m_lastStep)
            m_finishSeconds = between(*m_lastStep, now);
    }
    /// A pause is no work.
    void pause() { m_wasPaused = true; }

    void tell(studio::TrainingSpeed& speed, double speechSeconds, bool wasNew) const
    {
        if (m_wasPaused)
            return;
        if (wasNew)
            speed.startSeconds = m_startSeconds;
        speed.saveSeconds = m_saveSeconds;
        if (speechSeconds > 0.0)
            speed.finishShare = m_finishSeconds / speechSeconds;
    }

private:
    static double between(Time from, Time to) { return std::chrono::duration<double>(to - from).count(); }

    std::optional<Time> m_began; ///< the stage of the steps
    std::optional<Time> m_lastStep;
    int m_saves = 0; ///< since that
    double m_startSeconds = 0.0;
    double m_saveSeconds = 0.0;
    double m_finishSeconds = 0.0;
    bool m_wasPaused = false;
};

/// Between the thread that follows the training and the window's.
struct TrainingRun::Feed
{
    std::mutex mutex;
    std::vector<std::pair<studio::TrainingNews, TrainingProgress::Clock::time_point>> news;
};

struct TrainingRun::Session
{
    TrainingView view;
    std::shared_ptr<Feed> feed = std::make_shared<Feed>();
    std::shared_ptr<studio::TrainingJob> job;
    std::vector<double> stepSeconds; // the last ones
    Watch watch;
    bool wasPrepared = false;
    bool wasBegun = false;
    bool isPutAway = false;
    std::optional<TrainingProgress::Clock::time_point> paused; // since
    std::optional<std::vector<training::StepReport>>
        early; // steps that came before the losses so far were read
};

TrainingRun::TrainingRun(Home home, studio::Settings& settings, JobBridge& jobs, QObject* parent)
    : QObject(parent), m_home(std::move(home)), m_settings(settings), m_jobs(jobs)
{
    m_timer.setInterval(kLookMs);
    connect(&m_timer, &QTimer::timeout, this, &TrainingRun::drain);
    connect(&m_jobs, &JobBridge::changed, this, qOverload<const JobCard&>(&TrainingRun::take));
    connect(&m_jobs, &JobBridge::wanted, this, [this](const JobCard& card) {
        if (card.kind != "train")
            return;
        try {
            begin(studio::trainRequestFromText(card.request, m_home));
        } catch (const Error& problem) {
            Q_EMIT failed(QString::fromUtf8(problem.what()));
        }
    });
}

TrainingRun::~TrainingRun() = default;

qint64 TrainingRun::begin(const training::TrainRequest& request, std::optional<double> expectedSeconds)
{
    auto session = std::make_shared<Session>();
    TrainingView& view = session->view;
    view.request = request;
    view.request.home = m_home;
    view.experiment = studio::readExperiment(m_home, request.name);
    session->wasPrepared = view.experiment.isPrepared;
    session->wasBegun = view.experiment.isBegun();
    if (view.experiment.isBegun())
        readLosses(session);

    session->job = std::make_shared<studio::TrainingJob>(studio::koeProgram(), view.request);
    studio::JobBoard::Order order;
    order.kind = "train";
    order.title = titleOf(request.name);
    order.request = studio::toText(view.request);
    order.lane = studio::Lane::Training;
    order.pause = [job = session->job](bool paused) { job->pause(paused); };
    order.paceStage = "train";
    order.paceEnds = training::kTrained;
    order.expectedSeconds = view.secondsLeft = expectedSeconds;
    m_sessions.push_back(session);
    view.job = m_jobs.submit<training::TrainReport>(
        std::move(order),
        [job = session->job, feed = session->feed](const Job& work) {
            return job->run(work, [&feed](const studio::TrainingNews& news) {
                const std::lock_guard lock(feed->mutex);
                feed->news.emplace_back(news, TrainingProgress::Clock::now());
            });
        },
        this, [this, session](const Outcome<training::TrainReport>& outcome) { end(*session, outcome); });
    m_timer.start();
    Q_EMIT changed();
    return view.job;
}

std::shared_ptr<TrainingRun::Session> TrainingRun::shown() const
{
    for (const auto& session : m_sessions)
        if (!session->view.isOver() && session->view.state != JobState::Waiting)
            return session;
    for (const auto& session : m_sessions)
        if (!session->view.isOver())
            return session;
    const bool isAny = !m_sessions.empty() && !m_sessions.back()->isPutAway;
    return isAny ? m_sessions.back() : nullptr;
}

const TrainingView* TrainingRun::of(const std::string& name) const
{
    for (auto session = m_sessions.rbegin(); session != m_sessions.rend(); ++session)
        if ((*session)->view.request.name == name)
            return &(*session)->view;
    return nullptr;
}

const TrainingView* TrainingRun::view() const
{
    const auto session = shown();
    return session ? &session->view : nullptr;
}

bool TrainingRun::isRunning() const
{
    const TrainingView* shown = view();
    return shown != nullptr && !shown->isOver();
}

void TrainingRun::pause(bool paused)
{
    if (const TrainingView* shown = view())
        m_jobs.pause(shown->job, paused);
}

void TrainingRun::stop()
{
    if (const TrainingView* shown = view())
        m_jobs.stop(shown->job);
}

void TrainingRun::putAway()
{
    for (const auto& session : m_sessions)
        session->isPutAway = session->isPutAway || session->view.isOver();
    Q_EMIT changed();
}

std::optional<JobCard> TrainingRun::interrupted() const
{
    const std::vector<JobCard> cards = m_jobs.board().cards();
    for (auto card = cards.rbegin(); card != cards.rend(); ++card)
        if (card->kind == "train")
            return card->state == JobState::Interrupted ? std::optional(*card) : std::nullopt;
    return std::nullopt;
}

std::string TrainingRun::titleOf(const std::string& name)
{
    return jobTitle(QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Training «%1»"), {QString::fromStdString(name)});
}

void TrainingRun::resume(const JobCard& card)
{
    m_jobs.beginAgain(card);
    m_jobs.forget(card.id);
}

void TrainingRun::take(const JobCard& card)
{
    if (card.kind != "train")
        return;
    for (const auto& session : m_sessions) {
        if (session->view.job != card.id)
            continue;
        if (card.state == JobState::Running && card.fraction > 0.0)
            session->view.secondsLeft = card.secondsLeft;
        if (session->view.state == card.state)
            continue;
        if (isOver(card.state))
            drain(); // its last words before its end
        session->view.state = card.state;
        if (card.state == JobState::Paused) {
            session->watch.pause();
            session->paused = TrainingProgress::Clock::now();
        } else if (session->paused) {
            session->view.progress.skip(TrainingProgress::Clock::now() - *session->paused);
            session->paused.reset();
        }
        if (card.state == JobState::Failed)
            session->view.failure = QString::fromStdString(card.sentence);
        Q_EMIT changed();
    }
    if (!isRunning())
        m_timer.stop();
}

void TrainingRun::drain()
{
    bool any = false;
    for (const auto& session : m_sessions) {
        decltype(Feed::news) news;
        {
            const std::lock_guard lock(session->feed->mutex);
            news.swap(session->feed->news);
        }
        const bool wasFeatures = session->view.progress[TrainingStage::Features].done;
        for (const auto& [one, time] : news) {
            if (const auto* event = std::get_if<studio::TrainingEvent>(&one))
                if (const auto* progress = std::get_if<studio::StageProgress>(event)) {
                    session->view.progress.take(*progress, time);
                    session->view.stage = progress->stage;
                }
            session->watch.take(one, session->view.progress, time);
            take(*session, one);
        }
        if (!wasFeatures && session->view.progress[TrainingStage::Features].done)
            readExperiment(session);
        any = any || !news.empty();
    }
    if (any)
        Q_EMIT progressed();
}

void TrainingRun::take(Session& session, const studio::TrainingNews& news)
{
    TrainingView& view = session.view;
    if (const auto* line = std::get_if<studio::LogLine>(&news)) {
        view.log.append(QString::fromStdString(line->text));
        while (view.log.size() > kLogLines)
            view.log.removeFirst();
    } else if (const auto* save = std::get_if<studio::CheckpointSaved>(&news)) {
        view.saves.push_back({save->step, save->epoch, save->generator});
        Q_EMIT saved(view);
    } else if (const auto* event = std::get_if<studio::TrainingEvent>(&news)) {
        if (const auto* step = std::get_if<training::StepReport>(event)) {
            view.last = *step;
            view.losses.add(*step);
            if (session.early)
                session.early->push_back(*step);
            session.stepSeconds.push_back(step->secondsPerStep);
            if (session.stepSeconds.size() > kLastSteps)
                session.stepSeconds.erase(session.stepSeconds.begin());
            std::vector<double> sorted = session.stepSeconds;
            const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
            std::nth_element(sorted.begin(), middle, sorted.end());
            view.secondsPerStep = *middle;
        } else if (const auto* warning = std::get_if<studio::Warning>(event)) {
            view.warnings.append(QString::fromStdString(warning->sentence));
        } else if (const auto* report = std::get_if<training::TrainReport>(event)) {
            view.report = *report;
            view.progress.end(TrainingProgress::Clock::now());
        }
    }
}

void TrainingRun::readExperiment(const std::shared_ptr<Session>& session)
{
    m_jobs.ask<studio::Experiment>([home = m_home, name = session->view.request.name](
                                       const Job&) { return studio::readExperiment(home, name); },
                                   this,
                                   [this, session](const Outcome<studio::Experiment>& outcome) {
                                       if (!outcome)
                                           return;
                                       session->view.experiment = *outcome.value;
                                       Q_EMIT progressed();
                                   });
}

/// A long training has a hundred thousand steps behind it.
void TrainingRun::readLosses(const std::shared_ptr<Session>& session)
{
    session->early.emplace();
    m_jobs.ask<studio::LossHistory>([file = studio::stepsFile(session->view.request)](
                                        const Job&) { return studio::LossHistory::read(file); },
                                    this,
                                    [this, session](Outcome<studio::LossHistory> outcome) {
                                        if (outcome) {
                                            session->view.losses = std::move(*outcome.value);
                                            for (const training::StepReport& step : *session->early)
                                                session->view.losses.add(step);
                                        }
                                        session->early.reset();
                                        Q_EMIT progressed();
                                    });
}

void TrainingRun::end(Session& session, const Outcome<training::TrainReport>& outcome)
{
    drain();
    TrainingView& view = session.view;
    if (outcome.value)
        view.report = *outcome.value;
    else if (!outcome.stopped())
        view.failure = outcome.sentence;
    if (session.stepSeconds.size() >= 5) {
        studio::TrainingSpeed speed;
        speed.secondsPerClip = view.secondsPerStep / std::max(1, view.request.batch);
        if (!session.wasPrepared && view.experiment.seconds > 0.0)
            speed.prepareShare = (view.progress[TrainingStage::Prepare].seconds +
                                  view.progress[TrainingStage::Features].seconds) /
                                 view.experiment.seconds;
        session.watch.tell(speed, view.experiment.seconds, !session.wasBegun);
        studio::keepSpeed(m_settings, view.request, speed);
    }
    Q_EMIT changed();
}

} // namespace koe::ui
