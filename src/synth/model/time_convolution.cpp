#include "synth/model/time_convolution.h"

namespace koe::synth::model {
namespace {

std::span<const float> values(const torch::Tensor& x)
{
    return {x.data_ptr<float>(), static_cast<std::size_t>(x.numel())};
}

} // namespace

TimeConvolution::TimeConvolution(const torch::Tensor& weight, const torch::Tensor& bias,
                                 std::int64_t dilation)
    : m_bias(bias), m_dilation(dilation), m_padding((weight.size(2) - 1) * dilation / 2)
{
    if (weight.device().is_cpu())
        m_fast = FastConvolution::make(values(weight.contiguous()), values(bias.contiguous()), weight.size(0),
                                       weight.size(1), weight.size(2), dilation);
    if (!m_fast)
        m_weight = weight.detach().unsqueeze(2).contiguous(at::MemoryFormat::ChannelsLast);
}

torch::Tensor TimeConvolution::operator()(const torch::Tensor& x, double slope, const torch::Tensor& first,
                                          const torch::Tensor& second) const
{
    if (m_fast) {
        auto y = at::empty({x.size(0), m_bias.size(0)}, x.options());
        m_fast->run(x.data_ptr<float>(), x.size(0), static_cast<float>(slope),
                    first.defined() ? first.data_ptr<float>() : nullptr,
                    second.defined() ? second.data_ptr<float>() : nullptr, y.data_ptr<float>());
        return y;
    }
    // [T, C] as an image of one row, channels last: a view.
    const auto active = slope == 1.0 ? x : at::leaky_relu(x, slope);
    const auto image = active.view({1, 1, x.size(0), x.size(1)}).permute({0, 3, 1, 2});
    auto y = at::conv2d(image, m_weight, m_bias, at::IntArrayRef({1, 1}), at::IntArrayRef({0, m_padding}),
                        at::IntArrayRef({1, m_dilation}))
                 .permute({0, 2, 3, 1})
                 .contiguous()
                 .view({x.size(0), -1});
    if (first.defined())
        y.add_(first);
    if (second.defined())
        y.add_(second);
    return y;
}

} // namespace koe::synth::model
