#include "nn/start.h"

#include "core/log.h"

#include <torch/types.h>

#include <ATen/Parallel.h>
#include <dlfcn.h>
#include <malloc.h>
#include <omp.h>
#include <sched.h>

#include <algorithm>
#include <atomic>
#include <mutex>

namespace koe::nn {
namespace {

std::atomic<int> startedThreads{0};

int allowedProcessors()
{
    // Not hardware_concurrency: containers and taskset give less than the machine has. Not ATen's default:
    // with Debian's cpuinfo library it is 1.
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof set, &set) != 0)
        return 1;
    return std::max(1, CPU_COUNT(&set));
}

/// Blocks of some megabytes go back and forth between the ops; without this each one is fresh pages from the
/// kernel, which costs as much as the arithmetic.
void keepMemory()
{
    constexpr int kMegabyte = 1 << 20;
    if (mallopt(M_MMAP_THRESHOLD, 1024 * kMegabyte) == 0)
        mallopt(M_MMAP_THRESHOLD, 32 * kMegabyte);
    mallopt(M_TRIM_THRESHOLD, 2047 * kMegabyte);
    mallopt(M_TOP_PAD, 16 * kMegabyte);
}

const char* openBlasVersion()
{
    using Config = const char* (*)();
    const auto config = reinterpret_cast<Config>(dlsym(RTLD_DEFAULT, "openblas_get_config"));
    return config != nullptr ? config() : nullptr;
}

std::string libraryOf(const char* symbol)
{
    Dl_info info{};
    void* address = dlsym(RTLD_DEFAULT, symbol);
    if (address == nullptr || dladdr(address, &info) == 0 || info.dli_fname == nullptr)
        return {};
    return info.dli_fname;
}

} // namespace

bool usesOpenBlas()
{
    // Loaded is not enough: what counts is whose sgemm_ wins. LibTorch of PyPI carries MKL inside and calls
    // no sgemm_ of the process; MKL is as fast.
    if (at::hasMKL())
        return true;
    if (openBlasVersion() == nullptr)
        return false;
    const std::string gemm = libraryOf("sgemm_");
    return !gemm.empty() && gemm == libraryOf("openblas_get_config");
}

int threads()
{
    const int started = startedThreads;
    return started > 0 ? started : allowedProcessors();
}

void start(int threads)
{
    static std::once_flag once;
    std::call_once(once, [threads] {
        const int count = threads > 0 ? threads : allowedProcessors();
        startedThreads = count;
        keepMemory();
        omp_set_num_threads(count);
        at::set_num_threads(count);
        using SetThreads = void (*)(int);
        if (const auto set = reinterpret_cast<SetThreads>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads")))
            set(count);
        if (usesOpenBlas())
            log::debug("{} threads, matrix products by {}", count, at::hasMKL() ? "MKL" : openBlasVersion());
        else
            log::warn(
                "Matrix products do not go through OpenBLAS (but through {}): everything will be 30 to 50 "
                "times slower. Install libopenblas0-pthread.",
                libraryOf("sgemm_").empty() ? "an unknown library" : libraryOf("sgemm_"));
    });
}

} // namespace koe::nn
