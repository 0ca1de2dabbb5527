#pragma once

#include <cstdint>

namespace koe::tensorfile {

/// Products of two 64-bit sizes fit: how every size that a file claims is checked.
__extension__ typedef unsigned __int128 Wide;

} // namespace koe::tensorfile
