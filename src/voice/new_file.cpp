#include "voice/new_file.h"

#include "core/error.h"

#include <algorithm>

namespace koe::voice {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kLongestName = 200; // of 255, with an ending and AtomicFile's

bool hasVoiceEnding(const fs::path& file)
{
    return file.extension() == ".pth" || file.extension() == ".safetensors";
}

} // namespace

void requirePlainName(const std::string& name)
{
    const bool odd = std::any_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) < ' ' || c == '/' || c == '\\' || c == 0x7F;
    });
    if (name.empty() || name.size() > kLongestName || name.front() == '.' || odd)
        throw UsageError("A voice cannot be called \"" + name +
                         "\": a name has no slash, does not begin with a dot and is shorter than " +
                         std::to_string(kLongestName) + " letters.");
}

void requireFree(const fs::path& file)
{
    std::error_code error;
    if (fs::exists(fs::symlink_status(file, error)))
        throw UsageError(file.string() + " is there already: choose another name.");
}

fs::path newVoiceFile(const Home& home, const std::string& nameOrFile)
{
    fs::path file(nameOrFile);
    if (nameOrFile.find('/') == std::string::npos && !hasVoiceEnding(file))
        file = home.weights / (nameOrFile + ".pth");
    if (!hasVoiceEnding(file))
        throw UsageError("The name " + nameOrFile + " must end in .pth or .safetensors.");
    requirePlainName(file.stem().string());
    requireFree(file);
    return file;
}

} // namespace koe::voice
