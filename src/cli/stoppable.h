#pragma once

#include "cli/progress_line.h"
#include "cli/signal_watch.h"
#include "core/error.h"
#include "core/job.h"

#include <stop_token>
#include <string_view>
#include <unistd.h>

namespace koe::cli {

/// Ctrl-C as the wish to stop, while it lives.
class Stoppable
{
public:
    /// Runs @p work with a progress line.
    template <typename Work> auto run(bool shown, const Work& work)
    {
        ProgressLine line(shown);
        return work(Job(m_stop.get_token(),
                        [&](double fraction, std::string_view stage) { line.report(fraction, stage); }));
    }
    [[nodiscard]] bool stopped() const { return m_stop.stop_requested(); }

private:
    std::stop_source m_stop;
    SignalWatch m_signals{[this] { m_stop.request_stop(); }, [] { ::_exit(kExitStopped); }};
};

} // namespace koe::cli
