#include "ui/pages/training/training_page.h"

#include "studio/training_estimate.h"
#include "ui/app/file_names.h"
#include "ui/app/model_offer.h"
#include "ui/app/voice_library.h"
#include "ui/jobs/job_bridge.h"
#include "ui/jobs/job_title.h"
#include "ui/jobs/training_run.h"
#include "ui/pages/training/experiment_list.h"
#include "ui/pages/training/training_form.h"
#include "ui/pages/training/training_progress_pane.h"
#include "ui/pages/training/training_settings.h"
#include "ui/pages/training/training_text.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/scroll_column.h"
#include "ui/widgets/words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QStackedLayout>

#include <algorithm>
#include <cmath>

namespace koe::ui {
namespace {

constexpr int kSettingsWidth = 360;

} // namespace

TrainingPage::TrainingPage(Desk& desk, TrainingForm& form, TrainingRun& run, SaveListening& listening,
                           QWidget* parent)
    : Page(parent), m_desk(desk), m_form(form), m_run(run), m_stack(new QStackedLayout),
      m_message(new MessageLine), m_progress(new TrainingProgressPane(desk, run, listening))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargins);
    column->setSpacing(12);
    column->addWidget(m_message);
    column->addLayout(m_stack, 1); // before its first page, which it would show as a window of its own
    m_stack->addWidget(setUp());
    m_stack->addWidget(m_progress);

    connect(m_train, &QPushButton::clicked, &m_form, &TrainingForm::begin);
    connect(m_copy, &QPushButton::clicked, this, &TrainingPage::copyCommand);
    connect(m_progress, &TrainingProgressPane::commandWanted, this, &TrainingPage::copyCommand);
    connect(m_progress, &TrainingProgressPane::tryWanted, this, [this](const QString& voice) {
        m_desk.voices.choose(voice.toStdString());
        Q_EMIT pageWanted("inference");
    });
    connect(m_progress, &TrainingProgressPane::goOnWanted, this, [this](const QString& name) {
        m_run.putAway();
        m_form.goOn(name.toStdString());
    });
    connect(m_message, &MessageLine::action, this, [this] {
        m_message->clear();
        m_onAction();
    });
    connect(&m_form, &TrainingForm::changed, this, &TrainingPage::mirror);
    connect(&m_run, &TrainingRun::changed, this, &TrainingPage::showPane);
    connect(&m_run, &TrainingRun::failed, this, [this](const QString& sentence) {
        m_message->setAction({});
        m_message->showWrong(sentence);
    });
    mirror();
    showPane();
    offerInterrupted();
}

QWidget* TrainingPage::setUp()
{
    m_settings = new TrainingSettings(m_form);
    auto* left = new ScrollColumn(m_settings);
    left->setFixedWidth(kSettingsWidth);
    m_settings->layout()->setContentsMargins(0, 0, 12, 0);
    static_cast<QVBoxLayout*>(m_settings->layout())->addStretch();

    auto* list = new QWidget;
    auto* listColumn = new QVBoxLayout(list);
    listColumn->setContentsMargins(0, 0, 0, 0);
    listColumn->setSpacing(12);
    listColumn->addWidget(words(tr("Experiments"), TextSize::Small, "second"));
    auto* experiments = new ExperimentList(m_form);
    listColumn->addWidget(experiments, 1);
    connect(experiments, &ExperimentList::wizardWanted, this, [this] { Q_EMIT pageWanted("wizard"); });

    auto* sides = new QHBoxLayout;
    sides->setSpacing(32);
    sides->addWidget(left);
    sides->addWidget(new ScrollColumn(list), 1);

    m_estimate = words({}, TextSize::Normal, "second");
    m_estimate->setWordWrap(true);
    m_estimate->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_copy = button(tr("Copy the command"), "quiet");
    m_copy->setProperty("edge", true);
    m_copy->setToolTip(tr("The command line that does the same, for a terminal or another machine."));
    m_train = button({}, "primary");
    m_train->setObjectName("train");
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_copy);
    foot->addWidget(m_estimate, 1);
    foot->addSpacing(12);
    foot->addWidget(m_train);

    auto* all = new QWidget;
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    m_offer = new ModelOffer(m_desk.models);
    column->addLayout(sides, 1);
    column->addWidget(m_offer);
    column->addLayout(foot);
    return all;
}

void TrainingPage::mirror()
{
    const QString problem = m_form.problem();
    const std::optional<double> seconds = m_form.estimateSeconds();
    m_train->setEnabled(problem.isEmpty());
    m_copy->setEnabled(problem.isEmpty());
    const studio::Experiment* before = m_form.experiment();
    const bool goesOn = before != nullptr && before->isBegun();
    const int epochs = m_form.values().epochs - (goesOn ? before->epoch() : 0);
    // A long reason stands beside the button, a short one in it.
    const bool isShort = problem.size() < 40;
    if (!problem.isEmpty())
        m_train->setText(isShort ? problem : tr("Train"));
    else if (seconds)
        m_train->setText(
            (goesOn ? tr("Go on for about %1") : tr("Train for about %1")).arg(aboutText(*seconds)));
    else
        m_train->setText(goesOn ? tr("Go on for %n epochs", nullptr, epochs)
                                : tr("Train %n epochs", nullptr, epochs));
    setTone(*m_estimate, !problem.isEmpty() && !isShort ? "care" : "second");
    m_estimate->setText(!problem.isEmpty() ? (isShort ? QString() : problem)
                        : seconds ? tr("%n epochs, as fast as this computer was last time", nullptr, epochs)
                                  : tr("How long it takes is known after the first steps"));

    offerDevice();
    m_offer->offer(m_form.values().name.empty() ? std::vector<std::string>() : m_form.missingModels());
}

void TrainingPage::showPane()
{
    const TrainingView* view = m_run.view();
    m_stack->setCurrentIndex(view != nullptr ? 1 : 0);
    if (view != nullptr && !view->isOver())
        m_message->clear();
}

/// Once: a message that was closed stays closed.
void TrainingPage::offerDevice()
{
    const QString gone = m_form.deviceProblem();
    if (gone == m_gone)
        return;
    if (!gone.isEmpty()) {
        m_onAction = [this] { m_form.setDevice("auto"); };
        m_message->setAction(tr("Use what is here"));
        m_message->showCare(gone);
    } else if (m_message->sentence() == m_gone) {
        m_message->clear();
    }
    m_gone = gone;
}

void TrainingPage::offerInterrupted()
{
    const auto card = m_run.interrupted();
    if (!card || m_run.view() != nullptr)
        return;
    m_onAction = [this, card] { m_run.resume(*card); };
    m_message->setAction(tr("Go on"));
    m_message->showCare(
        tr("%1 was interrupted. What was saved is kept.").arg(jobTitleText(card->title, JobTense::Over)));
}

void TrainingPage::copyCommand()
{
    const TrainingView* view = m_run.view();
    QGuiApplication::clipboard()->setText(view != nullptr ? commandText(view->request)
                                                          : commandText(m_form.request()));
}

bool TrainingPage::takeFiles(const std::vector<std::filesystem::path>& files)
{
    if (!std::any_of(files.begin(), files.end(), isRecordingOrFolder))
        return false; // a voice or a package is for another page
    m_form.takeFiles(files);
    return true;
}

void TrainingPage::triggerPrimary()
{
    if (m_stack->currentWidget() == m_progress)
        m_progress->triggerPrimary();
    else
        m_train->click();
}

void TrainingPage::browse()
{
    m_settings->browse();
}

void TrainingPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_form.refresh();
}

} // namespace koe::ui
