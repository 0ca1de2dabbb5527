#include "tensorfile/zip_writer.h"

#include <algorithm>
#include <zlib.h>

namespace koe::tensorfile {
namespace {

constexpr std::uint64_t kAlignment = 64;
constexpr std::uint64_t kLocalBytes = 30;
constexpr std::uint64_t kFull32 = 0xFFFFFFFF;
constexpr std::uint64_t kFull16 = 0xFFFF;
constexpr std::uint16_t kZip64Version = 45;
constexpr std::uint16_t kUtf8Names = 0x0800;
constexpr std::uint16_t kZip64Field = 1;
constexpr std::uint16_t kPaddingField = 0x4246; // "FB", as PyTorch fills
constexpr std::uint16_t kDate = 0x21;           // 1980-01-01: equal content gives equal files

void put(std::string& out, std::uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        out += static_cast<char>(value >> (8 * i) & 0xFF);
}

constexpr std::size_t kPieceBytes = 4 << 20;

template <typename Use> void forEachPiece(std::span<const std::byte> bytes, const Use& use)
{
    for (; !bytes.empty(); bytes = bytes.subspan(std::min(bytes.size(), kPieceBytes)))
        use(bytes.first(std::min(bytes.size(), kPieceBytes)));
}

} // namespace

void ZipWriter::write(const std::string& bytes)
{
    m_file.write(bytes);
    m_at += bytes.size();
}

void ZipWriter::add(const std::string& name, std::span<const std::byte> bytes,
                    const std::function<void(std::size_t)>& passed)
{
    uLong crc = ::crc32(0, nullptr, 0);
    forEachPiece(bytes, [&](std::span<const std::byte> piece) {
        crc = ::crc32(crc, reinterpret_cast<const Bytef*>(piece.data()), static_cast<uInt>(piece.size()));
        if (passed)
            passed(piece.size());
    });
    const Entry entry{name, m_at, bytes.size(), static_cast<std::uint32_t>(crc)};
    const bool large = entry.bytes >= kFull32;

    std::string extra;
    if (large) {
        put(extra, kZip64Field, 2);
        put(extra, 16, 2);
        put(extra, entry.bytes, 8);
        put(extra, entry.bytes, 8);
    }
    const std::uint64_t unpadded = m_at + kLocalBytes + name.size() + extra.size() + 4;
    const std::uint64_t padding = (kAlignment - unpadded % kAlignment) % kAlignment;
    put(extra, kPaddingField, 2);
    put(extra, padding, 2);
    extra.append(padding, 'Z');

    std::string header;
    put(header, 0x04034b50, 4);
    put(header, large ? kZip64Version : 0, 2);
    put(header, kUtf8Names, 2);
    put(header, 0, 2); // stored
    put(header, 0, 2);
    put(header, kDate, 2);
    put(header, entry.crc, 4);
    put(header, large ? kFull32 : entry.bytes, 4);
    put(header, large ? kFull32 : entry.bytes, 4);
    put(header, name.size(), 2);
    put(header, extra.size(), 2);
    write(header + name + extra);
    forEachPiece(bytes, [&](std::span<const std::byte> piece) {
        m_file.write(piece);
        if (passed)
            passed(piece.size());
    });
    m_at += bytes.size();
    m_entries.push_back(entry);
}

void ZipWriter::finish()
{
    const std::uint64_t directoryAt = m_at;
    for (const Entry& entry : m_entries) {
        const bool large = entry.bytes >= kFull32;
        const bool far = entry.headerAt >= kFull32;
        std::string extra;
        if (large || far) {
            put(extra, kZip64Field, 2);
            put(extra, (large ? 16u : 0u) + (far ? 8u : 0u), 2);
            if (large) {
                put(extra, entry.bytes, 8);
                put(extra, entry.bytes, 8);
            }
            if (far)
                put(extra, entry.headerAt, 8);
        }
        std::string header;
        put(header, 0x02014b50, 4);
        put(header, large || far ? kZip64Version : 0, 2);
        put(header, large || far ? kZip64Version : 0, 2);
        put(header, kUtf8Names, 2);
        put(header, 0, 2);
        put(header, 0, 2);
        put(header, kDate, 2);
        put(header, entry.crc, 4);
        put(header, large ? kFull32 : entry.bytes, 4);
        put(header, large ? kFull32 : entry.bytes, 4);
        put(header, entry.name.size(), 2);
        put(header, extra.size(), 2);
        put(header, 0, 2); // comment
        put(header, 0, 2); // disk
        put(header, 0, 2); // attributes
        put(header, 0, 4);
        put(header, far ? kFull32 : entry.headerAt, 4);
        write(header + entry.name + extra);
    }
    const std::uint64_t directoryBytes = m_at - directoryAt;
    const std::uint64_t count = m_entries.size();
    const bool zip64 = directoryAt >= kFull32 || directoryBytes >= kFull32 || count >= kFull16;
    std::string end;
    if (zip64) {
        const std::uint64_t endAt = m_at;
        put(end, 0x06064b50, 4);
        put(end, 44, 8);
        put(end, kZip64Version, 2);
        put(end, kZip64Version, 2);
        put(end, 0, 4);
        put(end, 0, 4);
        put(end, count, 8);
        put(end, count, 8);
        put(end, directoryBytes, 8);
        put(end, directoryAt, 8);
        put(end, 0x07064b50, 4);
        put(end, 0, 4);
        put(end, endAt, 8);
        put(end, 1, 4);
    }
    put(end, 0x06054b50, 4);
    put(end, 0, 2);
    put(end, 0, 2);
    put(end, std::min(count, kFull16), 2);
    put(end, std::min(count, kFull16), 2);
    put(end, std::min(directoryBytes, kFull32), 4);
    put(end, std::min(directoryAt, kFull32), 4);
    put(end, 0, 2);
    write(end);
}

} // namespace koe::tensorfile
