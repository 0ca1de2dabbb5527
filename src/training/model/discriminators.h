#pragma once

#include "nn/parameters.h"

#include <string>
#include <vector>

namespace koe::training {

/// RVC's discriminators with gradients (reference §5): one on the wave itself, one per period on the folded
/// wave.
///
/// Parameters carry RVC's names in registration order, weight-norm pairs kept. A width divisor makes slim
/// ones: channels are divided by it; grouped layers keep their four input channels per group.
class Discriminators
{
public:
    /// Fresh weights as torch initialises convolutions, from LibTorch's global seed.
    /// @param version "v1": periods 2 3 5 7 11 17; "v2": 23 and 37 too
    /// @param divisor 1, 2, 4, 8 or 16 @throws InvalidInput for any other
    Discriminators(const std::string& version, int divisor, torch::Device device);

    /// Weights ready for forward(): weight norms applied, once per optimizer step.
    struct Weights
    {
        std::vector<std::vector<std::pair<torch::Tensor, torch::Tensor>>>
            layers; // [net][layer] = weight, bias
    };
    [[nodiscard]] Weights weights() const;

    struct Judgement
    {
        torch::Tensor score;                 // [B, n]
        std::vector<torch::Tensor> features; // after each layer; the last is the score's own map
    };
    /// @param wave [B, 1, samples]
    [[nodiscard]] std::vector<Judgement> forward(const Weights& weights, const torch::Tensor& wave) const;

    [[nodiscard]] nn::Parameters& parameters() { return m_parameters; }
    [[nodiscard]] const nn::Parameters& parameters() const { return m_parameters; }
    /// While off, forward() gives gradients to its input only (the generator's turn).
    void setTrainable(bool on);

private:
    struct Layer
    {
        std::string name; ///< "discriminators.0.convs.1"
        int stride = 1;
        int padding = 0;
        int groups = 1;
    };
    struct Net
    {
        int period = 1; ///< 1: the wave itself
        std::vector<Layer> layers;
    };
    void addNet(int period, int divisor, torch::Device device);
    [[nodiscard]] Judgement judge(const Net& net,
                                  const std::vector<std::pair<torch::Tensor, torch::Tensor>>& weights,
                                  const torch::Tensor& wave) const;

    std::vector<Net> m_nets;
    nn::Parameters m_parameters;
};

} // namespace koe::training
