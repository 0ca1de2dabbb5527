#include "tensorfile/safetensors.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "tensorfile/file_bytes.h"
#include "tensorfile/printable.h"
#include "tensorfile/wide.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <optional>

namespace koe::tensorfile {
namespace {

using nlohmann::json;

constexpr std::size_t kPrefixBytes = 8;
// Thousands of tensors take some hundred kB; the format itself would allow 100 MB, which as JSON take gigabytes.
constexpr std::size_t kLongestHeader = 16 << 20;
constexpr int kDeepestHeader = 4; // tensors, their fields, the shape
constexpr std::size_t kMostDimensions = 64;

constexpr std::pair<const char*, DType> kTypes[] = {
    {"F64", DType::Float64}, {"F32", DType::Float32}, {"F16", DType::Float16}, {"BF16", DType::BFloat16},
    {"I64", DType::Int64},   {"I32", DType::Int32},   {"I16", DType::Int16},   {"I8", DType::Int8},
    {"U8", DType::UInt8},    {"BOOL", DType::Bool}};

struct Place
{
    std::string name;
    DType type = DType::Float32;
    std::vector<std::int64_t> shape;
    std::size_t from = 0;
    std::size_t to = 0;
};

/// Nothing when the entry is malformed.
std::optional<Place> parsePlace(const std::string& name, const json& entry, const std::string& file)
{
    if (!entry.is_object() || !entry.contains("dtype") || !entry["dtype"].is_string() ||
        !entry.contains("shape") || !entry["shape"].is_array() || !entry.contains("data_offsets") ||
        !entry["data_offsets"].is_array())
        return {};
    Place place;
    place.name = name;
    const auto code = entry["dtype"].get<std::string>();
    const auto* known = std::find_if(std::begin(kTypes), std::end(kTypes),
                                     [&](const auto& one) { return code == one.first; });
    if (known == std::end(kTypes))
        throw InvalidInput(file + ": the tensor " + printable(name) + " has the type " + printable(code) +
                           ", which cannot be read.");
    place.type = known->second;

    const json& shape = entry["shape"];
    const json& offsets = entry["data_offsets"];
    if (shape.size() > kMostDimensions || offsets.size() != 2 || !offsets[0].is_number_unsigned() ||
        !offsets[1].is_number_unsigned())
        return {};
    Wide bytes = byteSize(place.type);
    bool empty = false;
    for (const json& size : shape) {
        if (!size.is_number_unsigned() || size.get<std::uint64_t>() >> 62 != 0)
            return {};
        const auto count = size.get<std::uint64_t>();
        place.shape.push_back(static_cast<std::int64_t>(count));
        if (count == 0)
            empty = true;
        else if ((bytes *= count) >> 62 != 0)
            return {};
    }
    place.from = offsets[0].get<std::size_t>();
    place.to = offsets[1].get<std::size_t>();
    if (place.to < place.from || place.to - place.from != (empty ? 0 : static_cast<std::size_t>(bytes)))
        return {};
    return place;
}

const char* codeOf(DType type)
{
    for (const auto& [code, known] : kTypes)
        if (known == type)
            return code;
    return "U8";
}

} // namespace

Safetensors readSafetensors(const std::filesystem::path& path)
{
    return readSafetensors(readFileBytes(path), path.string());
}

Safetensors readSafetensors(const FileBytes& file, const std::string& shown)
{
    const std::span<const std::byte> bytes = file.bytes;
    const InvalidInput damaged(shown +
                               " is a damaged or truncated .safetensors file. Download or copy it again.");
    if (bytes.size() < kPrefixBytes)
        throw InvalidInput(shown + " is no .safetensors file.");
    std::uint64_t headerBytes = 0;
    for (std::size_t i = 0; i < kPrefixBytes; i++)
        headerBytes |= std::to_integer<std::uint64_t>(bytes[i]) << (8 * i);
    if (headerBytes > kLongestHeader || bytes.size() == kPrefixBytes ||
        std::to_integer<char>(bytes[kPrefixBytes]) != '{')
        throw InvalidInput(shown + " is no .safetensors file.");
    if (headerBytes > bytes.size() - kPrefixBytes)
        throw damaged;
    const auto* text = reinterpret_cast<const char*>(bytes.data() + kPrefixBytes);
    bool tooDeep = false;
    const auto judge = [&](int depth, json::parse_event_t, const json&) {
        tooDeep = tooDeep || depth > kDeepestHeader;
        return !tooDeep;
    };
    const json header = json::parse(text, text + headerBytes, judge, false);
    if (tooDeep || !header.is_object())
        throw damaged;

    Safetensors content;
    std::vector<Place> places;
    for (const auto& [name, entry] : header.items()) {
        if (name == "__metadata__") {
            if (!entry.is_object())
                throw damaged;
            for (const auto& [key, value] : entry.items()) {
                if (!value.is_string())
                    throw damaged;
                content.metadata[key] = value.get<std::string>();
            }
            continue;
        }
        auto place = parsePlace(name, entry, shown);
        if (!place)
            throw damaged;
        places.push_back(std::move(*place));
    }

    // The data follows without gaps or overlaps, to the end of the file.
    std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
        return std::pair(a.from, a.to) < std::pair(b.from, b.to);
    });
    const std::span<const std::byte> data = bytes.subspan(kPrefixBytes + headerBytes);
    std::size_t end = 0;
    for (Place& place : places) {
        if (place.from != end || place.to > data.size())
            throw damaged;
        end = place.to;
        Tensor tensor;
        tensor.type = place.type;
        tensor.shape = std::move(place.shape);
        tensor.bytes = data.subspan(place.from, place.to - place.from);
        tensor.owner = file.owner;
        if (reinterpret_cast<std::uintptr_t>(tensor.bytes.data()) % byteSize(tensor.type) != 0) {
            const std::shared_ptr<std::byte[]> block(new std::byte[tensor.bytes.size()]);
            std::copy(tensor.bytes.begin(), tensor.bytes.end(), block.get());
            tensor.bytes = {block.get(), tensor.bytes.size()};
            tensor.owner = block;
        }
        content.tensors.add(std::move(place.name), std::move(tensor));
    }
    if (end != data.size())
        throw damaged;
    return content;
}

void writeSafetensors(const std::filesystem::path& path, const Safetensors& content)
{
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!content.metadata.empty())
        header["__metadata__"] = content.metadata;
    std::size_t at = 0;
    for (const auto& [name, tensor] : content.tensors) {
        if (header.contains(name))
            throw InvalidInput("Two tensors of " + path.string() + " are called " + name + ".");
        header[name] = {{"dtype", codeOf(tensor.type)},
                        {"shape", tensor.shape},
                        {"data_offsets", {at, at + tensor.bytes.size()}}};
        at += tensor.bytes.size();
    }
    std::string text = header.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    text.append((kPrefixBytes - text.size() % kPrefixBytes) % kPrefixBytes, ' ');

    std::string prefix;
    for (std::size_t i = 0; i < kPrefixBytes; i++)
        prefix += static_cast<char>(static_cast<std::uint64_t>(text.size()) >> (8 * i) & 0xFF);
    AtomicFile file(path);
    file.write(prefix + text);
    for (const auto& [name, tensor] : content.tensors)
        file.write(tensor.bytes);
    file.commit();
}

} // namespace koe::tensorfile
