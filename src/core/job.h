#pragma once

#include <functional>
#include <stop_token>
#include <string_view>

namespace koe {

/// Progress and stop for one piece of work, handed down by const reference.
/// Copies share the listener; all members may be called from any thread if the listener may.
class Job
{
public:
    /// Called with the fraction done of the whole work, in [0, 1], and a short stage name ("pitch").
    using Listener = std::function<void(double fraction, std::string_view stage)>;

    /// A job that nobody watches and nobody stops.
    Job() = default;
    Job(std::stop_token stop, Listener listener) : m_stop(std::move(stop)), m_listener(std::move(listener)) {}

    [[nodiscard]] bool stopRequested() const { return m_stop.stop_requested(); }
    [[nodiscard]] const std::stop_token& stopToken() const { return m_stop; }

    /// @throws Cancelled once the user stopped the work
    void throwIfStopped() const;

    /// @param fraction done of this part, clamped to [0, 1]
    void report(double fraction, std::string_view stage) const;

    /// A job whose own 0..1 covers [from, to] of this one: a stage's slice of the bar.
    [[nodiscard]] Job part(double from, double to) const;

private:
    std::stop_token m_stop;
    Listener m_listener;
    double m_from = 0.0;
    double m_to = 1.0;
};

} // namespace koe
