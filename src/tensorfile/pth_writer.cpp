#include "tensorfile/pth.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "tensorfile/zip_writer.h"

#include <algorithm>
#include <bit>
#include <map>
#include <tuple>

namespace koe::tensorfile {
namespace {

constexpr int kDeepestNesting = 1000; // Python's own limit is near
constexpr std::size_t kBatch = 1000;  // items per APPENDS or SETITEMS, as Python writes them

const char* storageClass(DType type)
{
    switch (type) {
    case DType::Float64:
        return "DoubleStorage";
    case DType::Float32:
        return "FloatStorage";
    case DType::Float16:
        return "HalfStorage";
    case DType::BFloat16:
        return "BFloat16Storage";
    case DType::Int64:
        return "LongStorage";
    case DType::Int32:
        return "IntStorage";
    case DType::Int16:
        return "ShortStorage";
    case DType::Int8:
        return "CharStorage";
    case DType::UInt8:
        return "ByteStorage";
    case DType::Bool:
        return "BoolStorage";
    }
    return "ByteStorage";
}

bool isUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        const std::size_t length = c < 0x80                ? 1
                                   : c >= 0xC2 && c < 0xE0 ? 2
                                   : c >= 0xE0 && c < 0xF0 ? 3
                                   : c >= 0xF0 && c < 0xF5 ? 4
                                                           : 0;
        if (length == 0 || length > text.size() - i)
            return false;
        std::uint32_t code = length == 1 ? c : c & (0xFFu >> (length + 1));
        for (std::size_t k = 1; k < length; k++) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xC0) != 0x80)
                return false;
            code = code << 6 | (next & 0x3Fu);
        }
        const bool surrogate = code >= 0xD800 && code < 0xE000;
        if (surrogate || (length == 3 && code < 0x800) ||
            (length == 4 && (code < 0x10000 || code > 0x10FFFF)))
            return false;
        i += length;
    }
    return true;
}

/// Values as a pickle of protocol 2, with opcodes and names that PyTorch's own restricted reader allows.
class Pickler
{
public:
    struct Storage
    {
        std::span<const std::byte> bytes;
    };

    std::string write(const Value& root)
    {
        m_out = std::string("\x80\x02", 2);
        put(root, 0);
        m_out += '.';
        return std::move(m_out);
    }

    [[nodiscard]] const std::vector<Storage>& storages() const { return m_storages; }

private:
    void put(const Value& value, int depth)
    {
        if (depth > kDeepestNesting)
            throw InvalidInput("The values to be saved are nested too deeply.");
        std::visit([&](const auto& data) { putData(data, depth); }, value.data);
    }

    void putData(std::monostate, int) { m_out += 'N'; }
    void putData(bool value, int) { m_out += value ? '\x88' : '\x89'; }
    void putData(std::int64_t value, int) { putInt(value); }

    void putData(double value, int)
    {
        m_out += 'G';
        const auto bits = std::bit_cast<std::uint64_t>(value);
        for (int shift = 56; shift >= 0; shift -= 8)
            m_out += static_cast<char>(bits >> shift & 0xFF);
    }

    void putData(const std::string& value, int)
    {
        if (value.size() > 0xFFFFFFFE / 2)
            throw InvalidInput("A text to be saved is longer than 2 GB.");
        if (isUtf8(value)) {
            putText(value);
            return;
        }
        // Not text but bytes: as Python's protocol 2 has them.
        std::string latin1;
        for (const char c : value) {
            const auto code = static_cast<unsigned char>(c);
            if (code < 0x80) {
                latin1 += c;
            } else {
                latin1 += static_cast<char>(0xC0 | code >> 6);
                latin1 += static_cast<char>(0x80 | (code & 0x3F));
            }
        }
        m_out += "c_codecs\nencode\n";
        putText(latin1);
        putText("latin1");
        m_out += "\x86R";
    }

    void putData(const Value::List& list, int depth)
    {
        m_out += ']';
        for (std::size_t from = 0; from < list.size(); from += kBatch) {
            m_out += '(';
            for (std::size_t i = from; i < std::min(list.size(), from + kBatch); i++)
                put(list[i], depth + 1);
            m_out += 'e';
        }
    }

    void putData(const Value::Tuple& tuple, int depth)
    {
        const std::size_t count = tuple.items.size();
        if (count == 0) {
            m_out += ')';
            return;
        }
        if (count > 3)
            m_out += '(';
        for (const Value& item : tuple.items)
            put(item, depth + 1);
        m_out += count > 3 ? 't' : static_cast<char>(0x84 + count);
    }

