#pragma once

#include "ui/widgets/pitch_view.h"
#include "ui/widgets/spectrogram_view.h"
#include "ui/widgets/waveform_view.h"

#include <QWidget>

class QPushButton;

namespace koe::ui {

/// A source and its result over each other: waves, then pitch or spectrogram, one playhead.
class ComparisonView : public QWidget
{
    Q_OBJECT
public:
    explicit ComparisonView(QWidget* parent = nullptr);

    [[nodiscard]] WaveformView& waves() { return *m_waves; }
    [[nodiscard]] PitchView& pitch() { return *m_pitch; }
    [[nodiscard]] SpectrogramView& spectrogram() { return *m_spectrogram; }
    void setSeconds(double seconds);
    void setPlayhead(double seconds);
    void setLoop(std::optional<TimeView::Range> range);
    void setShowsSpectrogram(bool shows);

Q_SIGNALS:
    void seekWanted(double seconds);
    void loopWanted(std::optional<std::pair<double, double>> range);
    void spectrogramWanted(bool wanted);

private:
    WaveformView* m_waves;
    PitchView* m_pitch;
    SpectrogramView* m_spectrogram;
    QPushButton* m_pitchButton;
    QPushButton* m_spectrogramButton;
};

} // namespace koe::ui
