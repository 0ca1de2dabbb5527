#include "ui/pages/training/listening_cards.h"

#include "ui/jobs/save_listening.h"
#include "ui/text/error_words.h"
#include "ui/widgets/gradual_rows.h"
#include "ui/widgets/words.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLocale>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

#include <cmath>

namespace koe::ui {
namespace {

constexpr int kCardHeight = 76;

QString figuresOf(const ListeningSample& sample)
{
    QStringList parts;
    if (sample.isHeldOut)
        parts << ListeningCards::tr("%1 dB off").arg(QLocale().toString(sample.distanceDb, 'f', 1));
    if (std::isfinite(sample.pitchCorrelation))
        parts << ListeningCards::tr("melody %1").arg(QLocale().toString(sample.pitchCorrelation, 'f', 2));
    if (std::isfinite(sample.melLoss))
        parts << ListeningCards::tr("mel %1").arg(QLocale().toString(sample.melLoss, 'f', 1));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

ListeningCards::ListeningCards(SaveListening& listening, QWidget* parent)
    : QWidget(parent), m_listening(listening), m_hint(words({}, TextSize::Small, "third")),
      m_area(new QScrollArea)
{
    auto* inside = new QWidget;
    auto* row = new QHBoxLayout(inside);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addStretch();
    m_area->setWidget(inside);
    m_area->setWidgetResizable(true);
    m_area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFixedHeight(kCardHeight + 12);
    m_hint->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_hint);
    column->addWidget(m_area);
    m_cards = new GradualRows(
        row, GradualRows::From::Last,
        [this](std::size_t i) { return make(m_listening.samples()[i], m_listening.best() == i); }, this);
    // Later, when there is place for it: to the newest.
    connect(
        m_cards, &GradualRows::grown, this,
        [this] { m_area->horizontalScrollBar()->setValue(m_area->horizontalScrollBar()->maximum()); },
        Qt::QueuedConnection);
    connect(&m_listening, &SaveListening::changed, this, &ListeningCards::mirror);
    mirror();
}

void ListeningCards::mirror()
{
    const auto& samples = m_listening.samples();
    const std::size_t waiting = m_listening.waiting();
    if (!m_listening.problem().isEmpty())
        m_hint->setText(errorWords(m_listening.problem()));
    else if (samples.empty())
        m_hint->setText(waiting > 0 ? tr("Listening to the first save…")
                                    : tr("At each save you can hear here what the voice has learned."));
    else
        m_hint->setText(samples.back().isHeldOut
                            ? tr("Clips that it has not learned from, spoken by each save")
                            : tr("A recording of somebody else, spoken by each save"));
    m_area->setVisible(!samples.empty());
    const auto best = m_listening.best();
    std::vector<QString> says;
    for (std::size_t i = 0; i < samples.size(); i++)
        says.push_back(QString::number(samples[i].step) + (best == i ? "*" : "") + figuresOf(samples[i]));
    m_cards->show(says);
}

QWidget* ListeningCards::make(const ListeningSample& sample, bool isBest)
{
    auto* card = new QFrame;
    card->setProperty("role", "card");
    card->setProperty("chosen", isBest);
    card->setFixedHeight(kCardHeight);
    auto* play = iconButton("play", tr("Play epoch %1").arg(sample.epoch));
    auto* title = words(tr("Epoch %1").arg(sample.epoch), TextSize::Normal);
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(8, 8, 12, 8);
    row->addWidget(play);
    auto* text = new QVBoxLayout;
    text->setSpacing(2);
    text->addStretch();
    text->addWidget(title);
    auto* figures = words(figuresOf(sample), TextSize::Small, "second");
    figures->setToolTip(tr("How far the sound is from the recording that it repeats (less is better), "
                           "how well the melody follows it (1 is all), and the mel loss of the "
                           "training at that time (less is better)."));
    text->addWidget(figures);
    if (isBest)
        text->addWidget(words(tr("★ best so far"), TextSize::Small, "good"));
    text->addStretch();
    row->addLayout(text);
    connect(play, &QToolButton::clicked, this,
            [this, sample] { Q_EMIT playWanted(sample.source, sample.result); });
    return card;
}

} // namespace koe::ui
