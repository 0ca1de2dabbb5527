#include "ui/pages/training/training_progress_pane.h"

#include "ui/jobs/beginning_text.h"
#include "ui/jobs/stage_line.h"
#include "ui/jobs/training_run.h"
#include "ui/pages/training/listening_cards.h"
#include "ui/pages/training/loss_chart.h"
#include "ui/pages/training/training_form.h"
#include "ui/pages/training/training_text.h"
#include "ui/text/error_words.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/play_row.h"
#include "ui/widgets/scroll_column.h"
#include "ui/widgets/words.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QStyle>

namespace koe::ui {

using studio::JobState;
using studio::TrainingStage;

namespace {

constexpr int kLowestChart = 170;

/// What the engine said, and what else its process wrote at its end.
QString withLog(const TrainingView& view)
{
    QStringList lines = view.log;
    lines.prepend(view.failure);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

TrainingProgressPane::TrainingProgressPane(Desk& desk, TrainingRun& run, SaveListening& listening,
                                           QWidget* parent)
    : QWidget(parent), m_run(run), m_title(words({}, TextSize::Large)),
      m_summary(words({}, TextSize::Normal, "second")), m_copy(button(tr("Copy the command"), "quiet")),
      m_message(new MessageLine), m_stages(new StageLine),
      m_chart(new LossChart([&run]() -> const studio::LossHistory* {
          return run.view() != nullptr ? &run.view()->losses : nullptr;
      })),
      m_cards(new ListeningCards(listening)), m_play(new PlayRow(desk.sound)),
      m_now(words({}, TextSize::Normal, "second")), m_away(button(tr("Another training"), "quiet")),
      m_pause(button({})), m_stop(button(tr("Stop"))), m_goOn(button(tr("Go on"))),
      m_try(button(tr("Open in Inference"), "primary"))
{
    m_copy->setToolTip(tr("The command line that does the same, for a terminal or another machine."));
    m_stop->setToolTip(
        tr("Ends after this step: saves, builds the index and writes the voice. You can go on later."));
    m_pause->setToolTip(tr("Halts it where it is; it keeps its memory."));
    m_copy->setProperty("edge", true);
    m_now->setWordWrap(true);

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_title);
    head->addSpacing(12);
    head->addWidget(m_summary, 1);
    head->addWidget(m_copy);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_now, 1);
    for (QPushButton* one : {m_away, m_pause, m_stop, m_goOn, m_try})
        foot->addWidget(one);
    m_chart->setMinimumHeight(kLowestChart);
    auto* inside = new QWidget; // scrolled in a small window
    auto* between = new QVBoxLayout(inside);
    between->setContentsMargins(0, 0, 0, 0);
    between->setSpacing(16);
    between->addWidget(m_stages);
    between->addWidget(m_chart, 1);
    between->addWidget(m_cards);
    between->addWidget(m_play);
    m_play->hide(); // until something is to be heard
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addLayout(head);
    column->addWidget(m_message);
    column->addWidget(new ScrollColumn(inside), 1);
    column->addLayout(foot);

    connect(m_cards, &ListeningCards::playWanted, this,
            [this](const std::filesystem::path& source, const std::filesystem::path& result) {
                m_play->load(source, result);
                m_play->show();
                m_play->playResult();
            });
    connect(m_copy, &QPushButton::clicked, this, &TrainingProgressPane::commandWanted);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (const TrainingView* view = m_run.view())
            m_run.pause(view->state == JobState::Running);
    });
    connect(m_stop, &QPushButton::clicked, &m_run, &TrainingRun::stop);
    connect(m_away, &QPushButton::clicked, &m_run, &TrainingRun::putAway);
    connect(m_try, &QPushButton::clicked, this, &TrainingProgressPane::triggerPrimary);
    connect(m_goOn, &QPushButton::clicked, this, [this] {
        if (const TrainingView* view = m_run.view())
            Q_EMIT goOnWanted(QString::fromStdString(view->request.name));
    });
    connect(&m_run, &TrainingRun::changed, this, &TrainingProgressPane::mirror);
    connect(&m_run, &TrainingRun::progressed, this, &TrainingProgressPane::mirror);
    mirror();
}

