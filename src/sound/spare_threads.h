#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace koe::sound {

/// Threads that stand from the start and rest. Who begins a thread waits for the program's loader, seconds
/// where a large library (the engine) is being loaded just then; who asks one of these to work does not.
///
/// Outlives what it works on.
class SpareThreads
{
public:
    using Work = std::function<void(const std::stop_token& stop)>;

    /// What one of them works on, as a jthread: it is asked to stop and waited for at the end.
    class Shift
    {
    public:
        Shift(std::stop_source stop, std::future<void> end) : m_stop(std::move(stop)), m_end(std::move(end))
        {
        }
        ~Shift()
        {
            m_stop.request_stop();
            m_end.wait();
        }
        Shift(const Shift&) = delete;
        Shift& operator=(const Shift&) = delete;

    private:
        std::stop_source m_stop;
        std::future<void> m_end;
    };

    explicit SpareThreads(std::size_t count);

    /// Any thread. Where none rests another one is begun.
    [[nodiscard]] Shift begin(Work work);

private:
    struct Task
    {
        Work work;
        std::stop_source stop;
        std::promise<void> end;
    };
    void add();
    void rest(const std::stop_token& stop);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Task> m_tasks;
    std::size_t m_resting = 0;
    std::vector<std::jthread> m_threads; // last: they end first
};

} // namespace koe::sound
