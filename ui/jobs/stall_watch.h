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
/// On a machine that has other things to do a thread waits until a core is free, and on a rented one the core
/// itself is taken away for a while. Linux counts the first for each thread and the second ("steal") for all
/// cores, so both can be taken off: what is left is what the thread computed or waited for itself (a disk, a
/// lock, another process), and that is the same on an idle machine and on a loaded one.
class StallWatch : public QObject
{
public:
    explicit StallWatch(QObject* parent = nullptr)
        : QObject(parent), m_schedule(::open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC)),
          m_cores(::open("/proc/stat", O_RDONLY | O_CLOEXEC))
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(kBeatMs);
        connect(&m_timer, &QTimer::timeout, this, &StallWatch::beat);
        restart();
    }
    ~StallWatch() override
    {
        for (const int file : {m_schedule, m_cores})
            if (file >= 0)
                ::close(file);
    }

    void restart()
    {
        m_longestMs = 0.0;
        m_longestOwnMs = 0.0;
        m_beats = 0;
        m_over = 0;
        m_before = times();
        m_last.start();
        m_timer.start();
    }
    /// As somebody at this machine felt it.
    [[nodiscard]] double longestMs() const { return m_longestMs; }
    /// The same without what other programs and other guests of the machine took; longestMs() where the
    /// system does not tell it.
    [[nodiscard]] double longestOwnMs() const { return m_longestOwnMs; }
    /// Of all beats, the share that came more than 50 ms late.
    [[nodiscard]] double shareOver() const
    {
        return m_beats > 0 ? static_cast<double>(m_over) / m_beats : 0.0;
    }

private:
    static constexpr int kBeatMs = 5;
    static constexpr double kBoundMs = 50.0;

    /// Milliseconds since the start of the thread, or of the machine.
    struct Times
    {
        double ran = 0.0;    // this thread, without what was stolen meanwhile
        double queued = 0.0; // this thread was ready to run and was not let
        double stolen = 0.0; // all cores: the host ran another guest
    };

    void beat()
    {
        const Times now = times();
        const double stall = static_cast<double>(m_last.nsecsElapsed()) / 1e6 - kBeatMs;
        const double queued = now.queued - m_before.queued;
        const double stolen = now.stolen - m_before.stolen;
        // What was stolen from another core kept nothing here, but no more is known; what the thread computed
        // counts in any case.
        const double own = std::max(stall - queued - stolen, now.ran - m_before.ran);
        m_longestMs = std::max(m_longestMs, stall);
        m_longestOwnMs = std::max(m_longestOwnMs, std::min(stall, own));
        ++m_beats;
        m_over += stall > kBoundMs ? 1 : 0;
        m_before = now;
        m_last.restart();
    }

    [[nodiscard]] Times times() const
    {
        Times times;
        char text[256] = {};
        unsigned long long ran = 0;
        unsigned long long queued = 0;
        if (m_schedule >= 0 && ::pread(m_schedule, text, sizeof text - 1, 0) > 0 &&
            std::sscanf(text, "%llu %llu", &ran, &queued) == 2) {
            times.ran = static_cast<double>(ran) / 1e6;
            times.queued = static_cast<double>(queued) / 1e6;
        }
        unsigned long long stolen = 0;
        if (m_cores >= 0 && ::pread(m_cores, text, sizeof text - 1, 0) > 0 &&
            std::sscanf(text, "cpu %*u %*u %*u %*u %*u %*u %*u %llu", &stolen) == 1)
            times.stolen = static_cast<double>(stolen) * 1e3 / static_cast<double>(::sysconf(_SC_CLK_TCK));
        return times;
    }

    int m_schedule;
    int m_cores;
    QTimer m_timer;
    QElapsedTimer m_last;
    Times m_before;
    double m_longestMs = 0.0;
    double m_longestOwnMs = 0.0;
    int m_beats = 0;
    int m_over = 0;
};

} // namespace koe::ui
