#include "nn/mixed_precision.h"

#include <ATen/autocast_mode.h>
#include <torch/version.h>

namespace koe::nn {
namespace {

// From 2.4 on one function for all devices, and the older names deprecated.
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
bool isOn()
{
    return at::autocast::is_autocast_enabled(torch::kCPU);
}
void set(bool on)
{
    at::autocast::set_autocast_enabled(torch::kCPU, on);
    at::autocast::set_autocast_dtype(torch::kCPU, at::kBFloat16);
}
#else
bool isOn()
{
    return at::autocast::is_cpu_enabled();
}
void set(bool on)
{
    at::autocast::set_cpu_enabled(on);
    at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
}
#endif

} // namespace

bool computesBfloat16(torch::Device device)
{
#ifdef __x86_64__
    return device.is_cpu() && __builtin_cpu_supports("avx512bf16");
#else
    (void)device;
    return false;
#endif
}

MixedPrecision::MixedPrecision(bool on) : m_before(isOn())
{
    at::autocast::set_autocast_cache_enabled(false); // weights are made anew of their norms in every pass
    set(on);
}

MixedPrecision::~MixedPrecision()
{
    set(m_before);
}

} // namespace koe::nn
