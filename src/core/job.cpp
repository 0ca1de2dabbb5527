#include "core/job.h"

#include "core/error.h"

#include <algorithm>

namespace koe {

void Job::throwIfStopped() const
{
    if (stopRequested())
        throw Cancelled{};
}

void Job::report(double fraction, std::string_view stage) const
{
    if (m_listener)
        m_listener(m_from + std::clamp(fraction, 0.0, 1.0) * (m_to - m_from), stage);
}

Job Job::part(double from, double to) const
{
    Job slice = *this;
    slice.m_from = m_from + from * (m_to - m_from);
    slice.m_to = m_from + to * (m_to - m_from);
    return slice;
}

} // namespace koe
