#pragma once

#include <spdlog/fmt/fmt.h>
#include <spdlog/spdlog.h>

namespace koe::log {

/// Sends the log to stderr at @p level ("off", "error", "warn", "info", "debug"); KOE_LOG wins over it.
/// Front ends call it once; before that only warnings are shown.
void start(const char* level);

using spdlog::debug;
using spdlog::error;
using spdlog::info;
using spdlog::warn;

} // namespace koe::log
