#include "ui/widgets/comparison_view.h"

#include "ui/widgets/words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace koe::ui {

ComparisonView::ComparisonView(QWidget* parent)
    : QWidget(parent), m_waves(new WaveformView), m_pitch(new PitchView), m_spectrogram(new SpectrogramView),
      m_pitchButton(button(tr("Pitch"), "tab")), m_spectrogramButton(button(tr("Spectrogram"), "tab"))
{
    m_pitchButton->setToolTip(tr("The melody of both, over a grid of notes"));
    m_spectrogramButton->setToolTip(tr("The frequencies of the side that is heard"));
    auto* choice = new QHBoxLayout;
    choice->setSpacing(4);
    choice->setContentsMargins(38, 0, 0, 0); // their words begin where the pictures do
    for (QPushButton* one : {m_pitchButton, m_spectrogramButton}) {
        one->setCheckable(true);
        choice->addWidget(one);
    }
    choice->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_waves, 4);
    column->addLayout(choice);
    column->addWidget(m_pitch, 5);
    column->addWidget(m_spectrogram, 5);
    for (TimeView* view : {static_cast<TimeView*>(m_waves), static_cast<TimeView*>(m_pitch),
                           static_cast<TimeView*>(m_spectrogram)}) {
        connect(view, &TimeView::seekWanted, this, &ComparisonView::seekWanted);
        connect(view, &TimeView::loopWanted, this, &ComparisonView::loopWanted);
    }
    connect(m_pitchButton, &QPushButton::clicked, this, [this] { Q_EMIT spectrogramWanted(false); });
    connect(m_spectrogramButton, &QPushButton::clicked, this, [this] { Q_EMIT spectrogramWanted(true); });
    setShowsSpectrogram(false);
}

void ComparisonView::setSeconds(double seconds)
{
    m_waves->setSeconds(seconds);
    m_pitch->setSeconds(seconds);
    m_spectrogram->setSeconds(seconds);
}

void ComparisonView::setPlayhead(double seconds)
{
    m_waves->setPlayhead(seconds);
    m_pitch->setPlayhead(seconds);
    m_spectrogram->setPlayhead(seconds);
}

void ComparisonView::setLoop(std::optional<TimeView::Range> range)
{
    m_waves->setLoop(range);
    m_pitch->setLoop(range);
    m_spectrogram->setLoop(range);
}

void ComparisonView::setShowsSpectrogram(bool shows)
{
    m_pitchButton->setChecked(!shows);
    m_spectrogramButton->setChecked(shows);
    m_pitch->setVisible(!shows);
    m_spectrogram->setVisible(shows);
}

} // namespace koe::ui
