#include "ui/wizard/wizard_form.h"

#include "core/error.h"
#include "studio/datasets.h"
#include "studio/settings.h"
#include "studio/training_estimate.h"
#include "studio/training_measure.h"
#include "ui/jobs/job_bridge.h"
#include "ui/jobs/job_title.h"
#include "ui/jobs/save_listening.h"
#include "ui/jobs/training_run.h"
#include "ui/text/error_words.h"
#include "ui/text/figures.h"

#include <algorithm>
#include <utility>

namespace koe::ui {
namespace fs = std::filesystem;

namespace {
constexpr int kQuickEpochs = 20;
constexpr int kHeldOut = 2;
} // namespace

WizardForm::WizardForm(Desk& desk, TrainingRun& run, SaveListening& listening, QObject* parent)
    : QObject(parent), m_desk(desk), m_run(run), m_listening(listening), m_asked(desk, run)
{
    connect(&m_run, &TrainingRun::changed, this, &WizardForm::follow);
    connect(&m_run, &TrainingRun::progressed, this, &WizardForm::changed);
    connect(&m_listening, &SaveListening::changed, this, &WizardForm::changed);
    connect(&m_asked, &TrainingForm::changed, this, &WizardForm::changed);
}

int WizardForm::epochs(Care care) const
{
    const auto& report = m_asked.report();
    const int suggested = report && report->epochs > 0 ? report->epochs : 100;
    switch (care) {
    case Care::Quick:
        return std::min(kQuickEpochs, suggested);
    case Care::Good:
        return suggested;
    case Care::Best:
        return suggested * 2;
    }
    return suggested;
}

training::TrainRequest WizardForm::request() const
{
    training::TrainRequest request;
    request.home = m_desk.home;
    request.name = m_name.trimmed().toStdString();
    request.data = recordings();
    request.epochs = epochs(m_care);
    request.saveEvery = studio::suggestedSaveEvery(request.epochs);
    request.holdOut = kHeldOut;
    request.device = m_asked.isDeviceGone() ? "auto" : m_desk.settings.text("device", "auto");
    return request;
}

std::optional<double> WizardForm::estimateSeconds(Care care) const
{
    training::TrainRequest asked = request();
    asked.epochs = epochs(care);
    const auto speed = studio::knownSpeed(m_desk.settings, asked);
    const auto& report = m_asked.report();
    if (!speed || !report)
        return std::nullopt;
    return studio::estimateSeconds(*speed, asked, report->speechMinutes * 60.0, 0, false);
}

QString WizardForm::problem() const
{
    const std::string name = m_name.trimmed().toStdString();
    switch (m_step) {
    case Step::Name:
        if (name.empty())
            return tr("Give the voice a name first");
        if (name == "." || name == ".." || name.find_first_of("/\\|\n\t") != name.npos ||
            name.starts_with("mute") || name.starts_with("."))
            return tr("This cannot be a name: use letters, digits and spaces");
        if (std::error_code error;
            fs::exists(m_desk.home.experiment(name), error) && !isTraining() && !isDone())
            return tr("There is a voice of this name: choose another, or go on with it on the Training page");
        return {};
    case Step::Recordings:
        if (m_asked.isCopying())
            return tr("Copying…");
        if (recordings().empty() && !m_asked.dataProblem().isEmpty())
            return m_asked.dataProblem();
        if (recordings().empty() && !m_setProblem.isEmpty())
            return errorWords(m_setProblem);
        return hasRecordings() ? QString() : tr("Drop recordings first");
    case Step::Check:
        if (isChecking())
            return tr("Listening to the recordings…");
        if (!report())
            return m_asked.dataProblem().isEmpty() ? tr("Drop recordings first") : m_asked.dataProblem();
        return report()->speechMinutes > 0.0 ? QString() : tr("There is no speech in them");
    case Step::Choice:
        return {};
    case Step::Train:
        return isDone() || hasFailed() ? QString() : tr("The voice is being made");
    case Step::Listen:
        return {};
    }
    return {};
}

bool WizardForm::isTraining() const
{
    const TrainingView* view = m_run.view();
    return m_job != 0 && view != nullptr && view->job == m_job && !view->isOver();
}

bool WizardForm::isDone() const
{
    const TrainingView* view = m_run.view();
    return m_job != 0 && view != nullptr && view->job == m_job && view->isOver() && view->report.has_value();
}

QString WizardForm::stoppedNote() const
{
    if (!isDone() || !m_run.view()->report->stopped)
        return {};
    return tr("It was stopped after epoch %1 of %2, so it sounds unfinished. The Training page goes on with "
              "it "
              "whenever you want.")
        .arg(m_run.view()->report->epoch)
        .arg(m_run.view()->request.epochs);
}

bool WizardForm::hasFailed() const
{
    const TrainingView* view = m_run.view();
    return m_job != 0 && view != nullptr && view->job == m_job && view->isOver() && !view->report.has_value();
}

void WizardForm::setName(const QString& name)
{
    m_name = name;
    m_asked.setName(name); // so that its set is called so
    Q_EMIT changed();
}

void WizardForm::setCare(Care care)
{
    m_care = care;
    Q_EMIT changed();
}

void WizardForm::takeFiles(const std::vector<fs::path>& files)
{
    m_asked.takeFiles(files);
    Q_EMIT changed();
}

void WizardForm::recordInApp()
{
    if (recordings().empty()) {
        const fs::path set = studio::datasetsFolder(m_desk.home) / m_name.trimmed().toStdString();
        std::error_code error;
        try {
            if (!fs::is_directory(set, error)) // else of an earlier day: more is recorded into it
                studio::makeDataset(m_desk.home, m_name.trimmed().toStdString());
        } catch (const Error& problem) {
            m_setProblem = text(problem.what());
            Q_EMIT changed();
            return;
        }
        m_setProblem.clear();
        m_asked.setData(set);
    }
    m_isAway = true;
    Q_EMIT datasetWanted(text(recordings().string()), true);
    Q_EMIT changed();
}

void WizardForm::lookAtEach()
{
    m_isAway = true;
    Q_EMIT datasetWanted(text(recordings().string()), false);
}

void WizardForm::comeBack()
{
    if (!std::exchange(m_isAway, false))
        return;
    m_asked.check();
    Q_EMIT changed();
}

void WizardForm::next()
{
    if (!isReady())
        return;
    switch (m_step) {
    case Step::Name:
        m_asked.refresh(); // which devices there are
        m_step = Step::Recordings;
        break;
    case Step::Recordings:
        m_step = Step::Check;
        if (!report())
            m_asked.check(); // also where one listens: it may not have seen what was recorded meanwhile
        measure();           // while the doctor listens
        break;
    case Step::Check:
        m_step = Step::Choice;
        measure();
        break;
    case Step::Choice:
        if (!isTraining() && !isDone())
            m_job = m_run.begin(request(), estimateSeconds(m_care));
        m_step = Step::Train;
        break;
    case Step::Train:
        if (hasFailed()) // from its last save on
            m_job = m_run.begin(request());
        else
            m_step = Step::Listen;
        break;
    case Step::Listen:
        break;
    }
    Q_EMIT changed();
}

void WizardForm::back()
{
    if (m_step != Step::Name)
        m_step = static_cast<Step>(static_cast<int>(m_step) - 1);
    Q_EMIT changed();
}

void WizardForm::startAnew()
{
    m_step = Step::Name;
    m_name.clear();
    m_care = Care::Good;
    m_asked.startAnew();
    m_job = 0;
    Q_EMIT changed();
}

void WizardForm::follow()
{
    if (m_step == Step::Train && isDone())
        m_step = Step::Listen;
    Q_EMIT changed();
}

void WizardForm::measure()
{
    const training::TrainRequest asked = request();
    if (m_isMeasuring || studio::knownSpeed(m_desk.settings, asked) || m_run.isRunning())
        return;
    fs::path koe;
    try {
        koe = studio::findKoe();
    } catch (const std::exception&) {
        return; // the training itself says it
    }
    m_isMeasuring = true;
    studio::JobBoard::Order order;
    order.kind = "measure";
    order.title = jobTitle(QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Measuring how fast this computer trains"));
    order.lane = studio::Lane::Training;
    m_desk.jobs.submit<studio::TrainingSpeed>(
        std::move(order),
        [koe, home = m_desk.home, device = asked.device](const Job& job) {
            return studio::measureTraining(koe, home, device, job);
        },
        this,
        [this, asked](const Outcome<studio::TrainingSpeed>& outcome) {
            m_isMeasuring = false;
            if (outcome)
                studio::keepSpeed(m_desk.settings, asked, *outcome.value);
            Q_EMIT changed();
        });
}

} // namespace koe::ui
