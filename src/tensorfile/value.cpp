#include "tensorfile/value.h"

#include <cmath>

namespace koe::tensorfile {

const Value* Value::find(std::string_view key) const
{
    const auto* dict = as<Dict>();
    if (dict == nullptr)
        return nullptr;
    for (const auto& [name, value] : dict->items) {
        const auto* text = name.as<std::string>();
        if (text != nullptr && *text == key)
            return &value;
    }
    return nullptr;
}

const std::vector<Value>& Value::items() const
{
    static const std::vector<Value> kNone;
    if (const auto* list = as<List>())
        return *list;
    if (const auto* tuple = as<Tuple>())
        return tuple->items;
    return kNone;
}

std::int64_t Value::intOr(std::int64_t otherwise) const
{
    if (const auto* number = as<std::int64_t>())
        return *number;
    if (const auto* flag = as<bool>())
        return *flag ? 1 : 0;
    if (const auto* number = as<double>())
        if (std::trunc(*number) == *number && std::fabs(*number) < 0x1p62)
            return static_cast<std::int64_t>(*number);
    return otherwise;
}

double Value::numberOr(double otherwise) const
{
    if (const auto* number = as<double>())
        return *number;
    if (const auto* number = as<std::int64_t>())
        return static_cast<double>(*number);
    if (const auto* flag = as<bool>())
        return *flag ? 1.0 : 0.0;
    return otherwise;
}

std::string_view Value::text() const
{
    const auto* text = as<std::string>();
    return text != nullptr ? std::string_view(*text) : std::string_view();
}

TensorMap Value::tensors() const
{
    TensorMap all;
    if (const auto* dict = as<Dict>())
        for (const auto& [name, value] : dict->items)
            if (name.as<std::string>() != nullptr && value.as<Tensor>() != nullptr)
                all.add(*name.as<std::string>(), *value.as<Tensor>());
    return all;
}

} // namespace koe::tensorfile
