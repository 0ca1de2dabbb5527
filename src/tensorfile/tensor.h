#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace koe::tensorfile {

enum class DType { Float64, Float32, Float16, BFloat16, Int64, Int32, Int16, Int8, UInt8, Bool };

[[nodiscard]] std::size_t byteSize(DType type);
[[nodiscard]] const char* name(DType type);

/// A typed array as it stands in a file: contiguous, row-major, little endian, never modified.
/// Copies share the bytes (a mapped file or a heap block that @p owner keeps alive).
struct Tensor
{
    DType type = DType::Float32;
    std::vector<std::int64_t> shape; // {} = a single number
    std::shared_ptr<const void> owner;
    std::span<const std::byte> bytes; // byteSize(type) · elements()

    [[nodiscard]] std::int64_t elements() const;
    /// Values of any type as float32, [elements]. Half and bfloat16 are widened exactly.
    [[nodiscard]] std::vector<float> toFloats() const;

    [[nodiscard]] static Tensor fromFloats(std::vector<std::int64_t> shape, std::vector<float> values);
    [[nodiscard]] static Tensor fromInts(std::vector<std::int64_t> shape, std::vector<std::int64_t> values);
    [[nodiscard]] static Tensor fromDoubles(std::vector<std::int64_t> shape, std::vector<double> values);
    /// The same numbers as float16 (nearest even; what RVC's .half() writes).
    [[nodiscard]] Tensor toHalf() const;
};

/// Named tensors in the order of their file.
class TensorMap
{
public:
    using Entry = std::pair<std::string, Tensor>;

    void add(std::string name, Tensor tensor) { m_entries.emplace_back(std::move(name), std::move(tensor)); }
    /// nullptr where there is none of that name
    [[nodiscard]] const Tensor* find(std::string_view name) const;
    [[nodiscard]] bool contains(std::string_view name) const { return find(name) != nullptr; }
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    [[nodiscard]] auto begin() const { return m_entries.begin(); }
    [[nodiscard]] auto end() const { return m_entries.end(); }

private:
    std::vector<Entry> m_entries;
};

} // namespace koe::tensorfile
