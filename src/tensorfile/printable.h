#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace koe::tensorfile {

/// Text out of a file, fit for a sentence or a terminal: control characters (escape sequences among them)
/// become
/// '?', and it is cut at @p longest bytes.
[[nodiscard]] inline std::string printable(std::string_view text, std::size_t longest = 100)
{
    std::string shown(text.substr(0, longest));
    std::replace_if(
        shown.begin(), shown.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; },
        '?');
    return text.size() > longest ? shown + "..." : shown;
}

} // namespace koe::tensorfile
