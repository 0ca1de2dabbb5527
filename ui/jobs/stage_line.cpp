#include "ui/jobs/stage_line.h"

#include "ui/widgets/words.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>

#include <cmath>

namespace koe::ui {

using studio::StageState;
using studio::TrainingStage;

namespace {

const QString kBetween = QStringLiteral(" · ");

QString minutesText(double seconds)
{
    return QLocale().toString(seconds / 60.0, 'f', seconds < 600.0 ? 1 : 0);
}

/// What a stage found, or how fast it is.
QString detailOf(const TrainingView& view, TrainingStage stage)
{
    const StageState& state = view.progress[stage];
    QStringList parts;
    switch (stage) {
    case TrainingStage::Prepare:
        break;
    case TrainingStage::Features:
        if (state.done && view.experiment.clips > 0)
            parts << (view.experiment.clips == 1 ? StageLine::tr("1 clip")
                                                 : StageLine::tr("%n clips", nullptr, view.experiment.clips));
        if (state.done && view.experiment.seconds > 0.0)
            parts << (view.experiment.seconds < 60.0
                          ? StageLine::tr("%1 s of speech").arg(qRound(view.experiment.seconds))
                          : StageLine::tr("%1 min of speech").arg(minutesText(view.experiment.seconds)));
        break;
    case TrainingStage::Train:
        if (view.last.step > 0) {
            parts << StageLine::tr("epoch %1 of %2").arg(view.last.epoch).arg(view.last.epochs);
            if (!state.done)
                parts << StageLine::tr("%1 s a step")
                             .arg(QLocale().toString(view.secondsPerStep, 'f',
                                                     view.secondsPerStep < 0.1   ? 3
                                                     : view.secondsPerStep < 1.0 ? 2
                                                     : view.secondsPerStep < 10  ? 1
                                                                                 : 0));
        }
        break;
    case TrainingStage::Index:
        break;
    case TrainingStage::Voice:
        if (view.report && !view.report->voice.empty())
            parts << QString::fromStdString(view.report->voice.filename().string());
        break;
    }
    if (state.begun && !state.done && !view.isOver()) {
        if (state.secondsLeft && state.fraction > 0.1)
            parts << timeLeftText(*state.secondsLeft);
        else if (parts.isEmpty())
            parts << StageLine::tr("%1 %").arg(std::floor(state.fraction * 100.0));
    }
    return parts.join(kBetween);
}

/// A line breaks between the parts, not between a figure and its unit, nor within a word of Japanese.
QString unbroken(const QString& detail)
{
    constexpr QChar kJoiner(0x2060);
    QStringList parts = detail.split(kBetween);
    for (QString& part : parts) {
        part.replace(QLatin1Char(' '), QChar::Nbsp);
        for (qsizetype at = part.size() - 1; at > 0; at--)
            if (!part[at].isLowSurrogate())
                part.insert(at, kJoiner);
    }
    return parts.join(kBetween);
}

} // namespace

StageLine::StageLine(QWidget* parent) : QWidget(parent)
{
    const std::array<QString, studio::kTrainingStages> titles{tr("Prepare"), tr("Features"), tr("Train"),
                                                              tr("Index"), tr("Voice")};
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    for (std::size_t i = 0; i < m_stages.size(); i++) {
        Stage& stage = m_stages[i];
        stage.title = words(titles[i], TextSize::Normal, "third");
        stage.bar = new QProgressBar;
        stage.bar->setRange(0, 1000);
        stage.bar->setTextVisible(false);
        stage.bar->setAccessibleName(titles[i]);
        stage.detail = words({}, TextSize::Small, "second");
        stage.detail->setWordWrap(true);
        stage.detail->setMinimumHeight(32);
        stage.detail->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        auto* column = new QVBoxLayout;
        column->setSpacing(6);
        column->addWidget(stage.title);
        column->addWidget(stage.bar);
        column->addWidget(stage.detail);
        column->addStretch(); // a detail of two lines must not move the bars
        // The training is what lasts.
        row->addLayout(column, static_cast<TrainingStage>(i) == TrainingStage::Train ? 3 : 2);
    }
}

void StageLine::show(const TrainingView& view)
{
    for (std::size_t i = 0; i < m_stages.size(); i++) {
        const auto which = static_cast<TrainingStage>(i);
        const StageState& state = view.progress[which];
        Stage& stage = m_stages[i];
        setTone(*stage.title, state.begun && !state.done ? "" : state.done ? "good" : "third");
        setTone(*stage.bar, state.done ? "good" : "");
        stage.bar->setValue(static_cast<int>(std::lround(state.fraction * 1000.0)));
        const QString detail = detailOf(view, which);
        const QString said = detail.isEmpty() && state.done ? tr("done") : detail;
        stage.detail->setText(unbroken(said));
        stage.detail->setAccessibleName(said);
        stage.bar->setAccessibleDescription(said);
    }
}

} // namespace koe::ui
