#include "tensorfile/zip_reader.h"

#include "core/error.h"
#include "tensorfile/printable.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <utility>
#include <zlib.h>

namespace koe::tensorfile {
namespace {

constexpr std::uint32_t kLocalHeader = 0x04034b50;
constexpr std::uint32_t kDirectoryEntry = 0x02014b50;
constexpr std::uint32_t kEnd = 0x06054b50;
constexpr std::uint32_t kEnd64 = 0x06064b50;
constexpr std::uint32_t kEnd64Locator = 0x07064b50;
constexpr std::uint64_t kEndBytes = 22;
constexpr std::uint64_t kLocatorBytes = 20;
constexpr std::uint64_t kEnd64Bytes = 56;
constexpr std::uint64_t kEntryBytes = 46;
constexpr std::uint64_t kLocalBytes = 30;
constexpr std::uint64_t kLongestComment = 0xFFFF;
constexpr std::uint64_t kMostEntries = 1 << 20;
constexpr std::uint16_t kZip64Field = 1;
constexpr std::uint16_t kEncrypted = 1;
constexpr std::uint16_t kStored = 0;
constexpr std::uint16_t kDeflated = 8;

// Weights hardly shrink: an archive that grows more than this is no model.
constexpr std::uint64_t kMostGrowth = 16;
constexpr std::uint64_t kInflateFree = 16 << 20;
constexpr uInt kPieceBytes = 1 << 20;

} // namespace

ZipReader::ZipReader(FileBytes file, std::string shownName)
    : m_file(std::move(file)), m_shown(std::move(shownName))
{
    m_inflateBudget = kMostGrowth * m_file.bytes.size() + kInflateFree;
    readDirectory();
    checkPlaces();
}

void ZipReader::failDamaged(const char* what) const
{
    throw InvalidInput(m_shown + " is damaged (" + what + "). Download or copy it again.");
}

std::uint64_t ZipReader::number(std::uint64_t at, int bytes) const
{
    if (at > m_file.bytes.size() || static_cast<std::uint64_t>(bytes) > m_file.bytes.size() - at)
        failDamaged("its directory points outside the file");
    std::uint64_t value = 0;
    for (int i = 0; i < bytes; i++)
        value |= std::to_integer<std::uint64_t>(m_file.bytes[at + static_cast<std::uint64_t>(i)]) << (8 * i);
    return value;
}

void ZipReader::readDirectory()
{
    const std::uint64_t size = m_file.bytes.size();
    // The end record is the last thing but a comment.
    std::uint64_t end = std::numeric_limits<std::uint64_t>::max();
    if (size >= kEndBytes)
        for (std::uint64_t back = kEndBytes; back <= std::min(size, kEndBytes + kLongestComment); back++)
            if (number(size - back, 4) == kEnd && number(size - back + 20, 2) <= back - kEndBytes) {
                end = size - back;
                break;
            }
    if (end == std::numeric_limits<std::uint64_t>::max())
        throw InvalidInput(
            m_shown + " is cut off: its end, with the directory, is missing. Download or copy it again.");

    std::uint64_t count = number(end + 10, 2);
    std::uint64_t directoryBytes = number(end + 12, 4);
    m_directoryAt = number(end + 16, 4);
    std::uint64_t directoryEnd = end;
    if (end >= kLocatorBytes && number(end - kLocatorBytes, 4) == kEnd64Locator) {
        const std::uint64_t at = number(end - kLocatorBytes + 8, 8);
        if (at > end - kLocatorBytes || end - kLocatorBytes - at < kEnd64Bytes || number(at, 4) != kEnd64)
            failDamaged("its zip64 end record is not where it should be");
        count = number(at + 32, 8);
        directoryBytes = number(at + 40, 8);
        m_directoryAt = number(at + 48, 8);
        directoryEnd = at;
    }
    if (m_directoryAt > directoryEnd || directoryBytes > directoryEnd - m_directoryAt)
        failDamaged("its directory points outside the file");
    if (count > kMostEntries || count > directoryBytes / kEntryBytes)
        failDamaged("its directory claims more records than it holds");

    std::uint64_t at = m_directoryAt;
    const std::uint64_t stop = m_directoryAt + directoryBytes;
    m_entries.reserve(count);
    for (std::uint64_t i = 0; i < count; i++) {
        if (stop - at < kEntryBytes || number(at, 4) != kDirectoryEntry)
            failDamaged("its directory is garbled");
        Entry entry;
        entry.flags = static_cast<std::uint16_t>(number(at + 8, 2));
        entry.method = static_cast<std::uint16_t>(number(at + 10, 2));
        entry.crc = static_cast<std::uint32_t>(number(at + 16, 4));
        entry.storedBytes = number(at + 20, 4);
        entry.bytes = number(at + 24, 4);
        const std::uint64_t nameBytes = number(at + 28, 2);
        const std::uint64_t extraBytes = number(at + 30, 2);
        const std::uint64_t commentBytes = number(at + 32, 2);
        entry.headerAt = number(at + 42, 4);
        if (nameBytes + extraBytes + commentBytes > stop - at - kEntryBytes)
            failDamaged("its directory is garbled");
        entry.name = {reinterpret_cast<const char*>(m_file.bytes.data() + at + kEntryBytes), nameBytes};

        // zip64: the fields that did not fit, in this order.
        std::uint64_t field = at + kEntryBytes + nameBytes;
        const std::uint64_t fieldsEnd = field + extraBytes;
        while (fieldsEnd - field >= 4) {
            const std::uint64_t id = number(field, 2);
            const std::uint64_t length = number(field + 2, 2);
            field += 4;
            if (length > fieldsEnd - field)
                break;
            if (id == kZip64Field) {
                std::uint64_t value = field;
                for (std::uint64_t* wanted : {&entry.bytes, &entry.storedBytes, &entry.headerAt})
                    if (*wanted == 0xFFFFFFFF) {
                        if (field + length - value < 8)
                            failDamaged("its directory is garbled");
                        *wanted = number(value, 8);
                        value += 8;
                    }
            }
            field += length;
        }
        at += kEntryBytes + nameBytes + extraBytes + commentBytes;
        m_entries.push_back(entry);
        if (!m_byName.emplace(entry.name, m_entries.size() - 1).second)
            failDamaged("two of its records have one name");
    }
}

void ZipReader::checkPlaces()
{
    // By the directory alone: the records' own headers lie all over the file and are looked at when they are
    // read.
    std::vector<Entry*> byPlace;
    byPlace.reserve(m_entries.size());
    for (Entry& entry : m_entries)
        byPlace.push_back(&entry);
    std::sort(byPlace.begin(), byPlace.end(),
              [](const Entry* a, const Entry* b) { return a->headerAt < b->headerAt; });
    for (std::size_t i = 0; i < byPlace.size(); i++) {
        Entry& entry = *byPlace[i];
        const std::uint64_t header = kLocalBytes + entry.name.size();
        if (entry.headerAt > m_directoryAt || m_directoryAt - entry.headerAt < header ||
            entry.storedBytes > m_directoryAt - entry.headerAt - header)
            failDamaged("a record is longer than the file");
        if (entry.method == kStored && entry.bytes != entry.storedBytes)
            failDamaged("a record has two lengths");
        entry.endsBefore = i + 1 < byPlace.size() ? byPlace[i + 1]->headerAt : m_directoryAt;
        if (entry.endsBefore < entry.headerAt + header + entry.storedBytes)
            failDamaged("two of its records overlap");
    }
}

std::span<const std::byte> ZipReader::stored(const Entry& entry) const
{
    if (number(entry.headerAt, 4) != kLocalHeader)
        failDamaged("a record is not where its directory says");
    const std::uint64_t dataAt =
        entry.headerAt + kLocalBytes + number(entry.headerAt + 26, 2) + number(entry.headerAt + 28, 2);
    if (dataAt > entry.endsBefore || entry.storedBytes > entry.endsBefore - dataAt)
        failDamaged("two of its records overlap");
    return m_file.bytes.subspan(dataAt, entry.storedBytes);
}

std::vector<std::string_view> ZipReader::names() const
{
    std::vector<std::string_view> all;
    for (const Entry& entry : m_entries)
        all.push_back(entry.name);
    return all;
}

const ZipReader::Entry& ZipReader::entryOf(std::string_view name) const
{
    const auto found = m_byName.find(name);
    if (found == m_byName.end())
        throw InvalidInput(m_shown + " is damaged (the record " + printable(name) +
                           " is missing). Download or copy it again.");
    return m_entries[found->second];
}

void ZipReader::requireReadable(const Entry& entry) const
{
    if ((entry.flags & kEncrypted) != 0)
        throw InvalidInput(m_shown + " is protected by a password and cannot be read.");
    if (entry.method != kStored && entry.method != kDeflated)
        throw InvalidInput(m_shown + " is packed in a way that is not supported (method " +
                           std::to_string(entry.method) + ").");
}

FileBytes ZipReader::read(std::string_view name)
{
    const Entry& entry = entryOf(name);
    requireReadable(entry);
    return entry.method == kStored ? FileBytes{m_file.owner, stored(entry)} : inflated(entry, entry.bytes);
}

void ZipReader::unpack(std::string_view name, const std::function<void(std::span<const std::byte>)>& sink)
{
    const Entry& entry = entryOf(name);
    requireReadable(entry);
    uLong crc = ::crc32(0, nullptr, 0);
    const auto pass = [&](std::span<const std::byte> piece) {
        crc = ::crc32_z(crc, reinterpret_cast<const Bytef*>(piece.data()), piece.size());
        sink(piece);
    };
    if (entry.method == kStored) {
        for (std::span<const std::byte> left = stored(entry); !left.empty();) {
            const std::size_t step = std::min<std::size_t>(left.size(), kPieceBytes);
            pass(left.first(step));
            left = left.subspan(step);
        }
    } else {
        if (entry.bytes > m_inflateBudget)
            throw InvalidInput(m_shown +
                               " would unpack to far more than a model of its size: it is refused.");
        m_inflateBudget -= entry.bytes;
        inflatePieces(entry, pass);
    }
    if (crc != entry.crc)
        failDamaged("a record's checksum is wrong");
}

void ZipReader::inflatePieces(const Entry& entry,
                              const std::function<void(std::span<const std::byte>)>& sink) const
{
    std::span<const std::byte> packed = stored(entry);
    z_stream stream = {};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        failDamaged("a record cannot be unpacked");
    const std::unique_ptr<z_stream, int (*)(z_streamp)> ended(&stream, &inflateEnd);
    std::vector<std::byte> piece(kPieceBytes);
    std::uint64_t made = 0;
    for (int state = Z_OK; state != Z_STREAM_END;) {
        const auto in = static_cast<uInt>(std::min<std::size_t>(packed.size(), kPieceBytes));
        stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(packed.data()));
        stream.avail_in = in;
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = kPieceBytes;
        state = ::inflate(&stream, Z_NO_FLUSH);
        const std::size_t got = kPieceBytes - stream.avail_out;
        packed = packed.subspan(in - stream.avail_in);
        made += got;
        const bool stuck = state == Z_OK && got == 0 && stream.avail_in == in;
        if ((state != Z_OK && state != Z_STREAM_END) || stuck || made > entry.bytes)
            failDamaged("a record cannot be unpacked");
        if (got > 0)
            sink(std::span(piece).first(got));
    }
    if (made != entry.bytes)
        failDamaged("a record cannot be unpacked");
}

