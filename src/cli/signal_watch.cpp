#include "cli/signal_watch.h"

#include <csignal>
#include <pthread.h>

namespace koe::cli {
namespace {

constexpr int kWakeUp = SIGUSR1; // ours: ends the wait

sigset_t watchedSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, kWakeUp);
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction current
        {
        };
        if (::sigaction(number, nullptr, &current) == 0 && current.sa_handler != SIG_IGN)
            sigaddset(&set, number);
    }
    return set;
}

} // namespace

SignalWatch::SignalWatch(std::function<void()> onFirst, std::function<void()> onSecond)
    : m_onFirst(std::move(onFirst)), m_onSecond(std::move(onSecond))
{
    const sigset_t set = watchedSignals();
    ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
    m_thread = std::jthread([this, set] {
        int count = 0;
        int number = 0;
        while (::sigwait(&set, &number) == 0 && number != kWakeUp)
            (++count == 1 ? m_onFirst : m_onSecond)();
    });
}

SignalWatch::~SignalWatch()
{
    // Stays blocked: between here and the end of the program a late Ctrl-C changes nothing.
    ::pthread_kill(m_thread.native_handle(), kWakeUp);
}

} // namespace koe::cli
