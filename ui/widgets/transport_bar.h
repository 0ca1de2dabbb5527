#pragma once

#include "sound/sound.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSlider;
class QToolButton;

namespace koe::ui {

class LevelBar;

/// Play, which side, repeat, where, how loud. Shows a player's state and says what is wanted of it.
class TransportBar : public QWidget
{
    Q_OBJECT
public:
    explicit TransportBar(QWidget* parent = nullptr);

    void show(const sound::PlayerState& state, bool hasResult, bool loops);

Q_SIGNALS:
    void playWanted(bool play);
    void sideWanted(koe::sound::Side side);
    /// Off takes the range away; on repeats the whole where none is chosen.
    void loopWanted(bool loop);
    void gainWanted(double gainDb);

private:
    QToolButton* m_play;
    QPushButton* m_source;
    QPushButton* m_result;
    QToolButton* m_loop;
    QLabel* m_time;
    LevelBar* m_level;
    QSlider* m_volume;
    bool m_isPlaying = false;
    bool m_loops = false;
};

} // namespace koe::ui
