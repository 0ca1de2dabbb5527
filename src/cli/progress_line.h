#pragma once

#include "studio/time_left.h"

#include <chrono>
#include <mutex>
#include <string>
#include <string_view>

namespace koe::cli {

/// How far the work is, on stderr: one line that is drawn again on a terminal (at most 20 times a second),
/// else a line at every new stage and every tenth.
///
/// Any thread. The destructor takes the line away.
class ProgressLine
{
public:
    /// @param shown false: says nothing at all, warnings aside
    explicit ProgressLine(bool shown = true);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// @param fraction of the whole work, in [0, 1] @param stage what is being done ("pitch")
    void report(double fraction, std::string_view stage);
    /// Shown after the bar until the next call ("epoch 3 of 20 · mel 18.2").
    void setDetail(std::string detail);
    /// A line of its own above the bar.
    void say(std::string_view sentence);
    /// Takes the line away: what follows is something else's.
    void finish();

private:
    using Clock = std::chrono::steady_clock;
    void draw(Clock::time_point now);
    void printTenth();
    [[nodiscard]] std::string text() const;
    void clear();

    std::mutex m_mutex;
    bool m_shown;
    bool m_terminal;
    bool m_unicode;
    bool m_drawn = false;
    Clock::time_point m_lastDraw{};
    studio::TimeLeft m_timeLeft;
    double m_fraction = 0.0;
    int m_tenth = -1;
    std::string m_stage;
    std::string m_printedStage;
    std::string m_detail;
};

} // namespace koe::cli
