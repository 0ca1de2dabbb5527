#include "tensorfile/foreign_file.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace koe::tensorfile {

std::string describeForeignFile(std::span<const std::byte> bytes)
{
    constexpr std::size_t kLookAt = 1024;
    const std::string_view start(reinterpret_cast<const char*>(bytes.data()),
                                 std::min(bytes.size(), kLookAt));
    if (start.empty())
        return "is empty. Download or copy it again.";
    if (start.starts_with("version https://git-lfs"))
        return "is a Git LFS pointer, a note of three lines that stands for the model. Fetch the model "
               "itself "
               "(git lfs pull, or the download button of its page).";

    std::string text;
    for (const char c : start.substr(0, 512))
        if (!text.empty() || std::isspace(static_cast<unsigned char>(c)) == 0)
            text += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (text.starts_with("\xef\xbb\xbf"))
        text.erase(0, 3);
    if (text.starts_with("<!doctype") || text.starts_with("<html") || text.starts_with("<head") ||
        (text.starts_with('<') && text.find("<html") != std::string::npos))
        return "is a web page, not a model: a link to a page was saved instead of the file. Download the "
               "file itself.";
    if (text.starts_with('<'))
        return "is a text of the XML kind, not a model. Download the file itself.";

    constexpr std::size_t kTarMagicAt = 257;
    if (start.size() > kTarMagicAt + 5 && start.substr(kTarMagicAt, 5) == "ustar")
        return "is in the tar format of PyTorch before 0.1.10, or another tar archive. Open it with PyTorch "
               "and save "
               "it again, or unpack it.";

    struct Magic
    {
        std::string_view start;
        const char* what;
    };
    static constexpr Magic kKnown[] = {
        {"\x89HDF", "is an HDF5 file (Keras), not a model of PyTorch."},
        {"GGUF", "is a GGUF model, not one of PyTorch."},
        {"RIFF", "is a sound or video file, not a model."},
        {"fLaC", "is a sound file, not a model."},
        {"OggS", "is a sound file, not a model."},
        {"ID3", "is a sound file, not a model."},
        {"\x1f\x8b", "is packed with gzip. Unpack it first."},
        {"7z\xbc\xaf", "is packed with 7-Zip. Unpack it first."},
        {"Rar!", "is packed with RAR. Unpack it first."},
        {"\x93NUMPY", "is a NumPy array, not a model."},
        {"IxF", "is a FAISS index, not a model."},
        {"IwF", "is a FAISS index, not a model."},
        {"\x89PNG", "is a picture, not a model."},
        {"\xff\xd8\xff", "is a picture, not a model."},
        {"%PDF", "is a PDF document, not a model."},
    };
    for (const Magic& magic : kKnown)
        if (start.starts_with(magic.start))
            return magic.what;
    if (std::all_of(start.begin(), start.end(), [](char c) { return c == '\0'; }))
        return "holds only zeros: its download was interrupted. Download or copy it again.";
    return {};
}

} // namespace koe::tensorfile
