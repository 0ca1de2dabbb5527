#pragma once

#include "core/is_there.h"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

namespace koe {

/// Two files with a comma between, as in "G.pth,D.pth"; nothing where there is no comma. Folders may have
/// commas in their names, too: the first one with files on both sides counts, else the first.
[[nodiscard]] inline std::optional<std::pair<std::filesystem::path, std::filesystem::path>>
filePair(const std::string& text)
{
    const std::size_t first = text.find(',');
    if (first == std::string::npos)
        return std::nullopt;
    const auto cut = [&](std::size_t comma) {
        return std::pair<std::filesystem::path, std::filesystem::path>(text.substr(0, comma),
                                                                       text.substr(comma + 1));
    };
    for (std::size_t comma = first; comma != std::string::npos; comma = text.find(',', comma + 1))
        if (const auto pair = cut(comma); isThere(pair.first) && isThere(pair.second))
            return pair;
    return cut(first);
}

} // namespace koe
