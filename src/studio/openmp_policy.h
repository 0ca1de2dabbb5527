#pragma once

namespace koe::studio {

/// Makes sure that OpenMP's threads sleep while they wait (OMP_WAIT_POLICY=passive).
///
/// Busy waiting is ruinous as soon as another program runs. The runtime reads the variable when it is mapped,
/// so the program starts itself once more with it set. Call before any thread is started and before any
/// output. A value that the user has set stays.
void ensurePassiveOpenMp(char** arguments);

} // namespace koe::studio
