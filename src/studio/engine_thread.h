#pragma once

#include "engine/engine.h"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <type_traits>

namespace koe::studio {

/// The one thread on which the engine lives: loaded with the first piece of work, all work in order.
///
/// LibTorch and OpenMP keep state per thread, so a thread per piece of work would lose and grow it.
/// run() and post() may be called from any thread. The destructor lets the running piece end and drops the
/// waiting ones.
class EngineThread
{
public:
    /// @param library empty: where findEngineLibrary() finds it
    explicit EngineThread(std::filesystem::path library = {});
    ~EngineThread();
    EngineThread(const EngineThread&) = delete;
    EngineThread& operator=(const EngineThread&) = delete;

    /// The future holds what @p work returns or throws, and Missing when the engine cannot be loaded.
    template <typename Work> auto run(Work work) -> std::future<std::invoke_result_t<Work, engine::Engine&>>
    {
        using Result = std::invoke_result_t<Work, engine::Engine&>;
        auto task = std::make_shared<std::packaged_task<Result()>>(
            [this, kept = std::move(work)]() mutable { return kept(engine()); });
        auto result = task->get_future();
        push([task] { (*task)(); });
        return result;
    }

    /// @p work, which must not throw, gets what gives it the engine: that throws Missing when it cannot be
    /// loaded. Nobody waits.
    template <typename Work> void post(Work work)
    {
        push([this, kept = std::move(work)] { kept([this]() -> engine::Engine& { return engine(); }); });
    }

private:
    engine::Engine& engine();
    void push(std::function<void()> task);
    void work(const std::stop_token& stop);

    std::filesystem::path m_library;
    std::unique_ptr<engine::Engine> m_engine; // touched on the worker only
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<std::function<void()>> m_tasks;
    std::jthread m_thread; // last: starts when all else is there, joins first
};

} // namespace koe::studio
