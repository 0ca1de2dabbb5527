#include "sound/spare_threads.h"

#include <utility>

namespace koe::sound {

SpareThreads::SpareThreads(std::size_t count)
{
    const std::lock_guard lock(m_mutex);
    while (m_threads.size() < count)
        add();
}

SpareThreads::Shift SpareThreads::begin(Work work)
{
    Task task{std::move(work), {}, {}};
    std::stop_source stop = task.stop;
    std::future<void> end = task.end.get_future();
    const std::lock_guard lock(m_mutex);
    m_tasks.push_back(std::move(task));
    if (m_resting < m_tasks.size())
        add();
    m_wake.notify_one();
    return {std::move(stop), std::move(end)};
}

/// With m_mutex held. It counts as one that rests before it has begun.
void SpareThreads::add()
{
    ++m_resting;
    m_threads.emplace_back([this](const std::stop_token& stop) { rest(stop); });
}

void SpareThreads::rest(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    while (m_wake.wait(lock, stop, [this] { return !m_tasks.empty(); })) {
        Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        --m_resting;
        lock.unlock();
        task.work(task.stop.get_token());
        task.work = nullptr; // what it holds goes before anybody hears of its end
        lock.lock();
        ++m_resting;
        task.end.set_value();
    }
}

} // namespace koe::sound
