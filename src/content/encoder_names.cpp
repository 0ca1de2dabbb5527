#include "content/encoder_names.h"

#include "content/hubert_files.h"
#include "content/starter_file.h"
#include "core/error.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace koe::content {
namespace fs = std::filesystem;
namespace {

/// Lower case, with dashes: Applio writes both chinese_hubert_base and chinese-hubert-base.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kNames{{
    {"hubert-base", "contentvec"},
    {"contentvec", "contentvec"},
    {"content-vec", "contentvec"},
    {"content-vec-best", "contentvec"},
    {"content", "contentvec"},
    {"checkpoint-best-legacy-500", "contentvec"},
    {"spin", "spin"},
    {"spin-v2", "spin-v2"},
    {"chinese-hubert-base", "chinese-hubert-base"},
    {"japanese-hubert-base", "japanese-hubert-base"},
    {"korean-hubert-base", "korean-hubert-base"},
}};

} // namespace

std::string encoderNamed(const fs::path& location)
{
    // "folder/" has no file name, and in a folder the files of a model are called alike everywhere.
    fs::path named = location.has_filename() ? location : location.parent_path();
    std::error_code error;
    if (named.filename() == "config.json" || named.filename() == "pytorch_model.bin" ||
        named.filename() == "model.safetensors")
        named = fs::absolute(named, error).parent_path();
    std::string name = fs::is_directory(named, error) ? named.filename().string() : named.stem().string();
    std::ranges::transform(name, name.begin(), [](char c) {
        return c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    const auto found = std::ranges::find(kNames, name, [](const auto& pair) { return pair.first; });
    return found != kNames.end() ? std::string(found->second) : std::string();
}

std::string encoderId(const fs::path& location)
{
    if (std::string name = encoderNamed(location); !name.empty())
        return name;
    if (const auto starter = starterFileId(location))
        return *starter;
    return readHubert(location).id;
}

fs::path findEncoder(const fs::path& weights, const std::string& id)
{
    std::error_code error;
    for (const char* folder : {"embedders", "encoders"}) {
        std::vector<fs::path> entries;
        for (const auto& entry : fs::directory_iterator(weights / folder, error))
            entries.push_back(entry.path());
        std::ranges::sort(entries);
        for (const fs::path& entry : entries) {
            try {
                if (encoderId(entry) == id)
                    return entry;
            } catch (const Error&) { // something else lies there
            }
        }
    }
    return {};
}

} // namespace koe::content
