#include "tensorfile/finite.h"

#include <cstring>

namespace koe::tensorfile {
namespace {

/// Whether no value has all the bits of @p exponent set.
template <typename Bits> bool allFinite(std::span<const std::byte> bytes, Bits exponent)
{
    bool all = true;
    for (std::size_t at = 0; at + sizeof(Bits) <= bytes.size(); at += sizeof(Bits)) {
        Bits raw;
        std::memcpy(&raw, bytes.data() + at, sizeof(Bits));
        all &= (raw & exponent) != exponent;
    }
    return all;
}

} // namespace

bool isFinite(const Tensor& tensor)
{
    switch (tensor.type) {
    case DType::Float64:
        return allFinite<std::uint64_t>(tensor.bytes, 0x7FF0'0000'0000'0000u);
    case DType::Float32:
        return allFinite<std::uint32_t>(tensor.bytes, 0x7F80'0000u);
    case DType::Float16:
        return allFinite<std::uint16_t>(tensor.bytes, 0x7C00u);
    case DType::BFloat16:
        return allFinite<std::uint16_t>(tensor.bytes, 0x7F80u);
    default:
        return true;
    }
}

} // namespace koe::tensorfile
