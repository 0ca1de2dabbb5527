#pragma once

#include "tensorfile/tensor.h"

#include <torch/types.h>

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace koe::nn {

/// Copies plain values into a tensor of our own (from_blob never leaves this function).
[[nodiscard]] torch::Tensor toTensor(const tensorfile::Tensor& source);
[[nodiscard]] torch::Tensor toTensor(std::span<const float> values, std::vector<std::int64_t> shape);
/// A copy on the CPU, contiguous, type kept.
[[nodiscard]] tensorfile::Tensor fromTensor(const torch::Tensor& source);

/// Tensors by their published names, in registration order.
class Parameters
{
public:
    /// @param name must be new
    void add(std::string name, torch::Tensor tensor);
    /// A name that is not there is our own bug: std::logic_error.
    [[nodiscard]] const torch::Tensor& operator[](std::string_view name) const;
    [[nodiscard]] bool contains(std::string_view name) const;
    [[nodiscard]] const std::vector<std::pair<std::string, torch::Tensor>>& entries() const
    {
        return m_entries;
    }
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    void replace(std::string_view name, torch::Tensor tensor);

private:
    std::vector<std::pair<std::string, torch::Tensor>> m_entries;
    std::unordered_map<std::string, std::size_t> m_index;
};

/// weight of a weight-normed layer: v·g/‖v‖, norm over all dims but @p dim.
[[nodiscard]] torch::Tensor foldWeightNorm(const torch::Tensor& g, const torch::Tensor& v,
                                           std::int64_t dim = 0);

/// One sentence for the user out of whatever LibTorch threw (out of memory becomes Missing); the whole goes
/// to the log. Rethrows koe errors as they are. Use: try { … } catch (...) {
/// nn::rethrowForUser("Converting"); }
[[noreturn]] void rethrowForUser(std::string_view doing);

} // namespace koe::nn
