// What the few classes and functions mean that model files call. Everything else stays inert.

#include "tensorfile/unpickler.h"

#include <algorithm>
#include <array>
#include <bit>

namespace koe::tensorfile {
namespace {

constexpr std::size_t kMostDimensions = 64;

std::optional<DType> storageType(std::string_view className)
{
    for (const std::string_view prefix : {"torch.cuda.", "torch.storage.", "torch."})
        if (className.starts_with(prefix)) {
            className.remove_prefix(prefix.size());
            break;
        }
    static constexpr std::pair<std::string_view, DType> kTypes[] = {
        {"FloatStorage", DType::Float32},  {"HalfStorage", DType::Float16},
        {"DoubleStorage", DType::Float64}, {"BFloat16Storage", DType::BFloat16},
        {"LongStorage", DType::Int64},     {"IntStorage", DType::Int32},
        {"ShortStorage", DType::Int16},    {"CharStorage", DType::Int8},
        {"ByteStorage", DType::UInt8},     {"BoolStorage", DType::Bool},
        {"UntypedStorage", DType::UInt8}};
    for (const auto& [name, type] : kTypes)
        if (name == className)
            return type;
    return {};
}

std::optional<DType> torchType(std::string_view name)
{
    static constexpr std::pair<std::string_view, DType> kTypes[] = {
        {"torch.float32", DType::Float32}, {"torch.float16", DType::Float16},
        {"torch.float64", DType::Float64}, {"torch.bfloat16", DType::BFloat16},
        {"torch.int64", DType::Int64},     {"torch.int32", DType::Int32},
        {"torch.int16", DType::Int16},     {"torch.int8", DType::Int8},
        {"torch.uint8", DType::UInt8},     {"torch.bool", DType::Bool}};
    for (const auto& [known, type] : kTypes)
        if (known == name)
            return type;
    return {};
}

bool oneOf(std::string_view name, std::initializer_list<std::string_view> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// "module.Name" or "module.NAME": its last part begins with a capital.
bool isClassName(std::string_view name)
{
    const std::size_t dot = name.rfind('.');
    return dot != std::string_view::npos && dot + 1 < name.size() && name[dot + 1] >= 'A' &&
           name[dot + 1] <= 'Z';
}

/// "float32" → "f4", "<f8" → "f8", "int64" → "i8".
std::string_view numpyCode(std::string_view name, bool& bigEndian)
{
    bigEndian = name.starts_with('>');
    if (!name.empty() && std::string_view("<>=|").find(name.front()) != std::string_view::npos)
        name.remove_prefix(1);
    static constexpr std::pair<std::string_view, std::string_view> kLong[] = {
        {"float32", "f4"}, {"float64", "f8"}, {"float16", "f2"}, {"int64", "i8"}, {"int32", "i4"},
        {"int16", "i2"},   {"int8", "i1"},    {"uint8", "u1"},   {"bool", "b1"}};
    for (const auto& [longName, code] : kLong)
        if (name == longName)
            return code;
    return name;
}

} // namespace

Unpickler::Id Unpickler::opaque(std::string_view className)
{
    Node node;
    node.kind = Kind::Opaque;
    node.text = className;
    return add(std::move(node));
}

std::uint64_t Unpickler::count(Id id)
{
    const Node& value = node(id);
    if (value.kind != Kind::Int || value.number < 0)
        throw PickleError("a size is no number");
    return static_cast<std::uint64_t>(value.number);
}

std::vector<std::int64_t> Unpickler::integers(Id sequence)
{
    const Node& list = node(sequence);
    if ((list.kind != Kind::Tuple && list.kind != Kind::List) || list.items.size() > kMostDimensions)
        throw PickleError("a shape is garbled");
    countLinks(list.items.size());
    std::vector<std::int64_t> values;
    for (const Id item : list.items)
        values.push_back(static_cast<std::int64_t>(count(item)));
    return values;
}

Unpickler::Id Unpickler::call(Id callable, const std::vector<Id>& arguments)
{
    if (node(callable).kind == Kind::Global)
        return callKnown(node(callable).text, arguments);
    if (node(callable).kind == Kind::Opaque)
        return opaque(node(callable).text);
    throw PickleError("it calls something that is no function");
}

Unpickler::Id Unpickler::callKnown(std::string_view name, const std::vector<Id>& arguments)
{
    // Python 2's names.
    std::string renamed;
    if (name.starts_with("__builtin__."))
        name = renamed = "builtins." + std::string(name.substr(12));
    // NumPy 2 moved its core.
    if (name.starts_with("numpy._core."))
        name = renamed = "numpy.core." + std::string(name.substr(12));

    if (name == "collections.OrderedDict")
        return dictOf(arguments, true);
    if (name == "builtins.dict")
        return dictOf(arguments, false);
    if (name == "collections.defaultdict")
        return dictOf({}, false); // its items come by SETITEMS
    if (oneOf(name, {"builtins.set", "builtins.frozenset", "builtins.list"})) {
        if (!arguments.empty())
            return listOf(arguments[0]);
        Node list;
        list.kind = Kind::List;
        return add(std::move(list));
    }
    if (name == "torch._utils._rebuild_tensor" || name == "torch._utils._rebuild_tensor_v2")
        return rebuildTensor(arguments, false);
    if (name == "torch._utils._rebuild_tensor_v3")
        return rebuildTensor(arguments, true);
    if (oneOf(name, {"torch._utils._rebuild_parameter", "torch._utils._rebuild_parameter_with_state",
                     "torch.jit._pickle.restore_type_tag", "torch.jit._pickle.build_intlist",
                     "torch.jit._pickle.build_tensorlist", "torch.jit._pickle.build_doublelist",
                     "torch.jit._pickle.build_boollist"})) {
        if (arguments.empty())
            throw PickleError("the arguments of a class are garbled");
        return arguments[0];
    }
    if (name == "torch._tensor._rebuild_from_type_v2" && arguments.size() >= 3) {
        // (function, type, arguments, state): a tensor with attributes of its own.
        const Node& function = node(arguments[0]);
        const Node& list = node(arguments[2]);
        if (function.kind == Kind::Global && list.kind == Kind::Tuple &&
            function.text != "torch._tensor._rebuild_from_type_v2") {
            const std::vector<Id> inner = list.items;
            countLinks(inner.size());
            return callKnown(function.text, inner);
        }
        return opaque("torch._tensor._rebuild_from_type_v2");
    }
    if (name == "torch.Size") {
        if (arguments.empty())
            throw PickleError("a shape is garbled");
        return arguments[0];
    }
    if (name == "torch.device") {
        if (arguments.empty() || node(arguments[0]).kind != Kind::Text)
            throw PickleError("a device is garbled");
        return arguments[0];
    }
    if (name == "_codecs.encode")
        return latin1(arguments);
    if (name == "builtins.bytearray" || name == "builtins.bytes") {
        if (!arguments.empty() && node(arguments[0]).kind == Kind::Bytes)
            return arguments[0];
        return latin1(arguments);
    }
    if (name == "numpy.dtype") {
        if (arguments.empty() || node(arguments[0]).kind != Kind::Text)
            return opaque("numpy.dtype");
        Node type;
        type.kind = Kind::NumpyType;
        type.text = numpyCode(node(arguments[0]).text, type.flag);
        return add(std::move(type));
    }
    if (name == "numpy.core.multiarray.scalar")
        return numpyScalar(arguments);
    if (name == "numpy.core.multiarray._reconstruct" || name == "numpy.ndarray") {
        Node array;
        array.kind = Kind::NumpyArray;
        array.index = m_graph.arrays.size();
        m_graph.arrays.emplace_back(); // filled by BUILD
        return add(std::move(array));
    }
    if (name == "numpy.core.numeric._frombuffer" && arguments.size() >= 4 &&
        node(arguments[0]).kind == Kind::Bytes && node(arguments[1]).kind == Kind::NumpyType) {
        // (bytes, type, shape, order): protocol 5
        PickleGraph::NumpyArray array;
        array.bytes = node(arguments[0]).text;
        array.typeCode = node(arguments[1]).text;
        array.bigEndian = node(arguments[1]).flag;
        array.shape = integers(arguments[2]);
        array.fortran = node(arguments[3]).text == "F";
        Node result;
        result.kind = Kind::NumpyArray;
        result.index = m_graph.arrays.size();
        m_graph.arrays.push_back(std::move(array));
        return add(std::move(result));
    }
    if (name == "builtins.getattr") {
        // How Python 3.11 pickles a member of an enumeration: getattr(its class, its name).
        const bool member = arguments.size() == 2 && node(arguments[0]).kind == Kind::Global &&
                            node(arguments[1]).kind == Kind::Text && isClassName(node(arguments[0]).text) &&
                            m_suspicious.count(std::string(node(arguments[0]).text)) == 0;
        if (!member)
            m_suspicious.emplace(name);
        return opaque(member ? node(arguments[0]).text : "builtins.getattr");
    }
    if (name == "copyreg._reconstructor" || name == "copy_reg._reconstructor")
        if (!arguments.empty() && node(arguments[0]).kind == Kind::Global)
            return opaque(node(arguments[0]).text);
    return opaque(renamed.empty() ? name : keep(std::move(renamed)));
}

Unpickler::Id Unpickler::listOf(Id items)
{
    const Node& from = node(items);
    if (from.kind != Kind::List && from.kind != Kind::Tuple)
        throw PickleError("the arguments of a class are garbled");
    countLinks(from.items.size());
    Node list;
    list.kind = Kind::List;
    list.items = from.items;
    return add(std::move(list));
}

Unpickler::Id Unpickler::dictOf(const std::vector<Id>& arguments, bool ordered)
{
    Node dict;
    dict.kind = Kind::Dict;
    dict.flag = ordered;
    if (!arguments.empty()) {
        const Node& from = node(arguments[0]);
        countLinks(from.items.size() * 2);
        if (from.kind == Kind::Dict) {
            dict.items = from.items;
        } else if (from.kind == Kind::List || from.kind == Kind::Tuple) {
            for (const Id pair : from.items) { // [[key, value], …]
                const Node& both = node(pair);
                if ((both.kind != Kind::List && both.kind != Kind::Tuple) || both.items.size() != 2)
                    throw PickleError("a dictionary has a key without a value");
                dict.items.insert(dict.items.end(), both.items.begin(), both.items.end());
            }
        } else {
            throw PickleError("the arguments of a class are garbled");
        }
    }
    return add(std::move(dict));
}

/// _codecs.encode(text, 'latin1'): how protocol 2 writes bytes.
Unpickler::Id Unpickler::latin1(const std::vector<Id>& arguments)
{
    Node bytes;
    bytes.kind = Kind::Bytes;
    if (!arguments.empty()) {
        const Node& from = node(arguments[0]);
        if (from.kind != Kind::Text)
            throw PickleError("a text is garbled");
        std::string decoded;
        for (std::size_t i = 0; i < from.text.size(); i++) {
            const auto c = static_cast<unsigned char>(from.text[i]);
            if (c < 0x80) {
                decoded += static_cast<char>(c);
                continue;
            }
            const unsigned char next =
                i + 1 < from.text.size() ? static_cast<unsigned char>(from.text[i + 1]) : 0;
            if ((c != 0xC2 && c != 0xC3) || (next & 0xC0) != 0x80)
                throw PickleError("a text is garbled");
            decoded += static_cast<char>((c & 3) << 6 | (next & 0x3F));
            i++;
        }
        bytes.text = keep(std::move(decoded));
    }
    return add(std::move(bytes));
}

Unpickler::Id Unpickler::numpyScalar(const std::vector<Id>& arguments)
{
    if (arguments.size() != 2 || node(arguments[0]).kind != Kind::NumpyType ||
        node(arguments[1]).kind != Kind::Bytes)
        return opaque("numpy.core.multiarray.scalar");
    const std::string_view code = node(arguments[0]).text;
    const std::string_view raw = node(arguments[1]).text;
    if (code.size() != 2 || code[1] < '1' || code[1] > '8' ||
        raw.size() != static_cast<std::size_t>(code[1] - '0'))
        return opaque("numpy.core.multiarray.scalar");
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < raw.size(); i++) {
        const std::size_t at = node(arguments[0]).flag ? i : raw.size() - 1 - i;
        bits = bits << 8 | static_cast<unsigned char>(raw[at]);
    }
    Node value;
    if (code == "f2") {
        Tensor half;
        half.type = DType::Float16;
        const auto narrow = static_cast<std::uint16_t>(bits);
        half.bytes = std::as_bytes(std::span(&narrow, 1));
        value.kind = Kind::Float;
        value.real = static_cast<double>(half.toFloats()[0]);
    } else if (code == "f8" || code == "f4") {
        value.kind = Kind::Float;
        value.real = code == "f8"
                         ? std::bit_cast<double>(bits)
                         : static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
    } else if (code == "b1") {
        value.kind = Kind::Bool;
        value.flag = bits != 0;
    } else if (code[0] == 'i' || (code[0] == 'u' && (code != "u8" || bits >> 63 == 0))) {
        value.kind = Kind::Int;
        const auto unused = static_cast<int>(64 - 8 * raw.size());
        value.number = code[0] == 'i' ? static_cast<std::int64_t>(bits << unused) >> unused
                                      : static_cast<std::int64_t>(bits);
    } else {
        return opaque("numpy.core.multiarray.scalar");
    }
    return add(std::move(value));
}

/// (storage, offset, size, stride, requires_grad, hooks…); @p ownType: the type follows as well.
Unpickler::Id Unpickler::rebuildTensor(const std::vector<Id>& arguments, bool ownType)
{
    if (arguments.size() < (ownType ? 7u : 4u))
        throw PickleError("a tensor is garbled");
    const Node& storage = node(arguments[0]);
    if (storage.kind != Kind::Storage)
        throw PickleError("a tensor has no storage");
    PickleGraph::TensorView view;
    view.storage = storage.index;
    view.type = m_graph.storages[storage.index].type;
    if (ownType) {
        const Node& type = node(arguments[6]);
        view.type = type.kind == Kind::Global ? torchType(type.text) : std::nullopt;
    }
    view.offset = count(arguments[1]);
    view.shape = integers(arguments[2]);
    view.strides = integers(arguments[3]);
    if (view.strides.size() != view.shape.size())
        throw PickleError("a tensor's strides do not fit its shape");
    Node tensor;
    tensor.kind = Kind::Tensor;
    tensor.index = m_graph.tensors.size();
    m_graph.tensors.push_back(std::move(view));
    return add(std::move(tensor));
}

/// ('storage', class, key, device, elements[, view]) or, in old files, ('module', class, file, source).
Unpickler::Id Unpickler::resolve(Id persistentId)
{
    const Node& tuple = node(persistentId);
    const std::vector<Id>& items = tuple.items;
    if (tuple.kind != Kind::Tuple || items.empty() || node(items[0]).kind != Kind::Text)
        throw PickleError("a storage is garbled");
    const std::string_view what = node(items[0]).text;
    if (what == "module" && items.size() >= 2)
        return items[1];
    if (what != "storage" || items.size() < 5 || node(items[1]).kind != Kind::Global)
        throw PickleError("a storage is garbled");
    PickleGraph::Storage storage;
    storage.className = node(items[1]).text;
    storage.type = storageType(storage.className);
    const Node& key = node(items[2]);
    if (key.kind == Kind::Text)
        storage.key = key.text;
    else if (key.kind == Kind::Int)
        storage.key = keep(std::to_string(key.number));
    else
        throw PickleError("a storage is garbled");
    storage.elements = count(items[4]);
    if (items.size() >= 6 && node(items[5]).kind == Kind::Tuple && node(items[5]).items.size() == 3) {
        storage.isView = true;
        storage.viewOffset = count(node(items[5]).items[1]);
        storage.viewElements = count(node(items[5]).items[2]);
    }
    Node result;
    result.kind = Kind::Storage;
    result.index = m_graph.storages.size();
    m_graph.storages.push_back(storage);
    return add(std::move(result));
}

/// Only NumPy's types and arrays get their state; attributes of all others do not matter to us.
void Unpickler::build(Id object, Id state)
{
    Node& target = node(object);
    const Node& given = node(state);
    if (target.kind == Kind::NumpyType && given.kind == Kind::Tuple && given.items.size() >= 2) {
        const Node& order = node(given.items[1]);
        target.flag = order.kind == Kind::Text && order.text == ">";
    }
    if (target.kind == Kind::NumpyArray && given.kind == Kind::Tuple && given.items.size() >= 5) {
        // (version, shape, dtype, fortran order, bytes)
        const Node& type = node(given.items[2]);
        const Node& order = node(given.items[3]);
        const Node& bytes = node(given.items[4]);
        if (type.kind != Kind::NumpyType || (bytes.kind != Kind::Bytes && bytes.kind != Kind::Text))
            return; // Python objects: it stays without a type and becomes opaque
        PickleGraph::NumpyArray& array = m_graph.arrays[target.index];
        array.shape = integers(given.items[1]);
        array.typeCode = type.text;
        array.bigEndian = type.flag;
        array.fortran = order.kind == Kind::Bool ? order.flag : order.kind == Kind::Int && order.number != 0;
        array.bytes = bytes.text;
    }
}

void Unpickler::judgeGlobal(std::string_view name)
{
    const auto under = [&](std::initializer_list<std::string_view> prefixes) {
        return std::any_of(prefixes.begin(), prefixes.end(),
                           [&](std::string_view p) { return name.starts_with(p); });
    };
    if (under({"os.",
               "posix.",
               "nt.",
               "subprocess.",
               "sys.",
               "shutil.",
               "socket.",
               "importlib.",
               "runpy.",
               "ctypes.",
               "pty.",
               "commands.",
               "code.",
               "codeop.",
               "pickle.",
               "_pickle.",
               "webbrowser.",
               "multiprocessing.",
               "asyncio.",
               "pip.",
               "requests.",
               "urllib",
               "http.",
               "builtins.eval",
               "builtins.exec",
               "builtins.compile",
               "builtins.open",
               "builtins.setattr",
               "builtins.__import__",
               "builtins.breakpoint",
               "builtins.globals",
               "builtins.input",
               "__builtin__.eval",
               "__builtin__.exec",
               "__builtin__.compile",
               "__builtin__.open",
               "__builtin__.file",
               "__builtin__.__import__",
               "__builtin__.apply",
               "torch.hub.",
               "torch.load",
               "operator.",
               "functools.reduce",
               "types.FunctionType",
               "types.CodeType",
               "timeit.",
               "bdb.",
               "pdb.",
               "cProfile.",
               "profile.",
               "tempfile."}))
        m_suspicious.emplace(name);
    else if (!under({"collections.OrderedDict", "collections.defaultdict", "torch.", "builtins.",
                     "__builtin__.", "_codecs.encode", "numpy.", "copyreg._reconstructor",
                     "copy_reg._reconstructor"}))
        m_unknown.emplace(name);
}

} // namespace koe::tensorfile
