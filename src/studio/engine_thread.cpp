#include "studio/engine_thread.h"

#include "studio/engine_library.h"

namespace koe::studio {

EngineThread::EngineThread(std::filesystem::path library)
    : m_library(std::move(library)), m_thread([this](const std::stop_token& stop) { work(stop); })
{
}

EngineThread::~EngineThread() = default;

engine::Engine& EngineThread::engine()
{
    if (!m_engine)
        m_engine = loadEngine(m_library.empty() ? findEngineLibrary() : m_library);
    return *m_engine;
}

void EngineThread::push(std::function<void()> task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

void EngineThread::work(const std::stop_token& stop)
{
    while (true) {
        std::function<void()> task;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, stop, [this] { return !m_tasks.empty(); });
            if (stop.stop_requested())
                break;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        task();
    }
    m_engine.reset(); // on the thread that made it
}

} // namespace koe::studio
