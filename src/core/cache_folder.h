#pragma once

#include <filesystem>

namespace koe {

/// Where things are kept that can be made again: KOE_HOME/cache if that is set, else
/// $XDG_CACHE_HOME/koe-studio, else
/// ~/.cache/koe-studio. Need not be there.
[[nodiscard]] std::filesystem::path cacheFolder();

} // namespace koe
