#include "tensorfile/int8_rows.h"

#include "core/error.h"

#include <string_view>

namespace koe::tensorfile {
namespace {

constexpr std::string_view kScale = ".scale";

bool isRowScale(const std::string& name, const TensorMap& stored)
{
    if (!name.ends_with(kScale))
        return false;
    const Tensor* matrix = stored.find(std::string_view(name).substr(0, name.size() - kScale.size()));
    return matrix != nullptr && matrix->type == DType::Int8;
}

} // namespace

TensorMap widenInt8Rows(const TensorMap& stored)
{
    TensorMap widened;
    for (const auto& [name, tensor] : stored) {
        if (isRowScale(name, stored))
            continue;
        if (tensor.type != DType::Int8) {
            widened.add(name, tensor);
            continue;
        }
        const Tensor* scale = stored.find(name + std::string(kScale));
        if (scale == nullptr || tensor.shape.empty() || tensor.elements() == 0
            || scale->shape != std::vector<std::int64_t>{tensor.shape[0]})
            throw InvalidInput("the tensor " + name + " lacks the scales of its rows");
        std::vector<float> values = tensor.toFloats();
        const std::vector<float> scales = scale->toFloats();
        const std::size_t row = values.size() / scales.size();
        for (std::size_t i = 0; i < values.size(); i++)
            values[i] *= scales[i / row];
        widened.add(name, Tensor::fromFloats(tensor.shape, std::move(values)));
    }
    return widened;
}

TensorMap withoutRowScales(const TensorMap& stored)
{
    TensorMap shapes;
    for (const auto& [name, tensor] : stored)
        if (!isRowScale(name, stored))
            shapes.add(name, tensor);
    return shapes;
}

} // namespace koe::tensorfile
