#include "content/model/attention.h"

#include <algorithm>

namespace koe::content::model {
namespace {

constexpr std::int64_t kQueryBlock = 512; // 10 s of queries against 60 s of keys: 74 MB for 12 heads

} // namespace

torch::Tensor selfAttention(const torch::Tensor& qkv, std::int64_t heads)
{
    const std::int64_t frames = qkv.size(0);
    const std::int64_t width = qkv.size(1) / 3;
    const auto parts = qkv.view({frames, 3, heads, width / heads}).permute({1, 2, 0, 3}).contiguous();
    const auto queries = parts[0]; // [heads, T, width of a head]
    const auto keys = parts[1].transpose(1, 2);
    const auto values = parts[2];
    auto result = at::empty({frames, heads, width / heads}, qkv.options());
    for (std::int64_t begin = 0; begin < frames; begin += kQueryBlock) {
        const std::int64_t count = std::min(kQueryBlock, frames - begin);
        const auto weights = at::softmax(at::bmm(queries.narrow(1, begin, count), keys), -1);
        result.narrow(0, begin, count).copy_(at::bmm(weights, values).transpose(0, 1));
    }
    return result.view({frames, width});
}

} // namespace koe::content::model
