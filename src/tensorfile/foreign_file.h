#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace koe::tensorfile {

enum class Format
{
    Other, ///< none of these
    Empty,
    Zeros,
    WebPage,
    LfsPointer,
    Xml,
    OldTorchTar, ///< PyTorch before 0.1.10
    Sound,       ///< or video
    NumpyArray,
    FaissIndex,
    Archive, ///< tar, gzip, 7-Zip, RAR …
    Foreign, ///< pictures, documents, models of other programs
};

struct Foreign
{
    Format format = Format::Other;
    std::string what;   ///< goes on after "X is": "a web page"; for Sound "a sound file (FLAC)"
    std::string detail; ///< of Sound: "FLAC"
    std::string advice; ///< what to do, for one who wanted a model
};

/// Formats that are no containers of tensors, by how they begin.
[[nodiscard]] Foreign foreignFile(std::span<const std::byte> bytes);

} // namespace koe::tensorfile
