#include "ui/pages/training/experiment_list.h"

#include "ui/pages/training/training_form.h"
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
        parts << ExperimentList::tr("%1 kHz").arg(one.sampleRateHz / 1000);
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
    : QWidget(parent), m_form(form), m_cards(new QVBoxLayout(this))
{
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(8);
    connect(&m_form, &TrainingForm::changed, this, &ExperimentList::mirror);
    mirror();
}

void ExperimentList::mirror()
{
    QString now = QString::fromStdString(m_form.values().name) + '\n';
    for (const studio::Experiment& one : m_form.experiments())
        now += QString::fromStdString(one.name) + '\n' + detailOf(one) + '\n';
    if (now == m_shown)
        return;
    m_shown = now;
    while (QLayoutItem* item = m_cards->takeAt(0)) {
        if (item->widget() != nullptr)
            item->widget()->deleteLater(); // one of its buttons may have brought us here
        delete item;
    }
    if (m_form.experiments().empty()) {
        auto* text = words(tr("No voice was trained here yet. Give the new one a name, drop a folder with "
                              "ten minutes or more of one person's clean speech, and train. What you have "
                              "trained stands here afterwards, to go on with."),
                           TextSize::Normal, "second");
        text->setWordWrap(true);
        text->setMaximumWidth(480);
        m_cards->addWidget(text);
        auto* wizard = button(tr("New voice, step by step"));
        connect(wizard, &QPushButton::clicked, this, &ExperimentList::wizardWanted);
        m_cards->addWidget(wizard, 0, Qt::AlignLeft);
    }
    for (const studio::Experiment& one : m_form.experiments()) {
        auto* card = new QFrame;
        card->setProperty("role", "card");
        card->setProperty("chosen", one.name == m_form.values().name);
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
        m_cards->addWidget(card);
    }
    m_cards->addStretch();
}

} // namespace koe::ui
