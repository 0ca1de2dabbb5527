#include "tensorfile/npy.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/number_text.h"
#include "tensorfile/file_bytes.h"
#include "tensorfile/wide.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace koe::tensorfile {
namespace {

constexpr std::string_view kMagic("\x93NUMPY", 6);
constexpr std::size_t kLongestHeader = 1 << 16;
constexpr std::size_t kMostDimensions = 32;

struct Header
{
    DType type = DType::Float32;
    bool swapped = false;
    bool fortran = false;
    std::vector<std::int64_t> shape;
};

/// Walks through the header, a Python literal like {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4),
/// }.
class HeaderText
{
public:
    explicit HeaderText(std::string_view text) : m_text(text) {}

    bool take(char c)
    {
        skipSpace();
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        m_at++;
        return true;
    }

    std::optional<std::string_view> quoted()
    {
        const char quote = take('\'') ? '\'' : take('"') ? '"' : '\0';
        if (quote == '\0')
            return {};
        const std::size_t end = m_text.find(quote, m_at);
        if (end == std::string_view::npos)
            return {};
        const std::string_view word = m_text.substr(m_at, end - m_at);
        m_at = end + 1;
        return word;
    }

    bool word(std::string_view wanted)
    {
        skipSpace();
        if (m_text.substr(m_at, wanted.size()) != wanted)
            return false;
        m_at += wanted.size();
        return true;
    }

