#include "cli/json_output.h"

#include <cstdio>
#include <mutex>

namespace koe::cli {

bool printLine(std::string_view line)
{
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    const bool written = std::fwrite(line.data(), 1, line.size(), stdout) == line.size();
    return written && std::fputc('\n', stdout) != EOF && std::fflush(stdout) == 0;
}

} // namespace koe::cli
