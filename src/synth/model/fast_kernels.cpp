#include "synth/model/fast_kernels.h"

namespace koe::synth::model {

const FastKernels* fastKernels(std::size_t outputs)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
        outputs % static_cast<std::size_t>(avx512::kKernels.columns) == 0)
        return &avx512::kKernels;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
        outputs % static_cast<std::size_t>(avx2::kKernels.columns) == 0)
        return &avx2::kKernels;
#else
    (void)outputs;
#endif
    return nullptr;
}

} // namespace koe::synth::model
