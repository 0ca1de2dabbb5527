#pragma once

#include <cstdint>
#include <filesystem>

namespace koe {

/// Bytes that this process may still take before something is pushed out: what the system calls available,
/// or less where a control group (container, systemd slice) allows less. 0: the system does not say.
/// @param root where /proc and /sys/fs/cgroup are looked for
[[nodiscard]] std::uint64_t freeMemoryBytes(const std::filesystem::path& root = "/");

/// Bytes that this process holds.
[[nodiscard]] std::uint64_t heldMemoryBytes();

} // namespace koe
