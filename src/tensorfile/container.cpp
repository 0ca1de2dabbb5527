#include "tensorfile/container.h"

#include "core/error.h"
#include "tensorfile/file_bytes.h"

#include <algorithm>
#include <string_view>

namespace koe::tensorfile {

Container containerOf(const std::filesystem::path& path)
{
    constexpr std::size_t kLookAt = 9; // a length of 8 bytes, of which the upper are 0, then the header's '{'
    FileBytes file;
    try {
        file = readFileBytes(path);
    } catch (const Error&) {
        return Container::Unknown;
    }
    const std::string_view start(reinterpret_cast<const char*>(file.bytes.data()),
                                 std::min(file.bytes.size(), kLookAt));
    if (start.starts_with("PK\x03\x04"))
        return Container::Zip;
    if (start.size() == kLookAt && start.ends_with(std::string_view("\0\0{", 3)))
        return Container::Safetensors;
    return start.starts_with('\x80') ? Container::LegacyStream : Container::Unknown;
}

const char* name(Container container)
{
    switch (container) {
    case Container::Zip:
        return "PyTorch zip";
    case Container::LegacyStream:
        return "PyTorch stream (before 1.6)";
    case Container::Safetensors:
        return "safetensors";
    case Container::Unknown:
        break;
    }
    return "unknown";
}

} // namespace koe::tensorfile
