#pragma once

#include "tensorfile/file_bytes.h"

#include <algorithm>
#include <string>

namespace koe::tensorfile {

/// A file that is only in memory, in a block of exactly its size, so that a sanitizer sees every step beyond it.
[[nodiscard]] inline FileBytes inMemory(const std::string& content)
{
    const std::shared_ptr<std::byte[]> block(new std::byte[content.size()]);
    std::transform(content.begin(), content.end(), block.get(), [](char c) { return static_cast<std::byte>(c); });
    return {block, {block.get(), content.size()}};
}

} // namespace koe::tensorfile
