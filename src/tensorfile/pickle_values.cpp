#include "tensorfile/pickle_values.h"

#include "tensorfile/wide.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <unordered_map>

namespace koe::tensorfile {
namespace {

using Kind = PickleGraph::Kind;
using Id = PickleGraph::Id;

constexpr int kDeepestNesting = 128; // Value is recursive: so are its copies and its destructor
constexpr std::uint64_t kMostValues = 2'000'000;
constexpr std::uint64_t kMostTextBytes = 256 << 20;

/// Element count of @p shape. @throws PickleError when no memory could hold it
std::uint64_t elementsOf(const std::vector<std::int64_t>& shape)
{
    Wide product = 1;
    bool empty = false;
    for (const std::int64_t size : shape) {
        if (size < 0)
            throw PickleError("a tensor has a negative size");
        if (size == 0)
            empty = true;
        else if ((product *= static_cast<std::uint64_t>(size)) >> 60 != 0)
            throw PickleError("a tensor is larger than any memory");
    }
    return empty ? 0 : static_cast<std::uint64_t>(product);
}

/// @p count elements of @p width bytes, taken by @p strides (in elements), into a block of their own.
std::shared_ptr<std::byte[]> gathered(const std::byte* from, const std::vector<std::int64_t>& shape,
                                      const std::vector<std::int64_t>& strides, std::uint64_t count,
                                      std::size_t width, bool swapped)
{
    std::shared_ptr<std::byte[]> block(new std::byte[count * width]);
    std::vector<std::int64_t> index(shape.size(), 0);
    std::int64_t source = 0;
    for (std::uint64_t i = 0; i < count; i++) {
        std::byte* to = block.get() + i * width;
        std::memcpy(to, from + static_cast<std::size_t>(source) * width, width);
        if (swapped)
            std::reverse(to, to + width);
        for (std::size_t d = shape.size(); d-- > 0;) {
            source += strides[d];
            if (++index[d] < shape[d])
                break;
            source -= strides[d] * shape[d];
            index[d] = 0;
        }
    }
    return block;
}

std::vector<std::int64_t> contiguousStrides(const std::vector<std::int64_t>& shape, bool fortran)
{
    std::vector<std::int64_t> strides(shape.size(), 1);
    if (fortran)
        for (std::size_t d = 1; d < shape.size(); d++)
            strides[d] = strides[d - 1] * shape[d - 1];
    else
        for (std::size_t d = shape.size(); d-- > 1;)
            strides[d - 1] = strides[d] * shape[d];
    return strides;
}

std::optional<DType> numpyType(std::string_view code)
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

class Converter
{
public:
    Converter(const PickleGraph& graph, const StorageSource& storages, std::uint64_t copyBudget)
        : m_graph(graph), m_storages(storages), m_copyBudget(copyBudget)
    {
    }

    Value convert(Id id, int depth)
    {
        if (depth > kDeepestNesting)
            throw PickleError("it is nested too deeply");
        if (++m_values > kMostValues)
            throw PickleError("it has too many parts");
        const PickleGraph::Node& node = m_graph.nodes[id];
        switch (node.kind) {
        case Kind::None:
            return {};
        case Kind::Bool:
            return node.flag;
        case Kind::Int:
            return node.number;
        case Kind::Float:
            return node.real;
        case Kind::BigInt:
            return opaque("an integer of more than 64 bits");
        case Kind::Text:
        case Kind::Bytes:
            return text(node.text);
        case Kind::List:
            return sequence(node, depth);
        case Kind::Tuple:
            return Value::Tuple{sequence(node, depth)};
        case Kind::Dict:
            return dict(node, depth);
        case Kind::Global:
        case Kind::Opaque:
            return opaque(node.text);
        case Kind::Storage:
            return opaque(m_graph.storages[node.index].className);
        case Kind::Tensor:
            return tensor(node.index);
        case Kind::NumpyType:
            return opaque("numpy.dtype");
        case Kind::NumpyArray:
            return array(node.index);
        }
        return {};
    }

private:
    void spendText(std::string_view view)
    {
        m_textBytes += view.size();
        if (m_textBytes > kMostTextBytes)
            throw PickleError("its texts grow too large");
    }

    std::string text(std::string_view view)
    {
        spendText(view);
        return std::string(view);
    }

    Value::Opaque opaque(std::string_view className) { return {text(className)}; }

    Value::List sequence(const PickleGraph::Node& node, int depth)
    {
        Value::List items;
        reserve(items, node.items.size());
        for (const Id item : node.items)
            items.push_back(convert(item, depth + 1));
        return items;
    }