    std::optional<std::int64_t> number()
    {
        skipSpace();
        std::size_t end = m_at;
        while (end < m_text.size() && m_text[end] >= '0' && m_text[end] <= '9')
            end++;
        const auto value = parseNumber<std::int64_t>(m_text.substr(m_at, end - m_at));
        m_at = end;
        if (end < m_text.size() && m_text[end] == 'L') // Python 2 wrote long integers so
            m_at++;
        return value;
    }

private:
    void skipSpace()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\n'))
            m_at++;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

std::optional<DType> typeOf(std::string_view code)
{
    static constexpr std::pair<std::string_view, DType> kCodes[] = {
        {"f8", DType::Float64}, {"f4", DType::Float32}, {"f2", DType::Float16},
        {"i8", DType::Int64},   {"i4", DType::Int32},   {"i2", DType::Int16},
        {"i1", DType::Int8},    {"u1", DType::UInt8},   {"b1", DType::Bool}};
    for (const auto& [name, type] : kCodes)
        if (name == code)
            return type;
    return {};
}

/// Nothing when the text is not such a header. @throws InvalidInput for a number type that we do not have
std::optional<Header> parseHeader(std::string_view text, const std::string& file)
{
    HeaderText in(text);
    Header header;
    bool haveType = false, haveOrder = false, haveShape = false;
    if (!in.take('{'))
        return {};
    while (!in.take('}')) {
        const auto key = in.quoted();
        if (!key || !in.take(':'))
            return {};
        if (*key == "descr") {
            const auto descr = in.quoted();
            if (!descr || descr->size() < 2)
                throw InvalidInput(
                    file + " holds a table or Python objects; only plain arrays of numbers can be read.");
            const auto type = typeOf(descr->substr(1));
            if (!type || std::string_view("<>|=").find(descr->front()) == std::string_view::npos)
                throw InvalidInput(file + " holds values of the type " + std::string(*descr) +
                                   ", which cannot be read.");
            header.type = *type;
            header.swapped = descr->front() == '>' && byteSize(*type) > 1;
            haveType = true;
        } else if (*key == "fortran_order") {
            header.fortran = in.word("True");
            if (!header.fortran && !in.word("False"))
                return {};
            haveOrder = true;
        } else if (*key == "shape") {
            if (!in.take('('))
                return {};
            while (!in.take(')')) {
                const auto size = in.number();
                if (!size || header.shape.size() == kMostDimensions)
                    return {};
                header.shape.push_back(*size);
                if (!in.take(',')) {
                    if (!in.take(')'))
                        return {};
                    break;
                }
            }
            haveShape = true;
        } else {
            return {};
        }
        if (!in.take(',')) {
            if (!in.take('}'))
                return {};
            break;
        }
    }
    if (!haveType || !haveOrder || !haveShape)
        return {};
    return header;
}

std::size_t littleEndian(std::span<const std::byte> bytes, std::size_t at, std::size_t count)
{
    std::size_t value = 0;
    for (std::size_t i = 0; i < count; i++)
        value |= std::to_integer<std::size_t>(bytes[at + i]) << (8 * i);
    return value;
}

/// Column-major and/or big-endian bytes as ours.
std::shared_ptr<std::byte[]> rearranged(const std::byte* from, const Header& header, std::size_t count)
{
    const std::size_t width = byteSize(header.type);
    std::shared_ptr<std::byte[]> block(new std::byte[count * width]);
    const std::size_t dimensions = header.shape.size();
    std::vector<std::size_t> stride(dimensions, 1), index(dimensions, 0);
    if (header.fortran) {
        for (std::size_t d = 1; d < dimensions; d++)
            stride[d] = stride[d - 1] * static_cast<std::size_t>(header.shape[d - 1]);
    } else {
        for (std::size_t d = dimensions; d-- > 1;)
            stride[d - 1] = stride[d] * static_cast<std::size_t>(header.shape[d]);
    }
    std::size_t source = 0;
    for (std::size_t i = 0; i < count; i++) {
        std::memcpy(block.get() + i * width, from + source * width, width);
        if (header.swapped)
            std::reverse(block.get() + i * width, block.get() + (i + 1) * width);
        for (std::size_t d = dimensions; d-- > 0;) {
            source += stride[d];
            if (++index[d] < static_cast<std::size_t>(header.shape[d]))
                break;
            source -= stride[d] * index[d];
            index[d] = 0;
        }
    }
    return block;
}

} // namespace

Tensor readNpy(const std::filesystem::path& path)
{
    return readNpy(readFileBytes(path), path.string());
}

Tensor readNpy(const FileBytes& file, const std::string& shown)
{
    const std::span<const std::byte> bytes = file.bytes;
    if (bytes.size() < 10 || std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0)
        throw InvalidInput(shown + " is not a NumPy array (.npy).");
    const auto major = std::to_integer<int>(bytes[6]);
    if (major < 1 || major > 3)
        throw InvalidInput(shown + " is a NumPy array of a format that is not known (" +
                           std::to_string(major) + ").");
    const std::size_t lengthBytes = major == 1 ? 2 : 4;
    const std::size_t headerAt = 8 + lengthBytes;
    const std::string damaged = shown + " is a damaged or truncated NumPy array. Write or copy it again.";
    if (bytes.size() < headerAt)
        throw InvalidInput(damaged);
    const std::size_t headerBytes = littleEndian(bytes, 8, lengthBytes);
    if (headerBytes > kLongestHeader || headerBytes > bytes.size() - headerAt)
        throw InvalidInput(damaged);

    const auto header =
        parseHeader({reinterpret_cast<const char*>(bytes.data() + headerAt), headerBytes}, shown);
    if (!header)
        throw InvalidInput(damaged);
    Wide needed = byteSize(header->type);
    bool empty = false;
    for (const std::int64_t size : header->shape) {
        if (size == 0)
            empty = true;
        else if ((needed *= static_cast<std::uint64_t>(size)) >> 63 != 0)
            throw InvalidInput(damaged);
    }
    const std::span<const std::byte> data = bytes.subspan(headerAt + headerBytes);
    if (!empty && needed > data.size())
        throw InvalidInput(damaged);
    const std::size_t count = empty ? 0 : static_cast<std::size_t>(needed) / byteSize(header->type);

    Tensor tensor;
    tensor.type = header->type;
    tensor.shape = header->shape;
    const std::size_t dataBytes = count * byteSize(header->type);
    const bool aligned = reinterpret_cast<std::uintptr_t>(data.data()) % byteSize(header->type) == 0;
    const bool columns = header->fortran && header->shape.size() > 1;
    if (count > 0 && (header->swapped || columns || !aligned)) {
        const auto block = rearranged(data.data(), *header, count);
        tensor.bytes = {block.get(), dataBytes};
        tensor.owner = block;
    } else {
        tensor.bytes = data.first(dataBytes);
        tensor.owner = file.owner;
    }
    return tensor;
}

void writeNpy(const std::filesystem::path& path, const Tensor& tensor)
{
    if (tensor.type == DType::BFloat16) { // NumPy has no such type
        writeNpy(path, Tensor::fromFloats(tensor.shape, tensor.toFloats()));
        return;
    }
    const char* code = "";
    switch (tensor.type) {
    case DType::Float64:
        code = "<f8";
        break;
    case DType::BFloat16:
    case DType::Float32:
        code = "<f4";
        break;
    case DType::Float16:
        code = "<f2";
        break;
    case DType::Int64:
        code = "<i8";
        break;
    case DType::Int32:
        code = "<i4";
        break;
    case DType::Int16:
        code = "<i2";
        break;
    case DType::Int8:
        code = "|i1";
        break;
    case DType::UInt8:
        code = "|u1";
        break;
    case DType::Bool:
        code = "|b1";
        break;
    }
    std::string header = "{'descr': '" + std::string(code) + "', 'fortran_order': False, 'shape': (";
    for (std::size_t d = 0; d < tensor.shape.size(); d++)
        header += (d > 0 ? ", " : "") + std::to_string(tensor.shape[d]);
    header += tensor.shape.size() == 1 ? ",), }" : "), }";
    constexpr std::size_t kPrefixBytes = 10;
    constexpr std::size_t kAlignment = 64;
    header.append((kAlignment - (kPrefixBytes + header.size() + 1) % kAlignment) % kAlignment, ' ');
    header += '\n';

    std::string start(kMagic);
    start += '\1';
    start += '\0';
    start += static_cast<char>(header.size() & 0xFF);
    start += static_cast<char>(header.size() >> 8 & 0xFF);
    AtomicFile file(path);
    file.write(start + header);
    file.write(tensor.bytes);
    file.commit();
}

} // namespace koe::tensorfile