void TrainingProgressPane::triggerPrimary()
{
    const TrainingView* view = m_run.view();
    if (view == nullptr || !view->isOver())
        return;
    if (view->report)
        Q_EMIT tryWanted(QString::fromStdString(view->request.name));
    else
        m_goOn->click();
}

void TrainingProgressPane::mirror()
{
    const TrainingView* view = m_run.view();
    if (view == nullptr)
        return;
    if (view->job != m_job) {
        m_job = view->job;
        m_play->load({}, {}); // what is heard was another's
        m_play->hide();
    }
    m_title->setText(QString::fromStdString(view->request.name));
    m_summary->setText(summaryText(view->request, view->experiment));
    m_stages->show(*view);
    std::vector<std::int64_t> saves;
    for (const TrainingSave& save : view->saves)
        saves.push_back(save.step);
    m_chart->show(saves);
    mirrorState(*view);
}

void TrainingProgressPane::mirrorState(const TrainingView& view)
{
    const bool over = view.isOver();
    const bool paused = view.state == JobState::Paused;
    m_pause->setText(paused ? tr("Resume") : tr("Pause"));
    m_pause->setVisible(view.state == JobState::Running || paused);
    m_stop->setVisible(!over && view.state != JobState::Stopping);
    m_away->setVisible(over);
    m_goOn->setVisible(over && view.state != JobState::Done);
    m_try->setVisible(over && view.report.has_value());
    const char* role = over && !view.report ? "primary" : ""; // one of the two
    if (m_goOn->property("role").toString() != QLatin1String(role)) {
        m_goOn->setProperty("role", role);
        m_goOn->style()->polish(m_goOn);
    }

    QString said;
    const char* tone = "care";
    if (!view.failure.isEmpty()) {
        said = view.failure;
        tone = "wrong";
    } else if (!view.warnings.isEmpty()) {
        said = errorWords(view.warnings.first());
        if (view.warnings.size() > 1)
            said +=
                QLatin1Char(' ') + tr("And %n more.", nullptr, static_cast<int>(view.warnings.size()) - 1);
    }
    if (said != m_said) {
        m_said = said;
        m_message->setToolTip(view.warnings.join(QLatin1Char('\n')));
        said.isEmpty()   ? m_message->clear()
        : tone[0] == 'w' ? m_message->showWrong(said, withLog(view))
                         : m_message->showCare(said);
    }

    QString now;
    switch (view.state) {
    case JobState::Waiting:
        now = tr("Waits for the training that runs.");
        break;
    case JobState::Paused:
        now = tr("Paused at epoch %1.").arg(view.last.epoch);
        break;
    case JobState::Stopping:
        now = tr("Stopping: the step is ended and saved, then index and voice are written.");
        break;
    case JobState::Done:
        now = tr("Done: %n epochs. The voice is in the list of voices.", nullptr,
                 view.report ? view.report->epoch : 0);
        break;
    case JobState::Stopped:
        now = view.report
                  ? tr("Stopped and saved after epoch %1. Go on whenever you want.").arg(view.report->epoch)
                  : tr("Stopped before there was anything to save.");
        break;
    case JobState::Failed:
    case JobState::Interrupted:
        now = tr("Ended. What was saved is kept.");
        break;
    case JobState::Running:
        if (view.last.step > 0)
            now = tr("Epoch %1 of %2 · step %3 · sound loss %4")
                      .arg(view.last.epoch)
                      .arg(view.last.epochs)
                      .arg(QLocale().toString(static_cast<qlonglong>(view.last.step)),
                           QLocale().toString(view.last.lossMel, 'f', 1));
        else
            now = beginningText(view.stage);
        break;
    }
    m_now->setText(now);
}

} // namespace koe::ui