    void putData(const Value::Dict& dict, int depth)
    {
        if (dict.ordered)
            putEmptyOrderedDict();
        else
            m_out += '}';
        for (std::size_t from = 0; from < dict.items.size(); from += kBatch) {
            m_out += '(';
            for (std::size_t i = from; i < std::min(dict.items.size(), from + kBatch); i++) {
                put(dict.items[i].first, depth + 1);
                put(dict.items[i].second, depth + 1);
            }
            m_out += 'u';
        }
    }

    void putData(const Value::Opaque& value, int)
    {
        throw InvalidInput("An object of the class " + value.className + " cannot be saved.");
    }

    /// torch._utils._rebuild_tensor_v2(storage, 0, shape, strides, False, OrderedDict())
    void putData(const Tensor& tensor, int)
    {
        m_out += "ctorch._utils\n_rebuild_tensor_v2\n((";
        putText("storage");
        m_out += std::string("ctorch\n") + storageClass(tensor.type) + '\n';
        putText(std::to_string(storageOf(tensor)));
        putText("cpu");
        putInt(static_cast<std::int64_t>(tensor.bytes.size() / byteSize(tensor.type)));
        m_out += "tQ";
        putInt(0);
        putInts(tensor.shape);
        std::vector<std::int64_t> strides(tensor.shape.size(), 1);
        for (std::size_t d = strides.size(); d-- > 1;)
            strides[d - 1] = strides[d] * std::max<std::int64_t>(tensor.shape[d], 1);
        putInts(strides);
        m_out += '\x89';
        putEmptyOrderedDict();
        m_out += "tR";
    }

    /// Tensors that share their bytes share a storage.
    std::size_t storageOf(const Tensor& tensor)
    {
        if (static_cast<std::size_t>(tensor.elements()) * byteSize(tensor.type) != tensor.bytes.size())
            throw std::logic_error("a tensor's bytes do not fit its shape");
        const auto place = std::tuple(tensor.bytes.data(), tensor.bytes.size(), tensor.type);
        const auto [known, isNew] = m_known.emplace(place, m_storages.size());
        if (isNew)
            m_storages.push_back({tensor.bytes});
        return known->second;
    }

    void putEmptyOrderedDict() { m_out += "ccollections\nOrderedDict\n)R"; }

    void putInts(const std::vector<std::int64_t>& values)
    {
        m_out += '(';
        for (const std::int64_t value : values)
            putInt(value);
        m_out += 't';
    }

    void putText(std::string_view text)
    {
        m_out += 'X';
        putBytes(text.size(), 4);
        m_out += text;
    }

    void putInt(std::int64_t value)
    {
        if (value >= 0 && value < 0x100) {
            m_out += 'K';
            putBytes(static_cast<std::uint64_t>(value), 1);
        } else if (value >= 0 && value < 0x10000) {
            m_out += 'M';
            putBytes(static_cast<std::uint64_t>(value), 2);
        } else if (value >= INT32_MIN && value <= INT32_MAX) {
            m_out += 'J';
            putBytes(static_cast<std::uint64_t>(value), 4);
        } else {
            m_out += "\x8a\x08";
            putBytes(static_cast<std::uint64_t>(value), 8);
        }
    }

    void putBytes(std::uint64_t value, int bytes)
    {
        for (int i = 0; i < bytes; i++)
            m_out += static_cast<char>(value >> (8 * i) & 0xFF);
    }

    std::string m_out;
    std::vector<Storage> m_storages;
    std::map<std::tuple<const std::byte*, std::size_t, DType>, std::size_t> m_known;
};

} // namespace

void writePth(const std::filesystem::path& path, const Value& root)
{
    Pickler pickler;
    const std::string pickle = pickler.write(root);
    AtomicFile file(path);
    ZipWriter zip(file);
    zip.add("archive/data.pkl", pickle);
    zip.add("archive/byteorder", std::string_view("little"));
    std::size_t key = 0;
    for (const Pickler::Storage& storage : pickler.storages())
        zip.add("archive/data/" + std::to_string(key++), storage.bytes);
    zip.add("archive/version", std::string_view("3\n"));
    zip.finish();
    file.commit();
}

} // namespace koe::tensorfile
