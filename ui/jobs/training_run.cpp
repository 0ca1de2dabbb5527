#include "ui/jobs/training_run.h"

#include "core/error.h"
#include "studio/train_request_text.h"
#include "studio/training_estimate.h"
#include "ui/jobs/job_bridge.h"

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
    bool wasPrepared = false;
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

qint64 TrainingRun::begin(const training::TrainRequest& request)
{
    auto session = std::make_shared<Session>();
    TrainingView& view = session->view;
    view.request = request;
    view.request.home = m_home;
    view.experiment = studio::readExperiment(m_home, request.name);
    session->wasPrepared = view.experiment.isPrepared;
    if (view.experiment.isBegun())
        view.losses = studio::LossHistory::read(studio::stepsFile(view.request));

    std::filesystem::path program;
    try {
        program = studio::findKoe();
    } catch (const Error& problem) {
        Q_EMIT failed(QString::fromUtf8(problem.what()));
        return 0;
    }
    session->job = std::make_shared<studio::TrainingJob>(program, view.request);
    studio::JobBoard::Order order;
    order.kind = "train";
    order.title = tr("Training «%1»").arg(QString::fromStdString(request.name)).toStdString();
    order.request = studio::toText(view.request);
    order.lane = studio::Lane::Training;
    order.pause = [job = session->job](bool paused) { job->pause(paused); };
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
    return m_sessions.empty() ? nullptr : m_sessions.back();
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
    std::erase_if(m_sessions, [](const auto& session) { return session->view.isOver(); });
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
        if (session->view.job != card.id || session->view.state == card.state)
            continue;
        if (isOver(card.state))
            drain(); // its last words before its end
        session->view.state = card.state;
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
                if (const auto* progress = std::get_if<studio::StageProgress>(event))
                    session->view.progress.take(*progress, time);
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
        Q_EMIT saved(static_cast<int>(view.saves.size()) - 1);
    } else if (const auto* event = std::get_if<studio::TrainingEvent>(&news)) {
        if (const auto* step = std::get_if<training::StepReport>(event)) {
            view.last = *step;
            view.losses.add(*step);
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
        studio::keepSpeed(m_settings, view.request, speed);
    }
    Q_EMIT changed();
}

} // namespace koe::ui
