#include "tensorfile/tensor.h"

#include <bit>
#include <cassert>
#include <cstring>

namespace koe::tensorfile {
namespace {

/// A heap block of @p values, shared with the tensor.
template <typename T> Tensor owning(DType type, std::vector<std::int64_t> shape, std::vector<T> values)
{
    auto block = std::make_shared<const std::vector<T>>(std::move(values));
    Tensor tensor;
    tensor.type = type;
    tensor.shape = std::move(shape);
    tensor.bytes = std::as_bytes(std::span(*block));
    tensor.owner = std::move(block);
    assert(tensor.bytes.size() == static_cast<std::size_t>(tensor.elements()) * byteSize(type));
    return tensor;
}

template <typename T> std::vector<float> widened(std::span<const std::byte> bytes)
{
    std::vector<float> values(bytes.size() / sizeof(T));
    for (std::size_t i = 0; i < values.size(); i++) {
        T value;
        std::memcpy(&value, bytes.data() + i * sizeof(T), sizeof(T)); // may be unaligned in a legacy file
        values[i] = static_cast<float>(value);
    }
    return values;
}

float fromHalf(std::uint16_t half)
{
    const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000u) << 16;
    const std::uint32_t magnitude = half & 0x7FFFu;
    if (magnitude >= 0x7C00u) // infinite or not a number: the payload is kept
        return std::bit_cast<float>(sign | 0x7F800000u | (magnitude & 0x3FFu) << 13);
    if (magnitude >= 0x0400u)
        return std::bit_cast<float>(sign | ((magnitude << 13) + (112u << 23)));
    // Subnormal: an integer times 2^-24.
    const float value = static_cast<float>(magnitude) * 0x1p-24f;
    return sign != 0 ? -value : value;
}

std::uint16_t toHalfBits(float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const auto sign = static_cast<std::uint16_t>(bits >> 16 & 0x8000u);
    const std::uint32_t magnitude = bits & 0x7FFFFFFFu;
    if (magnitude > 0x7F800000u)
        return static_cast<std::uint16_t>(sign | 0x7E00u);
    if (magnitude >= 0x477FF000u) // 65520 and above round to infinity
        return static_cast<std::uint16_t>(sign | 0x7C00u);
    if (magnitude < 0x38800000u) {
        // Below 2^-14: adding 0.5 leaves the bits of 2^-24 steps at the end, rounded to nearest even.
        const float shifted = std::bit_cast<float>(magnitude) + 0.5f;
        return static_cast<std::uint16_t>(
            sign | (std::bit_cast<std::uint32_t>(shifted) - std::bit_cast<std::uint32_t>(0.5f)));
    }
    const std::uint32_t rounded = magnitude + 0xFFFu + (magnitude >> 13 & 1u);
    return static_cast<std::uint16_t>(sign | ((rounded - (112u << 23)) >> 13));
}

template <typename Bits, typename Widen>
std::vector<float> widenedBits(std::span<const std::byte> bytes, Widen widen)
{
    std::vector<float> values(bytes.size() / sizeof(Bits));
    for (std::size_t i = 0; i < values.size(); i++) {
        Bits raw;
        std::memcpy(&raw, bytes.data() + i * sizeof(Bits), sizeof(Bits));
        values[i] = widen(raw);
    }
    return values;
}

} // namespace

std::size_t byteSize(DType type)
{
    switch (type) {
    case DType::Float64:
    case DType::Int64:
        return 8;
    case DType::Float32:
    case DType::Int32:
        return 4;
    case DType::Float16:
    case DType::BFloat16:
    case DType::Int16:
        return 2;
    case DType::Int8:
    case DType::UInt8:
    case DType::Bool:
        return 1;
    }
    return 1;
}

const char* name(DType type)
{
    switch (type) {
    case DType::Float64:
        return "float64";
    case DType::Float32:
        return "float32";
    case DType::Float16:
        return "float16";
    case DType::BFloat16:
        return "bfloat16";
    case DType::Int64:
        return "int64";
    case DType::Int32:
        return "int32";
    case DType::Int16:
        return "int16";
    case DType::Int8:
        return "int8";
    case DType::UInt8:
        return "uint8";
    case DType::Bool:
        return "bool";
    }
    return "?";
}

std::int64_t Tensor::elements() const
{
    std::int64_t count = 1;
    for (const std::int64_t size : shape)
        count *= size;
    return count;
}

std::vector<float> Tensor::toFloats() const
{
    switch (type) {
    case DType::Float64:
        return widened<double>(bytes);
    case DType::Float32:
        return widened<float>(bytes);
    case DType::Float16:
        return widenedBits<std::uint16_t>(bytes, fromHalf);
    case DType::BFloat16:
        return widenedBits<std::uint16_t>(bytes, [](std::uint16_t raw) {
            return std::bit_cast<float>(static_cast<std::uint32_t>(raw) << 16);
        });
    case DType::Int64:
        return widened<std::int64_t>(bytes);
    case DType::Int32:
        return widened<std::int32_t>(bytes);
    case DType::Int16:
        return widened<std::int16_t>(bytes);
    case DType::Int8:
        return widened<std::int8_t>(bytes);
    case DType::UInt8:
        return widened<std::uint8_t>(bytes);
    case DType::Bool:
        return widenedBits<std::uint8_t>(bytes, [](std::uint8_t raw) { return raw != 0 ? 1.0f : 0.0f; });
    }
    return {};
}

Tensor Tensor::fromFloats(std::vector<std::int64_t> shape, std::vector<float> values)
{
    return owning(DType::Float32, std::move(shape), std::move(values));
}

Tensor Tensor::fromInts(std::vector<std::int64_t> shape, std::vector<std::int64_t> values)
{
    return owning(DType::Int64, std::move(shape), std::move(values));
}

Tensor Tensor::fromDoubles(std::vector<std::int64_t> shape, std::vector<double> values)
{
    return owning(DType::Float64, std::move(shape), std::move(values));
}

Tensor Tensor::toHalf() const
{
    if (type == DType::Float16)
        return *this;
    const std::vector<float> values = toFloats();
    std::vector<std::uint16_t> halves(values.size());
    for (std::size_t i = 0; i < values.size(); i++)
        halves[i] = toHalfBits(values[i]);
    return owning(DType::Float16, shape, std::move(halves));
}

const Tensor* TensorMap::find(std::string_view name) const
{
    for (const Entry& entry : m_entries)
        if (entry.first == name)
            return &entry.second;
    return nullptr;
}

} // namespace koe::tensorfile
