#include "retrieval/index_file.h"

#include "core/error.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>
#include <limits>
#include <string>

namespace koe::retrieval {
namespace fs = std::filesystem;
namespace {

static_assert(std::endian::native == std::endian::little, "index files are little endian");

constexpr std::size_t kMostDims = 1 << 16;

/// Reads forward through the file and never past its end.
class Source
{
public:
    explicit Source(const fs::path& path) : m_name(path.string())
    {
        std::error_code error;
        const auto status = fs::status(path, error);
        if (!fs::exists(status))
            throw Missing("There is no index " + m_name + ": choose another one, or none.");
        if (!fs::is_regular_file(status))
            throw InvalidInput(m_name + " is not a file: choose the .index file of the voice.");
        m_left = fs::file_size(path, error);
        m_in.open(path, std::ios::binary);
        if (error || !m_in)
            throw InvalidInput("Cannot read the index " + m_name + ": it is not yours to read.");
    }

    [[noreturn]] void damaged(const std::string& what) const
    {
        throw InvalidInput("The index " + m_name + " is damaged (" + what + "): copy or build it again.");
    }
    [[noreturn]] void foreign(const std::string& what) const
    {
        throw InvalidInput("The index " + m_name + " is not one of RVC's kind (" + what +
                           "): only IVF-Flat and Flat indices with L2 distance can be read.");
    }

    void read(void* to, std::size_t bytes)
    {
        if (bytes > m_left)
            damaged("it ends too early");
        m_in.read(static_cast<char*>(to), static_cast<std::streamsize>(bytes));
        if (static_cast<std::size_t>(m_in.gcount()) != bytes)
            damaged("it cannot be read to its end");
        m_left -= bytes;
    }
    template <typename T> T number()
    {
        T value{};
        read(&value, sizeof value);
        return value;
    }
    std::string fourCharacters()
    {
        char word[4];
        read(word, sizeof word);
        return {word, sizeof word};
    }
    /// A count of things of @p bytesEach that must still fit into the file.
    std::size_t countOf(std::size_t bytesEach, const char* what)
    {
        const auto count = number<std::uint64_t>();
        if (count > m_left / bytesEach)
            damaged(std::string("impossible number of ") + what);
        return static_cast<std::size_t>(count);
    }
    template <typename T> std::vector<T> numbers(std::size_t count, const char* what)
    {
        if (count > m_left / sizeof(T))
            damaged(std::string("impossible number of ") + what);
        std::vector<T> values(count);
        read(values.data(), count * sizeof(T));
        return values;
    }
    void skip(std::size_t bytes)
    {
        if (bytes > m_left)
            damaged("it ends too early");
        m_in.seekg(static_cast<std::streamoff>(bytes), std::ios::cur);
        m_left -= bytes;
    }

    [[nodiscard]] std::uint64_t left() const { return m_left; }
    [[nodiscard]] const std::string& name() const { return m_name; }

private:
    std::string m_name;
    std::ifstream m_in;
    std::uint64_t m_left = 0;
};

struct Header
{
    std::size_t dims = 0;
    std::size_t rows = 0;
    bool trained = false;
};

Header readHeader(Source& in)
{
    const auto dims = in.number<std::int32_t>();
    const auto rows = in.number<std::int64_t>();
    in.skip(2 * sizeof(std::int64_t)); // two constants that FAISS writes and ignores
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
std::vector<float> readFlat(Source& in, Header& header, std::size_t dims)
{
    header = readHeader(in);
    if (dims != 0 && header.dims != dims)
        in.damaged("two widths");
    const std::size_t count = in.countOf(sizeof(float), "numbers");
    if (count % header.dims != 0 || count / header.dims != header.rows)
        in.damaged("the number of vectors is not that of the header");
    return in.numbers<float>(count, "numbers");
}

void skipDirectMap(Source& in)
{
    const auto kind = in.number<std::int8_t>();
    const std::size_t entries = in.countOf(sizeof(std::int64_t), "direct map entries");
    in.skip(entries * sizeof(std::int64_t));
    if (kind < 0 || kind > 2)
        in.damaged("unknown direct map");
    if (kind == 2) // a hash table follows: pairs of 64-bit numbers
        in.skip(in.countOf(2 * sizeof(std::int64_t), "direct map entries") * 2 * sizeof(std::int64_t));
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

void readLists(Source& in, IndexFile& file, std::size_t lists)
{
    const std::string kind = in.fourCharacters();
    if (kind != "ilar")
        in.foreign("inverted lists of the kind \"" + kind + "\"");
    if (in.number<std::uint64_t>() != lists)
        in.damaged("the number of lists is not that of the header");
    const std::size_t codeBytes = file.dims * sizeof(float);
    if (in.number<std::uint64_t>() != codeBytes)
        in.foreign("compressed vectors");

    const auto sizes = readListSizes(in, lists);
    const std::uint64_t rowBytes = codeBytes + sizeof(std::int64_t);
    const std::uint64_t mostRows = in.left() / rowBytes;
    file.starts.assign(1, 0);
    std::uint64_t rows = 0;
    for (const std::uint64_t size : sizes) {
        if (size > mostRows - rows)
            in.damaged("its lists are longer than the file");
        rows += size;
        file.starts.push_back(static_cast<std::size_t>(rows));
    }
    if (in.left() != rows * rowBytes)
        in.damaged("its length is not what its lists need");

    file.vectors.resize(rows * file.dims);
    file.ids.resize(rows);
    for (std::size_t list = 0; list < lists; list++) {
        const std::size_t first = file.starts[list], size = file.starts[list + 1] - first;
        in.read(file.vectors.data() + first * file.dims, size * codeBytes);
        in.read(file.ids.data() + first, size * sizeof(std::int64_t));
    }
}

} // namespace

IndexFile readIndexFile(const fs::path& path)
{
    Source in(path);
    IndexFile file;
    const std::string kind = in.fourCharacters();
    std::size_t rows = 0;
    if (kind == "IxF2") {
        Header header;
        file.flat = true;
        file.vectors = readFlat(in, header, 0);
        file.dims = header.dims;
        rows = header.rows;
        if (in.left() != 0)
            in.damaged("something follows its end");
    } else if (kind == "IwFl") {
        const Header header = readHeader(in);
        file.dims = header.dims;
        rows = header.rows;
        const auto lists = in.number<std::uint64_t>();
        const auto probes = in.number<std::uint64_t>();
        if (lists == 0 || lists > in.left())
            in.damaged("impossible number of lists");
        if (probes == 0)
            in.damaged("it searches no list");
        file.probes = static_cast<std::size_t>(std::min(probes, lists));
        if (const std::string quantizer = in.fourCharacters(); quantizer != "IxF2")
            in.foreign("a quantizer of the kind \"" + quantizer + "\"");
        Header centroids;
        file.centroids = readFlat(in, centroids, file.dims);
        if (!header.trained)
            in.damaged("it was never trained");
        if (centroids.rows != lists)
            in.damaged("the number of lists is not that of the quantizer");
        skipDirectMap(in);
        readLists(in, file, static_cast<std::size_t>(lists));
        if (file.rows() != rows)
            in.damaged("the number of vectors is not that of the header");
    } else {
        throw InvalidInput(
            in.name() + " is not an index of FAISS, or one of a kind that RVC does not write (\"" +
            (kind.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") ==
                     std::string::npos
                 ? kind
                 : std::string("?")) +
            "\").");
    }
    if (rows == 0)
        throw InvalidInput(
            "The index " + in.name() +
            " holds no vectors: use the file whose name begins with \"added_\", not \"trained_\".");
    return file;
}

} // namespace koe::retrieval
