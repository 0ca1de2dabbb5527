#include "cli/signal_watch.h"

#include <chrono>
#include <csignal>
#include <optional>
#include <pthread.h>

namespace koe::cli {
namespace {

constexpr int kWakeUp = SIGUSR1; // ours: ends the wait
// The same wish may arrive twice, to the process and to its group (timeout(1), closing terminals).
constexpr std::chrono::milliseconds kOneWish{300};

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
        using Clock = std::chrono::steady_clock;
        std::optional<Clock::time_point> first;
        int number = 0;
        while (::sigwait(&set, &number) == 0 && number != kWakeUp)
            if (!first) {
                first = Clock::now();
                m_onFirst();
            } else if (Clock::now() - *first > kOneWish) {
                m_onSecond();
            }
    });
}

SignalWatch::~SignalWatch()
{
    // Stays blocked: between here and the end of the program a late Ctrl-C changes nothing.
    ::pthread_kill(m_thread.native_handle(), kWakeUp);
}

} // namespace koe::cli
