#pragma once

#include "studio/training_event.h"

#include <exception>

namespace koe::cli {

/// What an exception means to the user: kind, sentence, exit code. Cancelled is "stopped", 130.
[[nodiscard]] studio::Failure failureOf(const std::exception_ptr& error);

} // namespace koe::cli
