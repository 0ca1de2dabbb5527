#include "core/log.h"

#include <spdlog/sinks/stdout_color_sinks.h>

#include <cstdlib>
#include <memory>

namespace koe::log {

void start(const char* level)
{
    // Results belong to stdout, so the log goes to stderr.
    auto logger = std::make_shared<spdlog::logger>("koe", std::make_shared<spdlog::sinks::stderr_color_sink_mt>());
    logger->set_pattern("%H:%M:%S.%e %^%l%$ %v");
    const char* wanted = std::getenv("KOE_LOG");
    logger->set_level(spdlog::level::from_str(wanted != nullptr ? wanted : level));
    spdlog::set_default_logger(std::move(logger));
}

} // namespace koe::log