    Value::Dict dict(const PickleGraph::Node& node, int depth)
    {
        Value::Dict result;
        result.ordered = node.flag;
        reserve(result.items, node.items.size() / 2);
        // A key that comes twice keeps its place and takes the later value, as in Python.
        std::unordered_map<std::string_view, std::size_t> places;
        for (std::size_t i = 0; i + 1 < node.items.size(); i += 2) {
            const PickleGraph::Node& key = m_graph.nodes[node.items[i]];
            if (key.kind == Kind::Text) {
                spendText(key.text); // looked up, however often it comes
                const auto [place, isNew] = places.emplace(key.text, result.items.size());
                if (!isNew) {
                    result.items[place->second].second = convert(node.items[i + 1], depth + 1);
                    continue;
                }
            }
            Value name = convert(node.items[i], depth + 1);
            result.items.emplace_back(std::move(name), convert(node.items[i + 1], depth + 1));
        }
        return result;
    }

    /// Room for all, unless the file claims more than the budget leaves.
    template <typename T> void reserve(std::vector<T>& items, std::size_t count)
    {
        if (count > kMostValues - std::min(m_values, kMostValues))
            throw PickleError("it has too many parts");
        items.reserve(count);
    }

    void spendCopy(std::uint64_t bytes)
    {
        if (bytes > m_copyBudget)
            throw PickleError("its tensors take far more room than the file has");
        m_copyBudget -= bytes;
    }

    Value tensor(std::size_t index)
    {
        const PickleGraph::TensorView& view = m_graph.tensors[index];
        const PickleGraph::Storage& storage = m_graph.storages[view.storage];
        if (!view.type || !storage.type)
            return opaque("a tensor of " + std::string(storage.className));
        if (const auto done = m_tensors.find(index); done != m_tensors.end())
            return done->second;

        const std::size_t width = byteSize(*view.type);
        const std::uint64_t count = elementsOf(view.shape);
        Tensor result;
        result.type = *view.type;
        result.shape = view.shape;
        if (!m_storages)
            return result;
        const FileBytes file = m_storages(storage);
        if (Wide{storage.elements} * byteSize(*storage.type) > file.bytes.size())
            throw PickleError("a storage is shorter than it says");
        std::uint64_t first = 0;
        std::uint64_t available = storage.elements * byteSize(*storage.type);
        if (storage.isView) {
            const Wide end = (Wide{storage.viewOffset} + storage.viewElements) * byteSize(*storage.type);
            if (end > available)
                throw PickleError("a tensor reaches beyond its storage");
            first = storage.viewOffset * byteSize(*storage.type);
            available = storage.viewElements * byteSize(*storage.type);
        }

        if (count == 0) {
            result.owner = file.owner;
            m_tensors.emplace(index, result);
            return result;
        }
        // The last element that it touches.
        Wide last = view.offset;
        for (std::size_t d = 0; d < view.shape.size(); d++)
            last += Wide{static_cast<std::uint64_t>(view.shape[d] - 1)} *
                    static_cast<std::uint64_t>(view.strides[d]);
        if (last >= available / width)
            throw PickleError("a tensor reaches beyond its storage");

        const std::byte* from = file.bytes.data() + first + view.offset * width;
        bool contiguous = true;
        const auto wanted = contiguousStrides(view.shape, false);
        for (std::size_t d = 0; d < view.shape.size(); d++)
            contiguous = contiguous && (view.shape[d] == 1 || view.strides[d] == wanted[d]);
        place(result, from, contiguous, view.strides, count, false, file.owner);
        m_tensors.emplace(index, result);
        return result;
    }

    Value array(std::size_t index)
    {
        const PickleGraph::NumpyArray& source = m_graph.arrays[index];
        const auto type = numpyType(source.typeCode);
        if (!type)
            return opaque("numpy.ndarray");
        const std::uint64_t count = elementsOf(source.shape);
        if (Wide{count} * byteSize(*type) > source.bytes.size())
            throw PickleError("an array is longer than its bytes");
        Tensor result;
        result.type = *type;
        result.shape = source.shape;
        if (count > 0) // always a copy: the pickle's bytes go away
            place(result, reinterpret_cast<const std::byte*>(source.bytes.data()), false,
                  contiguousStrides(source.shape, source.fortran), count, source.bigEndian, nullptr);
        return result;
    }

    void place(Tensor& result, const std::byte* from, bool contiguous,
               const std::vector<std::int64_t>& strides, std::uint64_t count, bool swapped,
               const std::shared_ptr<const void>& owner)
    {
        const std::size_t width = byteSize(result.type);
        if (contiguous && reinterpret_cast<std::uintptr_t>(from) % width == 0) {
            result.bytes = {from, count * width};
            result.owner = owner;
            return;
        }
        spendCopy(count * width);
        const auto block = gathered(from, result.shape, strides, count, width, swapped);
        result.bytes = {block.get(), count * width};
        result.owner = block;
    }

    const PickleGraph& m_graph;
    const StorageSource& m_storages;
    std::unordered_map<std::size_t, Tensor> m_tensors;
    std::uint64_t m_copyBudget;
    std::uint64_t m_values = 0;
    std::uint64_t m_textBytes = 0;
};

} // namespace

Value toValue(const PickleGraph& graph, PickleGraph::Id root, const StorageSource& storages,
              std::uint64_t copyBudget)
{
    return Converter(graph, storages, copyBudget).convert(root, 0);
}

} // namespace koe::tensorfile
