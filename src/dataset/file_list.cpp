#include "dataset/file_list.h"

#include "core/atomic_file.h"
#include "core/error.h"

#include <algorithm>
#include <cstdint>
#include <random>
#include <utility>

namespace koe::dataset {
namespace fs = std::filesystem;
namespace {

std::string field(const fs::path& path)
{
    std::string text = fs::absolute(path).lexically_normal().string();
    if (text.find_first_of("|\n\r") != std::string::npos)
        throw InvalidInput(
            "The path " + text +
            " holds a '|' or a line break, which RVC's filelist cannot hold: choose another place or name.");
    return text;
}

} // namespace

void writeFileList(const fs::path& path, const std::vector<FileListLine>& lines)
{
    std::vector<std::string> texts;
    for (const FileListLine& line : lines) {
        std::string text = field(line.sound) + "|" + field(line.features);
        if (!line.pitch.empty())
            text += "|" + field(line.coarse) + "|" + field(line.pitch);
        texts.push_back(text + "|" + std::to_string(line.speaker));
    }
    std::mt19937_64 random(1234);
    for (std::size_t i = texts.size(); i > 1; i--) // std::shuffle differs between libraries
        std::swap(texts[i - 1], texts[static_cast<std::size_t>(random() % i)]);
    std::string all;
    for (const std::string& text : texts)
        all += (all.empty() ? "" : "\n") + text;
    writeTextFile(path, all);
}

} // namespace koe::dataset
