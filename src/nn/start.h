#pragma once

#include <string>
#include <vector>

namespace koe::nn {

/// Sets up LibTorch once per process: thread counts of ATen, OpenMP and OpenBLAS, memory kept between calls
/// (mallopt), and a warning in the log when the BLAS in use is not OpenBLAS. Later calls do nothing.
/// @param threads 0: as many as this process may use
void start(int threads = 0);

/// How many threads a piece of work may use: what start() was given, or as many as this process may use.
[[nodiscard]] int threads();

/// Whether OpenBLAS is what matrix products use (with the reference BLAS they are 30 to 50 times slower).
[[nodiscard]] bool usesOpenBlas();

struct DeviceInfo
{
    std::string id;   ///< "cpu", "cuda:0"
    std::string name; ///< as its maker calls it
    std::size_t memoryBytes = 0;
};
[[nodiscard]] std::vector<DeviceInfo> devices();

/// "auto" → the best device's id; others are checked.
/// @throws UsageError for a word that is no device; Missing for one that this machine lacks
[[nodiscard]] std::string chooseDevice(const std::string& wish);

} // namespace koe::nn
