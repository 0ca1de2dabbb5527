#include "tensorfile/index_file.h"

#include "core/error.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string_view>

namespace koe::tensorfile {
namespace fs = std::filesystem;
namespace {

static_assert(std::endian::native == std::endian::little, "index files are little endian");

constexpr std::size_t kMostDims = 1 << 16;

/// Walks forward through the bytes and never past their end.
class Source
{
public:
    Source(std::span<const std::byte> bytes, const std::string& name) : m_left(bytes), m_name(name) {}

    [[noreturn]] void damaged(const std::string& what) const
    {
        throw InvalidInput("The index " + m_name + " is damaged (" + what + "): copy or build it again.");
    }
    [[noreturn]] void foreign(const std::string& what) const
    {
        throw InvalidInput("The index " + m_name + " is not one of RVC's kind (" + what +
                           "): only IVF-Flat and Flat indices with L2 distance can be read.");
    }

    std::span<const std::byte> take(std::size_t bytes)
    {
        if (bytes > m_left.size())
            damaged("it ends too early");
        const auto taken = m_left.first(bytes);
        m_left = m_left.subspan(bytes);
        return taken;
    }
    template <typename T> T number()
    {
        T value{};
        std::memcpy(&value, take(sizeof value).data(), sizeof value);
        return value;
    }
    std::string fourCharacters()
    {
        const auto word = take(4);
        return {reinterpret_cast<const char*>(word.data()), word.size()};
    }
    /// A count of things of @p bytesEach that must still fit into the file.
    std::size_t countOf(std::size_t bytesEach, const char* what)
    {
        const auto count = number<std::uint64_t>();
        if (count > m_left.size() / bytesEach)
            damaged(std::string("impossible number of ") + what);
        return static_cast<std::size_t>(count);
    }
    /// @p count numbers of type T; where they begin need not be aligned.
    template <typename T> std::vector<T> numbers(std::size_t count, const char* what)
    {
        if (count > m_left.size() / sizeof(T))
            damaged(std::string("impossible number of ") + what);
        std::vector<T> values(count);
        const auto bytes = take(count * sizeof(T));
        if (!bytes.empty())
            std::memcpy(values.data(), bytes.data(), bytes.size());
        return values;
    }

