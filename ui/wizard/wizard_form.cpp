#include "ui/wizard/wizard_form.h"

#include "core/error.h"
#include "core/is_there.h"
#include "studio/datasets.h"
#include "studio/experiments.h"
#include "studio/settings.h"
#include "studio/training_estimate.h"
#include "studio/training_measure.h"
#include "ui/jobs/job_bridge.h"
#include "ui/jobs/job_title.h"
#include "ui/jobs/save_listening.h"
#include "ui/jobs/training_run.h"
#include "ui/text/figures.h"
#include "ui/wizard/wizard_memory.h"

#include <algorithm>
#include <utility>

namespace koe::ui {
namespace fs = std::filesystem;

namespace {
constexpr int kQuickEpochs = 20;
constexpr int kHeldOut = 2;
constexpr int kKeepAfterMs = 400; // a name is typed letter by letter
} // namespace

WizardForm::WizardForm(Desk& desk, TrainingRun& run, SaveListening& listening, QObject* parent)
    : QObject(parent), m_desk(desk), m_run(run), m_listening(listening), m_asked(desk, run),
      m_kept(std::make_unique<WizardMemory>(WizardMemory::read(desk.settings)))
{
    connect(&m_run, &TrainingRun::changed, this, &WizardForm::follow);
    connect(&m_run, &TrainingRun::progressed, this, &WizardForm::changed);
    connect(&m_listening, &SaveListening::changed, this, &WizardForm::changed);
    connect(&m_asked, &TrainingForm::changed, this, &WizardForm::changed);
    restore();
    m_keep.setSingleShot(true);
    m_keep.setInterval(kKeepAfterMs);
    connect(&m_keep, &QTimer::timeout, this, &WizardForm::keep);
    connect(this, &WizardForm::changed, this, [this] {
        if (!m_keep.isActive() && memory() != *m_kept)
            m_keep.start();
    });
}

WizardForm::~WizardForm()
{
    keep();
}

WizardMemory WizardForm::memory() const
{
    return {m_step, m_name, m_care, m_wantedData.empty() ? recordings() : m_wantedData, m_begun, m_isMade};
}

void WizardForm::keep()
{
    if (memory() == *m_kept)
        return;
    *m_kept = memory();
    m_kept->keep(m_desk.settings);
}

void WizardForm::restore()
{
    const WizardMemory& kept = *m_kept;
    m_name = kept.name;
    m_asked.setName(m_name);
    m_step = kept.step;
    m_care = kept.care;
    m_wantedData = kept.recordings;
    m_begun = kept.begun;
    m_isMade = isBegun() && kept.isMade;
    if (isBegun() && !isThere(m_desk.home.experiment(m_begun))) {
        if (m_isMade)
            return startAnew(); // somebody took it away meanwhile
        m_begun.clear();        // it waited for another one, and never ran
    }
    if (!isBegun())
        m_step = std::min(m_step, m_wantedData.empty() ? Step::Recordings : Step::Choice);
    if (m_isMade)
        m_heard.samples = SaveListening::read(m_desk.home.experiment(m_begun));
    else if (m_step == Step::Listen)
        m_step = Step::Train;
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
    request.name = voiceName();
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

QString WizardForm::nameProblem() const
{
    const std::string name = voiceName();
    if (name.empty())
        return tr("Give the voice a name first");
    if (name.size() > studio::kLongestName)
        return tr("This name is too long");
    if (!studio::canBeName(name))
        return tr("This cannot be a name: use letters, digits and spaces");
    if (isBegun())
        return {};
    const TrainingView* any = m_run.of(name);
    if ((any != nullptr && !any->isOver()) || isThere(m_desk.home.experiment(name)))
        return tr("There is a voice of this name: choose another, or go on with it on the Training page");
    // From elsewhere: it would be written over.
    return isThere(m_desk.home.weights / (name + ".pth"))
               ? tr("There is a voice of this name: choose another")
               : QString();
}

QString WizardForm::problem() const
{
    switch (m_step) {
    case Step::Name:
        return nameProblem();
    case Step::Recordings:
        if (m_asked.isCopying())
            return tr("Copying…");
        if (!hasRecordings() && !m_asked.copyProblem().isEmpty())
            return m_asked.copyProblem();
        if (recordings().empty() && !m_setProblem.isEmpty())
            return m_setProblem;
        return hasRecordings() ? QString() : tr("Drop recordings first");
    case Step::Check:
        if (m_asked.isCopying())
            return tr("Copying…");
        if (isChecking())
            return tr("Listening to the recordings…");
        if (!report())
            return m_asked.dataProblem().isEmpty() ? tr("Drop recordings first") : m_asked.dataProblem();
        return report()->speechMinutes > 0.0 ? QString() : tr("There is no speech in them");
    case Step::Choice: // how long it takes, and how often it is gone through, follows from them
        return isChecking() ? tr("Listening to the recordings…") : QString();
    case Step::Train:
        return isDone() || hasFailed() ? QString() : tr("The voice is being made");
    case Step::Listen:
        return {};
    }
    return {};
}

QString WizardForm::warning() const
{
    return m_step == Step::Recordings || m_step == Step::Check ? m_asked.copyProblem() : QString();
}

const TrainingView* WizardForm::own() const
{
    return isBegun() ? m_run.of(m_begun) : nullptr;
}

bool WizardForm::isTraining() const
{
    return own() != nullptr && !own()->isOver();
}

bool WizardForm::isDone() const
{
    return own() != nullptr ? own()->isOver() && own()->report.has_value() : isBegun() && m_isMade;
}

QString WizardForm::stoppedNote() const
{
    if (!isDone() || own() == nullptr || !own()->report->stopped)
        return {};
    return tr("It was stopped after epoch %1 of %2, so it sounds unfinished. The Training page goes on with "
              "it "
              "whenever you want.")
        .arg(own()->report->epoch)
        .arg(own()->request.epochs);
}

bool WizardForm::hasFailed() const
{
    return isBegun() && !isTraining() && !isDone();
}

const SaveListening::Heard& WizardForm::heard() const
{
    return own() != nullptr ? m_listening.of(m_begun) : m_heard;
}

void WizardForm::setName(const QString& name)
{
    m_name = name;
    m_setProblem.clear();
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
        const fs::path set = studio::datasetsFolder(m_desk.home) / voiceName();
        std::error_code error;
        try {
            if (!fs::is_directory(set, error)) // else of an earlier day: more is recorded into it
                studio::makeDataset(m_desk.home, voiceName());
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
    if (!m_wantedData.empty()) {
        const fs::path data = std::exchange(m_wantedData, {});
        std::error_code error;
        if (fs::is_directory(data, error))
            m_asked.setData(data);
        else if (!isBegun() && m_step > Step::Recordings)
            m_step = Step::Recordings;
        if (m_step == Step::Check || m_step == Step::Choice)
            measure();
        Q_EMIT changed();
    }
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
            train(request(), estimateSeconds(m_care));
        m_step = Step::Train;
        break;
    case Step::Train:
        if (hasFailed())
            goOn();
        else
            m_step = Step::Listen;
        break;
    case Step::Listen:
        break;
    }
    Q_EMIT changed();
}

void WizardForm::train(const training::TrainRequest& request, std::optional<double> expectedSeconds)
{
    m_isMade = false;
    m_begun = request.name;
    m_run.begin(request, expectedSeconds);
}

/// From its last save on.
void WizardForm::goOn()
{
    if (own() != nullptr)
        return train(own()->request);
    const auto card = m_run.interrupted();
    const auto last = studio::readExperiment(m_desk.home, m_begun).last;
    if (card && card->title == m_run.titleOf(m_begun))
        m_run.resume(*card); // which takes it off the shelf
    else
        train(last ? *last : request());
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
    m_setProblem.clear();
    m_begun.clear();
    m_isMade = false;
    m_wantedData.clear();
    m_heard = {};
    Q_EMIT changed();
}

void WizardForm::follow()
{
    if (own() != nullptr)
        m_isMade = isDone();
    if (m_step == Step::Train && isDone())
        m_step = Step::Listen;
    Q_EMIT changed();
}

void WizardForm::measure()
{
    const training::TrainRequest asked = request();
    if (m_isMeasuring || studio::knownSpeed(m_desk.settings, asked) || m_run.isRunning())
        return;
    m_isMeasuring = true;
    studio::JobBoard::Order order;
    order.kind = "measure";
    order.title = jobTitle(QT_TRANSLATE_NOOP("koe::ui::JobTitle", "Measuring how fast this computer trains"));
    order.lane = studio::Lane::Training;
    m_desk.jobs.submit<studio::TrainingSpeed>(
        std::move(order),
        [home = m_desk.home, device = asked.device](const Job& job) {
            return studio::measureTraining(studio::koeProgram(), home, device, job);
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
