#include "tensorfile/foreign_file.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace koe::tensorfile {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kAgain = "Download or copy it again.";
constexpr std::string_view kItself = "Download the file itself.";
constexpr std::string_view kUnpack = "Unpack it first.";

struct Magic
{
    std::size_t at;
    std::string_view start;
    Format format;
    std::string_view what;
    std::string_view advice;
};

constexpr Magic kKnown[] = {
    {0, "\x93NUMPY"sv, Format::NumpyArray, "a NumPy array", ""},
    {0, "IxF"sv, Format::FaissIndex, "a FAISS index", ""},
    {0, "IwF"sv, Format::FaissIndex, "a FAISS index", ""},
    {0, "IvF"sv, Format::FaissIndex, "a FAISS index", ""},
    {0, "IwPQ"sv, Format::FaissIndex, "a FAISS index", ""},
    {0, "IwSq"sv, Format::FaissIndex, "a FAISS index", ""},
    {0, "IxPQ"sv, Format::FaissIndex, "a FAISS index", ""},
    {0, "IxPq"sv, Format::FaissIndex, "a FAISS index", ""},
    {0, "IxPo"sv, Format::FaissIndex, "a FAISS index", ""},
    {0, "IxSQ"sv, Format::FaissIndex, "a FAISS index", ""},
    {0, "IxPT"sv, Format::FaissIndex, "a FAISS index", ""},
    {0, "IxMp"sv, Format::FaissIndex, "a FAISS index", ""},
    {0, "IxM2"sv, Format::FaissIndex, "a FAISS index", ""},
    {0, "IxRF"sv, Format::FaissIndex, "a FAISS index", ""},
    {0, "IHNf"sv, Format::FaissIndex, "a FAISS index", ""},
    {0, "IHNs"sv, Format::FaissIndex, "a FAISS index", ""},

    {0, "\x89HDF"sv, Format::Foreign, "an HDF5 file (Keras)", ""},
    {0, "GGUF"sv, Format::Foreign, "a GGUF model", ""},
    {0, "\x89PNG"sv, Format::Foreign, "a picture (PNG)", ""},
    {0, "\xff\xd8\xff"sv, Format::Foreign, "a picture (JPEG)", ""},
    {0, "GIF8"sv, Format::Foreign, "a picture (GIF)", ""},
    {8, "WEBP"sv, Format::Foreign, "a picture (WebP)", ""},
    {0, "%PDF"sv, Format::Foreign, "a PDF document", ""},
    {0, "MThd"sv, Format::Foreign, "a MIDI file", ""},
    {0,
     "\x7f"
     "ELF"sv,
     Format::Foreign, "a program", ""},
    {0, "MZ"sv, Format::Foreign, "a program of Windows", ""},
    {0, "SQLite format 3"sv, Format::Foreign, "an SQLite database", ""},
    {4, "TFL3"sv, Format::Foreign, "a TensorFlow Lite model", ""},

    {0, "\x1f\x8b"sv, Format::Archive, "packed with gzip", kUnpack},
    {0, "7z\xbc\xaf"sv, Format::Archive, "packed with 7-Zip", kUnpack},
    {0, "Rar!"sv, Format::Archive, "packed with RAR", kUnpack},
    {0,
     "\xfd"
     "7zXZ"sv,
     Format::Archive, "packed with xz", kUnpack},
    {0, "BZh"sv, Format::Archive, "packed with bzip2", kUnpack},
    {0, "\x28\xb5\x2f\xfd"sv, Format::Archive, "packed with Zstandard", kUnpack},

    {8, "WAVE"sv, Format::Sound, "WAV", ""},
    {8, "AVI "sv, Format::Sound, "AVI", ""},
    {0, "fLaC"sv, Format::Sound, "FLAC", ""},
    {28, "OpusHead"sv, Format::Sound, "Ogg Opus", ""},
    {29, "vorbis"sv, Format::Sound, "Ogg Vorbis", ""},
    {0, "OggS"sv, Format::Sound, "Ogg", ""},
    {0, "ID3"sv, Format::Sound, "MP3", ""},
    {8, "AIFF"sv, Format::Sound, "AIFF", ""},
    {8, "AIFC"sv, Format::Sound, "AIFF-C", ""},
    {0, "caff"sv, Format::Sound, "CAF", ""},
    {4, "ftypM4A"sv, Format::Sound, "M4A", ""},
    {4, "ftypqt"sv, Format::Sound, "QuickTime", ""},
    {4, "ftyp"sv, Format::Sound, "MP4", ""},
    {0, "\x1a\x45\xdf\xa3"sv, Format::Sound, "Matroska, WebM", ""},
    {0, "\x30\x26\xb2\x75\x8e\x66\xcf\x11"sv, Format::Sound, "Windows Media", ""},
    {0, ".snd"sv, Format::Sound, "AU", ""},
    {0, "wvpk"sv, Format::Sound, "WavPack", ""},
    {0, "MAC "sv, Format::Sound, "Monkey's Audio", ""},
    {0, "#!AMR"sv, Format::Sound, "AMR", ""},
    {0, "TTA1"sv, Format::Sound, "TTA", ""},
    {0, "riff\x2e\x91\xcf\x11"sv, Format::Sound, "Wave64", ""},
};

