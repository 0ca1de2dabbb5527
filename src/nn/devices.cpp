#include "core/error.h"
#include "nn/start.h"

#include <torch/cuda.h>

#include <dlfcn.h>
#include <unistd.h>

#include <charconv>
#include <fstream>
#include <memory>

namespace koe::nn {
namespace {

std::string processorName()
{
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);) {
        const auto colon = line.find(": ");
        if (line.starts_with("model name") && colon != std::string::npos)
            return line.substr(colon + 2);
    }
    return "processor";
}

/// Asks NVIDIA's driver, whose interface stays the same over versions; LibTorch's own needs CUDA's headers.
DeviceInfo card(int index)
{
    DeviceInfo device{"cuda:" + std::to_string(index), "NVIDIA card " + std::to_string(index), 0};
    const std::unique_ptr<void, int (*)(void*)> driver(dlopen("libcuda.so.1", RTLD_NOW), [](void* library) {
        return library != nullptr ? dlclose(library) : 0;
    });
    if (!driver)
        return device;
    const auto init = reinterpret_cast<int (*)(unsigned)>(dlsym(driver.get(), "cuInit"));
    const auto get = reinterpret_cast<int (*)(int*, int)>(dlsym(driver.get(), "cuDeviceGet"));
    const auto name = reinterpret_cast<int (*)(char*, int, int)>(dlsym(driver.get(), "cuDeviceGetName"));
    const auto memory =
        reinterpret_cast<int (*)(std::size_t*, int)>(dlsym(driver.get(), "cuDeviceTotalMem_v2"));
    int handle = 0;
    if (!init || !get || !name || !memory || init(0) != 0 || get(&handle, index) != 0)
        return device;
    char text[256] = {};
    if (name(text, sizeof text - 1, handle) == 0)
        device.name = text;
    std::size_t bytes = 0;
    if (memory(&bytes, handle) == 0)
        device.memoryBytes = bytes;
    return device;
}

int cardCount()
{
    return torch::cuda::is_available() ? static_cast<int>(torch::cuda::device_count()) : 0;
}

} // namespace

std::vector<DeviceInfo> devices()
{
    const auto pages = sysconf(_SC_PHYS_PAGES);
    const auto pageBytes = sysconf(_SC_PAGESIZE);
    std::vector<DeviceInfo> all{{"cpu", processorName(),
                                 pages > 0 && pageBytes > 0
                                     ? static_cast<std::size_t>(pages) * static_cast<std::size_t>(pageBytes)
                                     : 0}};
    for (int i = 0; i < cardCount(); i++)
        all.push_back(card(i));
    return all;
}

std::string chooseDevice(const std::string& wish)
{
    if (wish == "cpu")
        return wish;
    const int cards = cardCount();
    if (wish == "auto" || wish.empty())
        return cards > 0 ? "cuda:0" : "cpu";
    int index = wish == "cuda" ? 0 : -1;
    if (wish.starts_with("cuda:")) {
        const char* end = wish.data() + wish.size();
        const auto parsed = std::from_chars(wish.data() + 5, end, index);
        if (parsed.ec != std::errc() || parsed.ptr != end)
            index = -1;
    }
    if (index < 0)
        throw UsageError("\"" + wish +
                         "\" is no device: use cpu, auto, or cuda:0 for the first NVIDIA card.");
    if (cards == 0)
        throw Missing("This machine has no NVIDIA card that LibTorch can use (" + wish +
                      "): use --device cpu, or a LibTorch with CUDA and a driver that fits it.");
    if (index >= cards)
        throw Missing("There is no " + wish + " here, the last card is cuda:" + std::to_string(cards - 1) +
                      ".");
    return "cuda:" + std::to_string(index);
}

} // namespace koe::nn
