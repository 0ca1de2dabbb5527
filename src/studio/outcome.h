#pragma once

#include "studio/training_event.h"

#include <exception>

namespace koe::studio {

/// What an exception means to the user: kind, sentence, exit code. Cancelled is "stopped", 130.
[[nodiscard]] Failure failureOf(const std::exception_ptr& error);

} // namespace koe::studio