    [[nodiscard]] std::size_t left() const { return m_left.size(); }
    [[nodiscard]] const std::string& name() const { return m_name; }

private:
    std::span<const std::byte> m_left;
    const std::string& m_name;
};

struct Header
{
    std::size_t dims = 0;
    std::size_t rows = 0;
    bool trained = false;
};

/// Where things lie, all sizes checked.
struct Layout
{
    bool flat = false;
    std::size_t dims = 0;
    std::size_t rows = 0;
    std::size_t lists = 0;
    std::size_t probes = 1;
    std::span<const std::byte> centroids; ///< of a flat index: its rows
    std::vector<std::size_t> starts;      ///< [lists + 1]
    std::span<const std::byte> entries;   ///< per list: its codes, then its ids
};

Header readHeader(Source& in)
{
    const auto dims = in.number<std::int32_t>();
    const auto rows = in.number<std::int64_t>();
    in.take(2 * sizeof(std::int64_t)); // two constants that FAISS writes and ignores
    const auto trained = in.number<std::uint8_t>();
    const auto metric = in.number<std::int32_t>();
    if (dims <= 0 || static_cast<std::size_t>(dims) > kMostDims)
        in.damaged("impossible width");
    if (rows < 0)
        in.damaged("impossible number of vectors");
    if (metric != 1)
        in.foreign("another distance than L2");
    return {static_cast<std::size_t>(dims), static_cast<std::size_t>(rows), trained != 0};
}

/// Rows of an IndexFlatL2 after its four characters. @param dims the width they must have; 0: any
std::span<const std::byte> readFlat(Source& in, Header& header, std::size_t dims)
{
    header = readHeader(in);
    if (dims != 0 && header.dims != dims)
        in.damaged("two widths");
    const std::size_t count = in.countOf(sizeof(float), "numbers");
    if (count % header.dims != 0 || count / header.dims != header.rows)
        in.damaged("the number of vectors is not that of the header");
    return in.take(count * sizeof(float));
}

void skipDirectMap(Source& in)
{
    const auto kind = in.number<std::int8_t>();
    in.take(in.countOf(sizeof(std::int64_t), "direct map entries") * sizeof(std::int64_t));
    if (kind < 0 || kind > 2)
        in.damaged("unknown direct map");
    if (kind == 2) // a hash table follows: pairs of 64-bit numbers
        in.take(in.countOf(2 * sizeof(std::int64_t), "direct map entries") * 2 * sizeof(std::int64_t));
}

/// Sizes of the inverted lists: all of them (`full`) or (list, size) pairs of those that hold something
/// (`sprs`).
std::vector<std::uint64_t> readListSizes(Source& in, std::size_t lists)
{
    const std::string kind = in.fourCharacters();
    if (kind == "full") {
        const std::size_t count = in.countOf(sizeof(std::uint64_t), "lists");
        if (count != lists)
            in.damaged("the number of lists is not that of the header");
        return in.numbers<std::uint64_t>(count, "lists");
    }
    if (kind != "sprs")
        in.foreign("unknown inverted lists");
    const std::size_t count = in.countOf(sizeof(std::uint64_t), "lists");
    if (count % 2 != 0)
        in.damaged("half a list entry");
    const auto pairs = in.numbers<std::uint64_t>(count, "lists");
    std::vector<std::uint64_t> sizes(lists, 0);
    for (std::size_t i = 0; i < count; i += 2) {
        if (pairs[i] >= lists || sizes[pairs[i]] != 0)
            in.damaged("a list that is not there or comes twice");
        sizes[pairs[i]] = pairs[i + 1];
    }
    return sizes;
}

/// Four characters of a file for a sentence; a question mark for those that are no word.
std::string quoted(const std::string& text)
{
    const bool word =
        text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") ==
        std::string::npos;
    return word ? "\"" + text + "\"" : "\"?\"";
}

void readLists(Source& in, Layout& layout)
{
    const std::string kind = in.fourCharacters();
    if (kind != "ilar")
        in.foreign("inverted lists of the kind " + quoted(kind));
    if (in.number<std::uint64_t>() != layout.lists)
        in.damaged("the number of lists is not that of the header");
    const std::size_t codeBytes = layout.dims * sizeof(float);
    if (in.number<std::uint64_t>() != codeBytes)
        in.foreign("compressed vectors");

    const auto sizes = readListSizes(in, layout.lists);
    const std::uint64_t rowBytes = codeBytes + sizeof(std::int64_t);
    const std::uint64_t mostRows = in.left() / rowBytes;
    layout.starts.assign(1, 0);
    std::uint64_t rows = 0;
    for (const std::uint64_t size : sizes) {
        if (size > mostRows - rows)
            in.damaged("its lists are longer than the file");
        rows += size;
        layout.starts.push_back(static_cast<std::size_t>(rows));
    }
    if (in.left() != rows * rowBytes)
        in.damaged("its length is not what its lists need");
    layout.entries = in.take(in.left());
}

Layout readLayout(const FileBytes& file, const std::string& shown)
{
    Source in(file.bytes, shown);
    Layout layout;
    const std::string kind = in.fourCharacters();
    if (kind == "IxF2") {
        Header header;
        layout.flat = true;
        layout.centroids = readFlat(in, header, 0);
        layout.dims = header.dims;
        layout.rows = header.rows;
        if (in.left() != 0)
            in.damaged("something follows its end");
        return layout;
    }
    if (kind != "IwFl")
        throw InvalidInput(shown + " is not an index of FAISS, or one of a kind that RVC does not write (" +
                           quoted(kind) + ").");
    const Header header = readHeader(in);
    layout.dims = header.dims;
    layout.rows = header.rows;
    const auto lists = in.number<std::uint64_t>();
    const auto probes = in.number<std::uint64_t>();
    if (lists == 0 || lists > in.left())
        in.damaged("impossible number of lists");
    if (probes == 0)
        in.damaged("it searches no list");
    layout.lists = static_cast<std::size_t>(lists);
    layout.probes = static_cast<std::size_t>(std::min(probes, lists));
    if (const std::string quantizer = in.fourCharacters(); quantizer != "IxF2")
        in.foreign("a quantizer of the kind " + quoted(quantizer));
    Header centroids;
    layout.centroids = readFlat(in, centroids, layout.dims);
    if (!header.trained)
        in.damaged("it was never trained");
    if (centroids.rows != lists)
        in.damaged("the number of lists is not that of the quantizer");
    skipDirectMap(in);
    readLists(in, layout);
    if (layout.starts.back() != layout.rows)
        in.damaged("the number of vectors is not that of the header");
    return layout;
}

std::vector<float> floatsOf(std::span<const std::byte> bytes)
{
    std::vector<float> values(bytes.size() / sizeof(float));
    if (!bytes.empty())
        std::memcpy(values.data(), bytes.data(), bytes.size());
    return values;
}

} // namespace

IndexOutline readIndexOutline(const FileBytes& file, const std::string& shownName)
{
    const Layout layout = readLayout(file, shownName);
    return {layout.flat, layout.dims, layout.rows, layout.lists, layout.probes};
}

IndexFile readIndexFile(const FileBytes& bytes, const std::string& shownName)
{
    Layout layout = readLayout(bytes, shownName);
    if (layout.rows == 0)
        throw InvalidInput(
            "The index " + shownName +
            " holds no vectors: use the file whose name begins with \"added_\", not \"trained_\".");
    IndexFile file;
    file.dims = layout.dims;
    file.flat = layout.flat;
    if (layout.flat) {
        file.vectors = floatsOf(layout.centroids);
        return file;
    }
    file.probes = layout.probes;
    file.centroids = floatsOf(layout.centroids);
    file.starts = std::move(layout.starts);
    file.vectors.resize(layout.rows * file.dims);
    file.ids.resize(layout.rows);
    const std::byte* at = layout.entries.data();
    for (std::size_t list = 0; list < file.lists(); list++) {
        const std::size_t first = file.starts[list], size = file.starts[list + 1] - first;
        if (size == 0)
            continue;
        const std::size_t codeBytes = size * file.dims * sizeof(float);
        std::memcpy(file.vectors.data() + first * file.dims, at, codeBytes);
        std::memcpy(file.ids.data() + first, at + codeBytes, size * sizeof(std::int64_t));
        at += codeBytes + size * sizeof(std::int64_t);
    }
    return file;
}

IndexFile readIndexFile(const fs::path& path)
{
    std::error_code error;
    const auto status = fs::status(path, error);
    if (!fs::exists(status))
        throw Missing("There is no index " + path.string() + ": choose another one, or none.");
    if (!fs::is_regular_file(status))
        throw InvalidInput(path.string() + " is not a file: choose the .index file of the voice.");
    return readIndexFile(readFileBytes(path), path.string());
}

} // namespace koe::tensorfile
