#pragma once

#include <functional>
#include <thread>

namespace koe::cli {

/// Turns Ctrl-C (and TERM, HUP) into calls on a thread of its own while it lives.
///
/// Make it before any other thread is started: those inherit the blocked signals. A signal that was ignored
/// at the start (nohup, background) stays ignored.
class SignalWatch
{
public:
    /// @param onFirst stop kindly @param onSecond the user means it
    SignalWatch(std::function<void()> onFirst, std::function<void()> onSecond);
    ~SignalWatch();
    SignalWatch(const SignalWatch&) = delete;
    SignalWatch& operator=(const SignalWatch&) = delete;

private:
    std::function<void()> m_onFirst;
    std::function<void()> m_onSecond;
    std::jthread m_thread;
};

} // namespace koe::cli
