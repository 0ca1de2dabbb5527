#include "cli/progress_line.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <sys/ioctl.h>
#include <unistd.h>

namespace koe::cli {
namespace {

bool speaksUtf8()
{
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"})
        if (const char* value = std::getenv(name); value != nullptr && *value != '\0') {
            const std::string_view text(value);
            return text.find("UTF-8") != text.npos || text.find("utf8") != text.npos;
        }
    return false;
}

std::size_t terminalColumns()
{
    winsize size{};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

/// Cuts to so many characters, not bytes.
std::string shortened(const std::string& text, std::size_t columns)
{
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80 && ++characters > columns)
            return text.substr(0, i);
    return text;
}

} // namespace

ProgressLine::ProgressLine(bool shown)
    : m_shown(shown), m_terminal(::isatty(STDERR_FILENO) == 1), m_unicode(speaksUtf8())
{
}

ProgressLine::~ProgressLine()
{
    clear();
}

void ProgressLine::finish()
{
    const std::lock_guard lock(m_mutex);
    clear();
    m_shown = false;
}

void ProgressLine::report(double fraction, std::string_view stage)
{
    const std::lock_guard lock(m_mutex);
    const auto now = Clock::now();
    m_fraction = fraction;
    if (stage != m_stage)
        m_timeLeft.beginStage(now);
    m_stage = stage;
    m_timeLeft.update(fraction, now);
    draw(now);
}

void ProgressLine::setDetail(std::string detail)
{
    const std::lock_guard lock(m_mutex);
    m_detail = std::move(detail);
    draw(Clock::now());
}

void ProgressLine::say(std::string_view sentence)
{
    const std::lock_guard lock(m_mutex);
    clear();
    std::fprintf(stderr, "%.*s\n", static_cast<int>(sentence.size()), sentence.data());
}

void ProgressLine::draw(Clock::time_point now)
{
    using namespace std::chrono_literals;
    if (!m_shown || m_stage.empty())
        return;
    if (!m_terminal)
        return printTenth();
    if (m_drawn && now - m_lastDraw < 50ms && m_fraction < 1.0)
        return;
    m_lastDraw = now;
    m_drawn = true;
    std::fprintf(stderr, "\r\033[K%s", shortened(text(), terminalColumns() - 1).c_str());
    std::fflush(stderr);
}

void ProgressLine::printTenth()
{
    const int tenth = static_cast<int>(m_fraction * 10);
    if (tenth == m_tenth && m_stage == m_printedStage)
        return;
    m_tenth = tenth;
    m_printedStage = m_stage;
    std::fprintf(stderr, "%s\n", text().c_str());
}

std::string ProgressLine::text() const
{
    std::string line = m_stage;
    line.resize(std::max<std::size_t>(line.size(), 15), ' ');
    line += ' ';
    if (m_terminal) {
        constexpr int kCells = 20;
        const int full = static_cast<int>(std::clamp(m_fraction, 0.0, 1.0) * kCells);
        for (int cell = 0; cell < kCells; ++cell)
            line += cell < full ? (m_unicode ? "▮" : "#") : (m_unicode ? "▯" : ".");
        line += ' ';
    }
    char percent[16];
    std::snprintf(percent, sizeof percent, "%3d %%", static_cast<int>(m_fraction * 100));
    line += percent;
    if (const auto left = m_timeLeft.seconds(Clock::now()); left && m_fraction < 1.0)
        line += "  " + studio::durationText(*left) + " left";
    if (!m_detail.empty())
        line += "  " + m_detail;
    return line;
}

void ProgressLine::clear()
{
    if (m_drawn)
        std::fputs("\r\033[K", stderr);
    m_drawn = false;
}

} // namespace koe::cli
