#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace koe::hostile {

/// One reader of files from strangers, called as the program calls it.
struct Reader
{
    const char* name;
    /// @return true: a result; false: refused with a sentence (koe::Error). Anything else is a bug and leaves
    ///         as it came.
    bool (*read)(std::span<const std::byte> bytes);
};

[[nodiscard]] std::span<const Reader> readers();
/// nullptr where there is none of that name
[[nodiscard]] const Reader* reader(std::string_view name);

} // namespace koe::hostile
