#include "ui/widgets/transport_bar.h"

#include "ui/app/icons.h"
#include "ui/app/theme.h"
#include "ui/widgets/level_bar.h"
#include "ui/widgets/words.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSlider>

namespace koe::ui {

TransportBar::TransportBar(QWidget* parent)
    : QWidget(parent), m_play(iconButton("play", tr("Play (Space)"))), m_source(button(tr("Source"))),
      m_result(button(tr("Result"))), m_loop(iconButton("loop", tr("Repeat"))),
      m_time(words(QStringLiteral("0:00 / 0:00"), TextSize::Normal, "second")), m_level(new LevelBar),
      m_volume(new QSlider(Qt::Horizontal))
{
    m_play->setFixedSize(36, 32);
    m_loop->setCheckable(true);
    for (QPushButton* side : {m_source, m_result}) {
        side->setCheckable(true);
        side->setProperty("side", side == m_source ? "source" : "result");
        side->setToolTip(tr("What is heard (X changes sides at the same place)"));
    }
    m_time->setMinimumWidth(m_time->fontMetrics().horizontalAdvance(QStringLiteral("00:00 / 00:00")) + 8);
    m_volume->setRange(-40, 6);
    m_volume->setValue(0);
    m_volume->setMinimumWidth(48);
    m_volume->setMaximumWidth(88);
    m_volume->setAccessibleName(tr("Volume"));
    m_volume->setToolTip(tr("Volume of what is played here; results stay as they are"));

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_play);
    row->addWidget(m_source);
    row->addWidget(m_result);
    row->addWidget(m_loop);
    row->addWidget(m_time);
    row->addStretch(1);
    row->addWidget(m_level, 1);
    row->addWidget(m_volume);

    connect(m_play, &QToolButton::clicked, this, [this] { Q_EMIT playWanted(!m_isPlaying); });
    connect(m_source, &QPushButton::clicked, this, [this] { Q_EMIT sideWanted(sound::Side::Source); });
    connect(m_result, &QPushButton::clicked, this, [this] { Q_EMIT sideWanted(sound::Side::Result); });
    connect(m_loop, &QToolButton::toggled, this, &TransportBar::loopWanted);
    connect(m_volume, &QSlider::valueChanged, this,
            [this](int value) { Q_EMIT gainWanted(value <= m_volume->minimum() ? -120.0 : value); });
}

void TransportBar::show(const sound::PlayerState& state, bool hasResult, bool loops)
{
    const bool isResult = state.side == sound::Side::Result;
    if (m_isPlaying != state.isPlaying) {
        m_isPlaying = state.isPlaying;
        m_play->setIcon(icon(m_isPlaying ? "pause" : "play"));
        m_play->setToolTip(m_isPlaying ? tr("Pause (Space)") : tr("Play (Space)"));
        m_play->setAccessibleName(m_isPlaying ? tr("Pause") : tr("Play"));
    }
    m_source->setChecked(!isResult);
    m_result->setChecked(isResult);
    m_result->setEnabled(hasResult);
    if (m_loops != loops) {
        m_loops = loops;
        m_loop->setIcon(loops ? icon("loop", Theme::current().result) : icon("loop"));
    }
    const QSignalBlocker quiet(m_loop);
    m_loop->setChecked(loops);
    m_time->setText(clockText(state.positionSeconds) + QStringLiteral(" / ") + clockText(state.seconds));
    m_level->show(state.isPlaying ? state.level : sound::Level(), isResult);
}

} // namespace koe::ui
