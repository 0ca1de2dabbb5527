#pragma once

#include "core/job.h"

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace koe::dataset {

/// Does tasks on several threads; the caller gets what came of them one by one on its own, in the order in
/// which they are done.
template <typename Task, typename Result> class Crew
{
public:
    /// Called on the crew's threads, with a job that stops but reports nothing.
    using Work = std::function<Result(Task&, const Job&)>;

    /// @param threads 0: as many as processors
    Crew(std::deque<Task> tasks, Work work, int threads, const std::stop_token& stop)
        : m_tasks(std::move(tasks)), m_open(m_tasks.size()), m_work(std::move(work)),
          m_onStop(stop, Stopper{m_stop})
    {
        const auto processors = std::max(1U, std::thread::hardware_concurrency());
        const std::size_t wanted = threads > 0 ? static_cast<std::size_t>(threads) : processors;
        for (std::size_t i = 0; i < std::min(wanted, m_tasks.size()); i++)
            m_threads.emplace_back([this] { run(); });
    }

    ~Crew() { m_stop.request_stop(); } // the threads end by themselves, joined by their destructors

    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;

    [[nodiscard]] bool hasMore() const { return m_open > 0; }

    /// The next result. @throws what the work threw; Cancelled
    Result next()
    {
        std::unique_lock lock(m_mutex);
        m_news.wait(lock, [this] { return !m_done.empty() || m_failure; });
        if (m_failure)
            std::rethrow_exception(m_failure);
        Result result = std::move(m_done.front());
        m_done.pop_front();
        m_open--;
        return result;
    }

private:
    struct Stopper
    {
        std::stop_source& source;
        void operator()() const { source.request_stop(); }
    };

    void run()
    {
        const Job job(m_stop.get_token(), {});
        for (;;) {
            Task task;
            {
                const std::scoped_lock lock(m_mutex);
                if (m_tasks.empty())
                    return;
                task = std::move(m_tasks.front());
                m_tasks.pop_front();
            }
            try {
                job.throwIfStopped();
                Result result = m_work(task, job);
                const std::scoped_lock lock(m_mutex);
                m_done.push_back(std::move(result));
            } catch (...) {
                const std::scoped_lock lock(m_mutex);
                if (!m_failure)
                    m_failure = std::current_exception();
                m_tasks.clear();
            }
            m_news.notify_one();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_news;
    std::deque<Task> m_tasks;
    std::deque<Result> m_done;
    std::exception_ptr m_failure;
    std::size_t m_open;
    Work m_work;
    std::stop_source m_stop;
    std::stop_callback<Stopper> m_onStop;
    std::vector<std::jthread> m_threads; // last: they go first
};

} // namespace koe::dataset
