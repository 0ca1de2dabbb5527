#include "nn/parameters.h"

#include <cstring>
#include <memory>
#include <numeric>
#include <stdexcept>

namespace koe::nn {
namespace {

struct TypePair
{
    tensorfile::DType plain;
    torch::ScalarType torch;
};
constexpr TypePair kTypes[] = {
    {tensorfile::DType::Float64, torch::kFloat64}, {tensorfile::DType::Float32, torch::kFloat32},
    {tensorfile::DType::Float16, torch::kFloat16}, {tensorfile::DType::BFloat16, torch::kBFloat16},
    {tensorfile::DType::Int64, torch::kInt64},     {tensorfile::DType::Int32, torch::kInt32},
    {tensorfile::DType::Int16, torch::kInt16},     {tensorfile::DType::Int8, torch::kInt8},
    {tensorfile::DType::UInt8, torch::kUInt8},     {tensorfile::DType::Bool, torch::kBool},
};

torch::Tensor copied(const void* bytes, std::size_t byteCount, const std::vector<std::int64_t>& shape,
                     torch::ScalarType type)
{
    auto tensor = at::empty(shape, at::TensorOptions().dtype(type));
    if (tensor.nbytes() != byteCount)
        throw std::logic_error("toTensor: the values do not fill the shape");
    if (byteCount > 0)
        std::memcpy(tensor.data_ptr(), bytes, byteCount);
    return tensor;
}

} // namespace

torch::Tensor toTensor(const tensorfile::Tensor& source)
{
    for (const auto& pair : kTypes) {
        if (pair.plain == source.type)
            return copied(source.bytes.data(), source.bytes.size(), source.shape, pair.torch);
    }
    throw std::logic_error("toTensor: a type that LibTorch does not have");
}

torch::Tensor toTensor(std::span<const float> values, std::vector<std::int64_t> shape)
{
    return copied(values.data(), values.size_bytes(), shape, torch::kFloat32);
}

tensorfile::Tensor fromTensor(const torch::Tensor& source)
{
    // A clone even where the source lies on the CPU already: the result must not move with a parameter that
    // goes on being trained.
    const auto copy = std::make_shared<const torch::Tensor>(
        source.detach().to(torch::kCPU).clone(at::MemoryFormat::Contiguous));
    for (const auto& pair : kTypes) {
        if (pair.torch == copy->scalar_type()) {
            tensorfile::Tensor result;
            result.type = pair.plain;
            result.shape = copy->sizes().vec();
            result.bytes = {static_cast<const std::byte*>(copy->data_ptr()), copy->nbytes()};
            result.owner = copy;
            return result;
        }
    }
    throw std::logic_error("fromTensor: a type that no file of ours holds");
}

void Parameters::add(std::string name, torch::Tensor tensor)
{
    if (!m_index.emplace(name, m_entries.size()).second)
        throw std::logic_error("the parameter " + name + " is there already");
    m_entries.emplace_back(std::move(name), std::move(tensor));
}

const torch::Tensor& Parameters::operator[](std::string_view name) const
{
    const auto found = m_index.find(std::string(name));
    if (found == m_index.end())
        throw std::logic_error("there is no parameter " + std::string(name));
    return m_entries[found->second].second;
}

bool Parameters::contains(std::string_view name) const
{
    return m_index.find(std::string(name)) != m_index.end();
}

void Parameters::replace(std::string_view name, torch::Tensor tensor)
{
    const auto found = m_index.find(std::string(name));
    if (found == m_index.end())
        throw std::logic_error("there is no parameter " + std::string(name));
    m_entries[found->second].second = std::move(tensor);
}

torch::Tensor foldWeightNorm(const torch::Tensor& g, const torch::Tensor& v, std::int64_t dim)
{
    return at::_weight_norm(v, g, dim);
}

} // namespace koe::nn
