#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <string_view>

namespace koe::studio {

/// Lets at most 20 reports a second through: new stages and the last one always. Any thread.
class ProgressPace
{
public:
    [[nodiscard]] bool due(double fraction, std::string_view stage)
    {
        using namespace std::chrono_literals;
        const std::lock_guard lock(m_mutex);
        const auto now = std::chrono::steady_clock::now();
        if (stage == m_stage && fraction < 1.0 && now - m_last < 50ms)
            return false;
        m_stage = stage;
        m_last = now;
        return true;
    }

private:
    std::mutex m_mutex;
    std::string m_stage;
    std::chrono::steady_clock::time_point m_last{};
};

} // namespace koe::studio
