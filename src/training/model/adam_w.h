#pragma once

#include "nn/parameters.h"

#include <cstdint>
#include <vector>

namespace koe::training {

/// AdamW over Parameters (Loshchilov & Hutter 2019, with PyTorch's order of operations).
///
/// On a processor one fused pass per tensor; on a card every operation is one call for all tensors. The moments stand beside
/// the parameters in the same order, so that a checkpoint can carry them by name.
class AdamW
{
public:
    struct Options
    {
        double beta1 = 0.8;
        double beta2 = 0.99;
        double eps = 1e-9;
        double weightDecay = 0.01;
    };
    struct Moments
    {
        std::int64_t steps = 0;
        torch::Tensor average;       // exp_avg
        torch::Tensor averageSquare; // exp_avg_sq
    };

    AdamW(nn::Parameters& parameters, Options options);

    /// Takes one step and clears the gradients. Parameters without a gradient stay.
    /// @returns the L2 norm of all gradients (nothing is clipped)
    double step(double learningRate);

    [[nodiscard]] const Options& options() const { return m_options; }
    [[nodiscard]] std::vector<Moments>& moments() { return m_moments; }
    [[nodiscard]] const std::vector<Moments>& moments() const { return m_moments; }

private:
    nn::Parameters& m_parameters;
    Options m_options;
    std::vector<Moments> m_moments; // [parameters]
};

} // namespace koe::training