FileBytes ZipReader::readStart(std::string_view name, std::size_t most)
{
    const Entry& entry = entryOf(name);
    requireReadable(entry);
    const std::uint64_t wanted = std::min<std::uint64_t>(most, entry.bytes);
    return entry.method == kStored ? FileBytes{m_file.owner, stored(entry).first(wanted)}
                                   : inflated(entry, wanted);
}

bool ZipReader::isIntact(std::string_view name, const FileBytes& content) const
{
    return ::crc32_z(0, reinterpret_cast<const Bytef*>(content.bytes.data()), content.bytes.size()) ==
           entryOf(name).crc;
}

bool ZipReader::isSafe(std::string_view name)
{
    if (name.empty() || name.starts_with('/') || name.starts_with('\\') ||
        (name.size() > 1 && name[1] == ':'))
        return false;
    if (std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }))
        return false;
    for (std::size_t from = 0; from <= name.size();) {
        const std::size_t to = std::min(name.find_first_of("/\\", from), name.size());
        if (name.substr(from, to - from) == "..")
            return false;
        from = to + 1;
    }
    return true;
}

FileBytes ZipReader::inflated(const Entry& entry, std::uint64_t most)
{
    if (most > m_inflateBudget)
        throw InvalidInput(m_shown + " would unpack to far more than a model of its size: it is refused.");
    m_inflateBudget -= most;

    const std::span<const std::byte> packed = stored(entry);
    const std::shared_ptr<std::byte[]> block(new std::byte[most + 1]);
    z_stream stream = {};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        failDamaged("a record cannot be unpacked");
    const auto* in = reinterpret_cast<const Bytef*>(packed.data());
    auto* out = reinterpret_cast<Bytef*>(block.get());
    std::uint64_t inLeft = packed.size();
    std::uint64_t outLeft = most + 1; // one more, so that a record that is too long shows
    int state = Z_OK;
    stream.next_in = const_cast<Bytef*>(in);
    stream.next_out = out;
    while (state == Z_OK && outLeft > 0) {
        constexpr std::uint64_t kStep = std::numeric_limits<uInt>::max();
        const auto inStep = static_cast<uInt>(std::min(inLeft, kStep));
        const auto outStep = static_cast<uInt>(std::min(outLeft, kStep));
        stream.avail_in = inStep;
        stream.avail_out = outStep;
        state = ::inflate(&stream, Z_NO_FLUSH);
        inLeft -= inStep - stream.avail_in;
        outLeft -= outStep - stream.avail_out;
        if (state == Z_OK && stream.avail_in == inStep && stream.avail_out == outStep)
            state = Z_BUF_ERROR; // no progress
    }
    inflateEnd(&stream);
    const bool whole = state == Z_STREAM_END && outLeft == 1;
    const bool onlyStart = state == Z_OK && outLeft == 0 && most < entry.bytes;
    if (!whole && !onlyStart)
        failDamaged("a record cannot be unpacked");
    return {block, {block.get(), most}};
}

} // namespace koe::tensorfile
