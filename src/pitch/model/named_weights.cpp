#include "pitch/model/named_weights.h"

#include "core/error.h"
#include "nn/parameters.h"

namespace koe::pitch {
namespace {

std::string sizes(const std::vector<std::int64_t>& shape)
{
    std::string text = "[";
    for (const std::int64_t size : shape)
        text += (text.size() > 1 ? ", " : "") + std::to_string(size);
    return text + "]";
}

} // namespace

const tensorfile::Tensor& NamedWeights::find(const std::string& name) const
{
    const tensorfile::Tensor* found = m_weights.find(name);
    if (found == nullptr)
        refuse(name + " is missing");
    return *found;
}

std::int64_t NamedWeights::size(const std::string& name, std::size_t axis) const
{
    const tensorfile::Tensor& found = find(name);
    if (axis >= found.shape.size() || found.shape[axis] < 1)
        refuse(name + " is " + sizes(found.shape));
    return found.shape[axis];
}

torch::Tensor NamedWeights::take(const std::string& name, const std::vector<std::int64_t>& shape) const
{
    const tensorfile::Tensor& found = find(name);
    if (found.shape != shape)
        refuse(name + " is " + sizes(found.shape) + " instead of " + sizes(shape));
    return nn::toTensor(found).to(m_device, torch::kFloat32);
}

void NamedWeights::refuse(const std::string& what) const
{
    throw InvalidInput("\"" + m_source + "\" is not " + m_kind + ": " + what + ". Use the file " +
                       m_rightFile + ".");
}

} // namespace koe::pitch