unsigned byteAt(std::string_view text, std::size_t at)
{
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u;
}

/// Length of the MPEG audio frame at @p at; 0 if there is none.
std::size_t mpegFrame(std::string_view text, std::size_t at)
{
    static constexpr std::array<int, 16> kKbits1{0,   32,  40,  48,  56,  64,  80,  96,
                                                 112, 128, 160, 192, 224, 256, 320, 0};
    static constexpr std::array<int, 16> kKbits2{0,  8,  16, 24,  32,  40,  48,  56,
                                                 64, 80, 96, 112, 128, 144, 160, 0};
    static constexpr std::array<int, 4> kRates{44100, 48000, 32000, 0};
    const unsigned second = byteAt(text, at + 1), third = byteAt(text, at + 2);
    const unsigned version = second >> 3 & 3u, layer = second >> 1 & 3u;
    if (byteAt(text, at) != 0xFF || (second & 0xE0u) != 0xE0u || version == 1 || layer != 1) // layer III
        return 0;
    const int kbits = (version == 3 ? kKbits1 : kKbits2)[third >> 4];
    const int rate = kRates[third >> 2 & 3u] / (version == 3 ? 1 : version == 2 ? 2 : 4);
    if (kbits == 0 || rate == 0)
        return 0;
    return static_cast<std::size_t>((version == 3 ? 144 : 72) * kbits * 1000 / rate) + (third >> 1 & 1u);
}

/// Length of the ADTS frame (raw AAC) at @p at; 0 if there is none.
std::size_t adtsFrame(std::string_view text, std::size_t at)
{
    if (byteAt(text, at) != 0xFF || (byteAt(text, at + 1) & 0xF6u) != 0xF0u)
        return 0;
    const std::size_t length =
        (byteAt(text, at + 3) & 3u) << 11 | byteAt(text, at + 4) << 3 | byteAt(text, at + 5) >> 5;
    return length > 7 ? length : 0;
}

/// Three frames one after the other: by chance alone that does not happen.
template <typename FrameAt> bool framesFollow(std::string_view text, FrameAt frameAt)
{
    std::size_t at = 0;
    for (int i = 0; i < 3; i++) {
        const std::size_t length = frameAt(text, at);
        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

Foreign foreign(Format format, std::string_view what, std::string_view advice, std::string_view detail = "")
{
    return {format, std::string(what), std::string(detail), std::string(advice)};
}

Foreign sound(std::string_view name)
{
    return foreign(Format::Sound, "a sound file (" + std::string(name) + ")", "", name);
}

Foreign markup(std::string_view start)
{
    std::string text;
    for (const char c : start.substr(0, 512))
        if (!text.empty() || std::isspace(static_cast<unsigned char>(c)) == 0)
            text += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (text.starts_with("\xef\xbb\xbf"))
        text.erase(0, 3);
    if (!text.starts_with('<'))
        return {};
    if (text.starts_with("<!doctype html") || text.starts_with("<head") ||
        text.find("<html") != std::string::npos)
        return foreign(Format::WebPage, "a web page: a link to a page was saved instead of the file",
                       kItself);
    return foreign(Format::Xml, "a text of the XML kind", kItself);
}

Foreign tar(std::string_view start)
{
    constexpr std::size_t kTarMagicAt = 257;
    if (start.size() < kTarMagicAt + 5 || start.substr(kTarMagicAt, 5) != "ustar")
        return {};
    for (const std::string_view first : {"sys_info\0"sv, "storages\0"sv, "tensors\0"sv, "pickle\0"sv})
        if (start.starts_with(first))
            return foreign(Format::OldTorchTar, "in the tar format of PyTorch before 0.1.10",
                           "Open it with PyTorch and save it again.");
    return foreign(Format::Archive, "a tar archive", kUnpack);
}

} // namespace

Foreign foreignFile(std::span<const std::byte> bytes)
{
    constexpr std::size_t kLookAt = 8192;
    const std::string_view start(reinterpret_cast<const char*>(bytes.data()),
                                 std::min(bytes.size(), kLookAt));
    if (start.empty())
        return foreign(Format::Empty, "an empty file", kAgain);
    if (start.starts_with("version https://git-lfs"))
        return foreign(Format::LfsPointer,
                       "a Git LFS pointer, a note of three lines that stands for the file",
                       "Fetch the file itself (git lfs pull, or the download button of its page).");
    if (Foreign page = markup(start); page.format != Format::Other)
        return page;
    if (Foreign archive = tar(start); archive.format != Format::Other)
        return archive;
    for (const Magic& magic : kKnown)
        if (start.size() >= magic.at && start.substr(magic.at).starts_with(magic.start))
            return magic.format == Format::Sound ? sound(magic.what)
                                                 : foreign(magic.format, magic.what, magic.advice);
    if (framesFollow(start, mpegFrame))
        return sound("MP3");
    if (framesFollow(start, adtsFrame))
        return sound("AAC");
    if (std::all_of(start.begin(), start.end(), [](char c) { return c == '\0'; }))
        return foreign(Format::Zeros, "filled with zeros: its download was interrupted", kAgain);
    return {};
}

} // namespace koe::tensorfile
