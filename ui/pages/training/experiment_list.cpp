#include "ui/pages/training/experiment_list.h"

#include "ui/pages/training/training_form.h"
#include "ui/text/figures.h"
#include "ui/widgets/gradual_rows.h"
#include "ui/widgets/words.h"

#include <QDateTime>
#include <QFrame>
#include <QHBoxLayout>
#include <QLocale>

namespace koe::ui {
namespace {

QString dayText(std::chrono::system_clock::time_point time)
{
    const QDateTime when = QDateTime::fromSecsSinceEpoch(std::chrono::system_clock::to_time_t(time));
    const qint64 days = when.date().daysTo(QDate::currentDate());
    if (days == 0)
        return ExperimentList::tr("today, %1").arg(QLocale().toString(when.time(), QLocale::ShortFormat));
    if (days == 1)
        return ExperimentList::tr("yesterday");
    return QLocale().toString(when.date(), QLocale::ShortFormat);
}

QString detailOf(const studio::Experiment& one)
{
    QStringList parts;
    if (one.sampleRateHz > 0)
        parts << rateText(one.sampleRateHz);
    if (!one.version.empty())
        parts << QString::fromStdString(one.version);
    if (!one.f0)
        parts << ExperimentList::tr("without pitch");
    if (one.seconds > 0.0)
        parts << ExperimentList::tr("%1 min of speech").arg(QLocale().toString(one.seconds / 60.0, 'f', 1));
    if (one.isBegun())
        parts << (one.last && one.last->epochs > one.epoch()
                      ? ExperimentList::tr("epoch %1 of %2").arg(one.epoch()).arg(one.last->epochs)
                      : ExperimentList::tr("%n epochs", nullptr, one.epoch()));
    else
        parts << ExperimentList::tr("not trained yet");
    parts << dayText(one.touched);
    return parts.join(QStringLiteral(" · "));
}

} // namespace

ExperimentList::ExperimentList(TrainingForm& form, QWidget* parent)
    : QWidget(parent), m_form(form), m_none(new QWidget)
{
    auto* text = words(tr("No voice was trained here yet. Give the new one a name, drop a folder with "
                          "ten minutes or more of one person's clean speech, and train. What you have "
                          "trained stands here afterwards, to go on with."),
                       TextSize::Normal, "second");
    text->setWordWrap(true);
    m_none->setMaximumWidth(480);
    auto* wizard = button(tr("New voice, step by step"));
    connect(wizard, &QPushButton::clicked, this, &ExperimentList::wizardWanted);
    auto* none = new QVBoxLayout(m_none);
    none->setContentsMargins(0, 0, 0, 0);
    none->setSpacing(8);
    none->addWidget(text);
    none->addWidget(wizard, 0, Qt::AlignLeft);

    auto* cards = new QVBoxLayout(this);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(8);
    cards->addWidget(m_none);
    cards->addStretch();
    m_cards = new GradualRows(
        cards, GradualRows::From::First, [this](std::size_t i) { return make(m_form.experiments()[i]); },
        this);
    connect(&m_form, &TrainingForm::changed, this, &ExperimentList::mirror);
    mirror();
}

void ExperimentList::mirror()
{
    m_none->setHidden(!m_form.experiments().empty());
    std::vector<QString> says;
    for (const studio::Experiment& one : m_form.experiments())
        says.push_back(QString::fromStdString(one.name) + '\n' + detailOf(one) + '\n' +
                       (one.isBegun() ? "begun" : "") + (isChosen(one) ? "chosen" : ""));
    m_cards->show(says);
}

bool ExperimentList::isChosen(const studio::Experiment& one) const
{
    return one.name == m_form.values().name;
}

QWidget* ExperimentList::make(const studio::Experiment& one)
{
    auto* card = new QFrame;
    card->setProperty("role", "card");
    card->setProperty("chosen", isChosen(one));
    auto* goOn = button(tr("Go on"));
    goOn->setToolTip(tr("Takes its settings over and trains it further."));
    goOn->setAccessibleName(tr("Go on with %1").arg(QString::fromStdString(one.name)));
    auto* add = button(tr("Add recordings"), "quiet");
    add->setToolTip(
        tr("A new experiment that begins with what this one has learned, for more or other recordings."));
    add->setEnabled(one.isBegun());
    auto* text = new QVBoxLayout;
    text->setSpacing(2);
    text->addWidget(words(QString::fromStdString(one.name), TextSize::Large));
    auto* detail = words(detailOf(one), TextSize::Small, "second");
    detail->setWordWrap(true);
    text->addWidget(detail);
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(12, 10, 12, 10);
    row->addLayout(text, 1);
    row->addWidget(add);
    row->addWidget(goOn);
    connect(goOn, &QPushButton::clicked, &m_form, [this, name = one.name] { m_form.goOn(name); });
    connect(add, &QPushButton::clicked, &m_form, [this, name = one.name] { m_form.addTo(name); });
    return card;
}

} // namespace koe::ui
