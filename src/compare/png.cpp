#include "compare/png.h"

#include "core/atomic_file.h"

#include <zlib.h>

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

namespace koe::compare {
namespace {

void addBigEndian(std::string& bytes, std::uint32_t number)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<char>(number >> shift & 0xFF));
}

/// Length, type, content, checksum of the latter two (PNG specification, 5.3).
void addChunk(std::string& png, const char* type, const std::string& content)
{
    addBigEndian(png, static_cast<std::uint32_t>(content.size()));
    const std::string body = type + content;
    png += body;
    addBigEndian(png, static_cast<std::uint32_t>(::crc32(0, reinterpret_cast<const Bytef*>(body.data()),
                                                         static_cast<uInt>(body.size()))));
}

/// Every row begins with its filter: 1, the difference from the pixel at the left.
std::string filteredRows(const Canvas& canvas)
{
    std::string rows;
    const auto width = static_cast<std::size_t>(canvas.width());
    rows.reserve((width * 3 + 1) * static_cast<std::size_t>(canvas.height()));
    for (int y = 0; y < canvas.height(); ++y) {
        rows.push_back(1);
        Colour left{0, 0, 0};
        for (int x = 0; x < canvas.width(); ++x) {
            const Colour here = canvas.at(x, y);
            rows.push_back(static_cast<char>(here.red - left.red));
            rows.push_back(static_cast<char>(here.green - left.green));
            rows.push_back(static_cast<char>(here.blue - left.blue));
            left = here;
        }
    }
    return rows;
}

std::string deflated(const std::string& bytes)
{
    uLongf size = ::compressBound(static_cast<uLong>(bytes.size()));
    std::string packed(size, '\0');
    if (::compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                    reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uLong>(bytes.size()),
                    Z_DEFAULT_COMPRESSION) != Z_OK)
        throw std::runtime_error("zlib could not pack the picture");
    packed.resize(size);
    return packed;
}

} // namespace

void writePng(const std::filesystem::path& path, const Canvas& canvas)
{
    std::string header;
    addBigEndian(header, static_cast<std::uint32_t>(canvas.width()));
    addBigEndian(header, static_cast<std::uint32_t>(canvas.height()));
    header += std::string("\x08\x02\x00\x00\x00", 5); // 8 bits, RGB, deflate, filters per row, not interlaced
    std::string png = "\x89PNG\r\n\x1a\n";
    addChunk(png, "IHDR", header);
    addChunk(png, "IDAT", deflated(filteredRows(canvas)));
    addChunk(png, "IEND", "");
    writeTextFile(path, png);
}

} // namespace koe::compare
