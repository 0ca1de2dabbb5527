#include "ui/jobs/job_row.h"

#include "ui/app/icons.h"
#include "ui/jobs/job_bridge.h"
#include "ui/jobs/job_title.h"
#include "ui/text/error_words.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QRegularExpression>

#include <cmath>

namespace koe::ui {

using studio::JobCard;
using studio::JobState;

namespace {

/// The engine's words for what it is at.
[[maybe_unused]] constexpr const char* kStages[] = {
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "reading"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "read"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "listening"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "slicing"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "prepared"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "loading"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "pitch"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "features"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "retrieval"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "waiting"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "networks"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "nearest speaker"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "first step"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "train"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "index"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "index: reading"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "index: adding"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "index: k-means"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "index: training"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "voice"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "merge"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "extract"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "pack"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "unpacking"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "copy"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "copying"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "copied"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "looking"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "checking"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "checked"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "comparing"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "figures"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "picture"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "spectrogram"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "cleaning"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "writing"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "finishing"),
    QT_TRANSLATE_NOOP("koe::ui::JobRow", "done"),
};

QString stageText(const std::string& stage)
{
    static const QRegularExpression batch(QStringLiteral("^(\\d+) of (\\d+)$"));
    const auto match = batch.match(QString::fromStdString(stage));
    if (match.hasMatch())
        return JobRow::tr("%1 of %2").arg(match.captured(1), match.captured(2));
    return stage.empty() ? QString() : JobRow::tr(stage.c_str());
}

} // namespace

JobRow::JobRow(JobBridge& jobs, QWidget* parent)
    : QWidget(parent), m_jobs(jobs), m_title(words({})), m_state(new ElidedLabel({}, "second")),
      m_bar(new QProgressBar), m_again(button({}, "quiet")), m_pause(iconButton("pause", tr("Pause"))),
      m_stop(iconButton("stop", tr("Stop"))), m_forget(iconButton("close", tr("Take off the list")))
{
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(120);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 8, 4);
    row->setSpacing(12);
    row->addWidget(m_bar);
    row->addWidget(m_title);
    row->addWidget(m_state, 1);
    row->addWidget(m_again);
    row->addWidget(m_pause);
    row->addWidget(m_stop);
    row->addWidget(m_forget);
    connect(m_pause, &QToolButton::clicked, this,
            [this] { m_jobs.pause(m_card.id, m_card.state == JobState::Running); });
    connect(m_stop, &QToolButton::clicked, this, [this] { m_jobs.stop(m_card.id); });
    connect(m_forget, &QToolButton::clicked, this, [this] { m_jobs.forget(m_card.id); });
    connect(m_again, &QPushButton::clicked, this, [this] {
        const JobCard card = m_card; // forgetting it may end this row
        m_jobs.beginAgain(card);
        m_jobs.forget(card.id);
    });
}

void JobRow::show(const JobCard& card)
{
    m_card = card;
    const bool over = isOver(card.state);
    m_title->setText(jobTitleText(card.title, over ? JobTense::Over : JobTense::Running));
    m_state->setText(stateText(card));
    m_state->setToolTip(QString::fromStdString(card.sentence));
    setTone(*m_state, card.state == JobState::Failed        ? "wrong"
                      : card.state == JobState::Interrupted ? "care"
                      : card.state == JobState::Done        ? "good"
                                                            : "second");
    m_bar->setValue(static_cast<int>(std::lround(card.fraction * 1000)));
    m_bar->setVisible(!over);
    m_again->setText(card.state == JobState::Interrupted || card.kind == "train" ? tr("Go on") : tr("Again"));
    m_again->setVisible(over && card.state != JobState::Done && !card.request.empty());
    m_pause->setVisible(card.canPause && (card.state == JobState::Running || card.state == JobState::Paused));
    const bool paused = card.state == JobState::Paused;
    m_pause->setIcon(icon(paused ? "play" : "pause"));
    m_pause->setToolTip(paused ? tr("Go on") : tr("Pause"));
    m_stop->setVisible(!over && card.state != JobState::Stopping);
    m_forget->setVisible(over);
    setAccessibleName(m_title->text() + ", " + m_state->text());
}

QString JobRow::stateText(const JobCard& card)
{
    const QString sentence = errorWords(QString::fromStdString(card.sentence));
    switch (card.state) {
    case JobState::Waiting:
        return tr("waits");
    case JobState::Paused:
        return tr("paused at %1 %").arg(std::floor(card.fraction * 100));
    case JobState::Stopping:
        return tr("stopping…");
    case JobState::Done:
        return sentence.isEmpty() ? tr("done") : sentence;
    case JobState::Stopped:
        return sentence.isEmpty() || card.sentence == "Stopped." ? tr("stopped") : sentence;
    case JobState::Failed:
        return sentence;
    case JobState::Interrupted:
        return card.fraction > 0.0 ? tr("was interrupted at %1 %").arg(std::floor(card.fraction * 100))
                                   : tr("was interrupted");
    case JobState::Running:
        break;
    }
    QString text = stageText(card.stage);
    if (!text.isEmpty())
        text += QStringLiteral(" · ");
    text += tr("%1 %").arg(std::floor(card.fraction * 100));
    if (card.secondsLeft)
        text += QStringLiteral(" · ") + timeLeftText(*card.secondsLeft);
    return text;
}

} // namespace koe::ui
