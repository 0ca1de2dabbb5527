#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace koe::ui {

/// How long the window did not answer: the longest time between two beats of a timer on its thread, less the
/// beat; and how much of that was the window's own doing.
///
/// On a machine that has other things to do a thread waits until a core is free. Linux counts that wait for
/// each thread, so it can be taken off: what is left is what the thread computed or waited for itself (a
/// disk, a lock, another process), and that is the same on an idle machine and on a loaded one.
class StallWatch : public QObject
{
public:
    explicit StallWatch(QObject* parent = nullptr)
        : QObject(parent), m_schedule(::open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC))
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(kBeatMs);
        connect(&m_timer, &QTimer::timeout, this, &StallWatch::beat);
        restart();
    }
    ~StallWatch() override
    {
        if (m_schedule >= 0)
            ::close(m_schedule);
    }

    void restart()
    {
        m_longestMs = 0.0;
        m_longestOwnMs = 0.0;
        m_beats = 0;
        m_over = 0;
        m_queued = queuedMs();
        m_last.start();
        m_timer.start();
    }
    /// As somebody at this machine felt it.
    [[nodiscard]] double longestMs() const { return m_longestMs; }
    /// The same without the waits for a core; longestMs() where the system does not tell them.
    [[nodiscard]] double longestOwnMs() const { return m_longestOwnMs; }
    /// Of all beats, the share that came more than 50 ms late.
    [[nodiscard]] double shareOver() const
    {
        return m_beats > 0 ? static_cast<double>(m_over) / m_beats : 0.0;
    }

private:
    static constexpr int kBeatMs = 5;
    static constexpr double kBoundMs = 50.0;

    void beat()
    {
        const double queued = queuedMs();
        const double stall = static_cast<double>(m_last.nsecsElapsed()) / 1e6 - kBeatMs;
        m_longestMs = std::max(m_longestMs, stall);
        m_longestOwnMs = std::max(m_longestOwnMs, stall - (queued - m_queued));
        ++m_beats;
        m_over += stall > kBoundMs ? 1 : 0;
        m_queued = queued;
        m_last.restart();
    }

    /// How long this thread was ready to run and was not let, since it began.
    [[nodiscard]] double queuedMs() const
    {
        char text[96] = {};
        unsigned long long ran = 0;
        unsigned long long queued = 0;
        if (m_schedule < 0 || ::pread(m_schedule, text, sizeof text - 1, 0) <= 0 ||
            std::sscanf(text, "%llu %llu", &ran, &queued) != 2)
            return 0.0;
        return static_cast<double>(queued) / 1e6;
    }

    int m_schedule;
    QTimer m_timer;
    QElapsedTimer m_last;
    double m_queued = 0.0;
    double m_longestMs = 0.0;
    double m_longestOwnMs = 0.0;
    int m_beats = 0;
    int m_over = 0;
};

} // namespace koe::ui
