#include "studio/time_left.h"

#include <algorithm>
#include <cmath>

namespace koe::studio {
namespace {

constexpr double kJudgeStageAfter = 8.0; // seconds

double secondsBetween(TimeLeft::Clock::time_point from, TimeLeft::Clock::time_point to)
{
    return std::chrono::duration<double>(to - from).count();
}

} // namespace

void TimeLeft::update(double fraction, Clock::time_point now)
{
    if (!m_start || (!m_marks.empty() && fraction < m_marks.back().fraction)) {
        m_start = now;
        m_marks.clear();
    }
    // A mark every quarter second is enough; the newest always counts.
    if (m_marks.size() > 1 && secondsBetween(m_marks[m_marks.size() - 2].time, now) < 0.25)
        m_marks.back() = {now, fraction};
    else
        m_marks.push_back({now, fraction});
    if (m_stageStart && secondsBetween(*m_stageStart, now) > kJudgeStageAfter) {
        while (m_marks.size() > 2 && m_marks[0].time < *m_stageStart)
            m_marks.pop_front();
        m_start = m_stageStart;
        m_stageStart.reset();
    }
    const double window = std::max(30.0, secondsBetween(*m_start, now) / 3);
    while (m_marks.size() > 2 && secondsBetween(m_marks[1].time, now) > window)
        m_marks.pop_front();
}

void TimeLeft::skip(Clock::duration pause)
{
    for (Mark& mark : m_marks)
        mark.time += pause;
    for (auto* start : {&m_start, &m_stageStart})
        if (*start)
            **start += pause;
}

void TimeLeft::beginStage(Clock::time_point now)
{
    m_stageStart = now;
}

std::optional<double> TimeLeft::seconds(Clock::time_point now) const
{
    if (m_marks.size() < 2)
        return std::nullopt;
    const double elapsed = secondsBetween(m_marks.front().time, m_marks.back().time);
    const double done = m_marks.back().fraction - m_marks.front().fraction;
    if (elapsed < 2.0 || done < 0.001)
        return std::nullopt;
    const double atLastMark = (1.0 - m_marks.back().fraction) * elapsed / done;
    return std::max(0.0, atLastMark - secondsBetween(m_marks.back().time, now));
}

std::string durationText(double seconds)
{
    const auto total = static_cast<long>(std::lround(std::clamp(seconds, 0.0, 1e8)));
    if (total < 600) {
        const long rest = total % 60;
        return std::to_string(total / 60) + (rest < 10 ? ":0" : ":") + std::to_string(rest);
    }
    const long minutes = (total + 30) / 60;
    if (minutes < 60)
        return std::to_string(minutes) + " min";
    return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

} // namespace koe::studio
