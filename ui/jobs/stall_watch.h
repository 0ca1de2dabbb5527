#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <algorithm>

namespace koe::ui {

/// How long the window did not answer: the longest time between two beats of a timer, less the beat.
class StallWatch : public QObject
{
public:
    explicit StallWatch(QObject* parent = nullptr) : QObject(parent)
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(kBeatMs);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const qint64 stall = m_last.restart() - kBeatMs;
            m_longestMs = std::max(m_longestMs, stall);
            ++m_beats;
            m_over += stall > kBoundMs ? 1 : 0;
        });
        restart();
    }

    void restart()
    {
        m_longestMs = 0;
        m_beats = 0;
        m_over = 0;
        m_last.start();
        m_timer.start();
    }
    [[nodiscard]] qint64 longestMs() const { return m_longestMs; }
    /// Of all beats, the share that came more than 50 ms late.
    [[nodiscard]] double shareOver() const
    {
        return m_beats > 0 ? static_cast<double>(m_over) / m_beats : 0.0;
    }

private:
    static constexpr int kBeatMs = 5;
    static constexpr int kBoundMs = 50;
    QTimer m_timer;
    QElapsedTimer m_last;
    qint64 m_longestMs = 0;
    int m_beats = 0;
    int m_over = 0;
};

} // namespace koe::ui
