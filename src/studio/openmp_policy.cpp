#include "studio/openmp_policy.h"

#include <cstdlib>
#include <filesystem>
#include <unistd.h>

namespace koe::studio {

void ensurePassiveOpenMp(char** arguments)
{
    constexpr const char* kVariable = "OMP_WAIT_POLICY";
    if (std::getenv(kVariable) != nullptr)
        return;
    ::setenv(kVariable, "passive", 1);
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    if (!error)
        ::execv(program.c_str(), arguments);
    // Not restarted (no /proc): still right for programs that map OpenMP only with the engine.
}

} // namespace koe::studio
