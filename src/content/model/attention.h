#pragma once

#include "nn/parameters.h"

namespace koe::content::model {

/// softmax(q kᵀ) v of every head; q comes scaled. Works through the queries a block at a time, so that memory
/// grows with the length and not with its square.
/// @param qkv [T, 3·width]: queries, keys and values beside each other, heads beside each other in each
/// @return [T, width]
[[nodiscard]] torch::Tensor selfAttention(const torch::Tensor& qkv, std::int64_t heads);

} // namespace koe::content::model
