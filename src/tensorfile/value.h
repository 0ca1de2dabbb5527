#pragma once

#include "tensorfile/tensor.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace koe::tensorfile {

/// What a PyTorch file holds, as plain data: the reader builds it and runs nothing, the writer stores it.
struct Value
{
    using List = std::vector<Value>;
    struct Tuple
    {
        std::vector<Value> items;
    };
    struct Dict
    {
        std::vector<std::pair<Value, Value>> items; // in file order
        bool ordered = false;                       // collections.OrderedDict
    };
    /// An object of a class that we do not build; it stays inert.
    struct Opaque
    {
        std::string className;
    };

    std::variant<std::monostate, bool, std::int64_t, double, std::string, Tensor, List, Tuple, Dict, Opaque> data;

    Value() = default;
    template <typename T> Value(T value) : data(std::move(value)) {} // NOLINT: a literal is a value
    Value(int value) : data(static_cast<std::int64_t>(value)) {}
    Value(const char* value) : data(std::string(value)) {}

    [[nodiscard]] bool isNone() const { return std::holds_alternative<std::monostate>(data); }
    template <typename T> [[nodiscard]] const T* as() const { return std::get_if<T>(&data); }

    /// The value under a string key of a Dict; nullptr if there is none or this is no Dict.
    [[nodiscard]] const Value* find(std::string_view key) const;
    /// Items of a List or Tuple; empty for anything else.
    [[nodiscard]] const std::vector<Value>& items() const;
    /// Integers, bools and whole floats as an integer; @p otherwise for anything else.
    [[nodiscard]] std::int64_t intOr(std::int64_t otherwise) const;
    /// Integers, bools and floats as a number; @p otherwise for anything else.
    [[nodiscard]] double numberOr(double otherwise) const;
    /// Text; empty for anything else.
    [[nodiscard]] std::string_view text() const;
    /// Every tensor of a Dict whose keys are text, in order (what a state_dict holds); others are left out.
    [[nodiscard]] TensorMap tensors() const;
};

} // namespace koe::tensorfile
