#pragma once

#include "tensorfile/tensor.h"

#include <algorithm>
#include <string_view>

namespace koe::identify {

[[nodiscard]] inline bool holds(const tensorfile::TensorMap& tensors, std::string_view part)
{
    return std::any_of(tensors.begin(), tensors.end(),
                       [&](const auto& entry) { return entry.first.find(part) != std::string::npos; });
}

/// The tensor whose name ends in @p end, whatever a wrapper put in front of it; nullptr if there is none.
[[nodiscard]] inline const tensorfile::Tensor* endingIn(const tensorfile::TensorMap& tensors,
                                                        std::string_view end)
{
    for (const auto& [name, tensor] : tensors)
        if (name.ends_with(end))
            return &tensor;
    return nullptr;
}

/// 0 where there is no such tensor or dimension.
[[nodiscard]] inline std::int64_t sizeOf(const tensorfile::Tensor* tensor, std::size_t dimension)
{
    return tensor != nullptr && dimension < tensor->shape.size() ? tensor->shape[dimension] : 0;
}

} // namespace koe::identify
