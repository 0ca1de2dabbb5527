#pragma once

#include <chrono>
#include <deque>
#include <optional>
#include <string>

namespace koe::studio {

/// Guesses how long a piece of work still takes from how fast it went lately.
class TimeLeft
{
public:
    using Clock = std::chrono::steady_clock;

    /// @param fraction done of the whole, in [0, 1]; going back starts the guess anew
    void update(double fraction, Clock::time_point now);

    /// So much time has gone by in which nobody worked: a pause.
    void skip(Clock::duration pause);

    /// Another kind of work begins here: as soon as it can be judged by itself, what was before no longer
    /// counts.
    void beginStage(Clock::time_point now);

    /// Nothing until there is something to go by (two seconds and one part in a thousand).
    [[nodiscard]] std::optional<double> seconds(Clock::time_point now) const;

private:
    struct Mark
    {
        Clock::time_point time;
        double fraction;
    };
    std::deque<Mark> m_marks; // oldest first: the last third of the time so far, at least half a minute
    std::optional<Clock::time_point> m_start;
    std::optional<Clock::time_point> m_stageStart;
};

/// "0:21", "41 min", "2 h 10 min".
[[nodiscard]] std::string durationText(double seconds);

} // namespace koe::studio
