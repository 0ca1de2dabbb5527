#pragma once

#include "content/hubert_files.h"
#include "core/job.h"
#include "nn/parameters.h"

#include <span>
#include <vector>

namespace koe::content::model {

/// HuBERT base (reference §9) on raw samples. Holds weights only; no gradients.
///
/// The convolutions work through the sound in stretches and attention through blocks of queries, so that
/// memory beyond the features themselves does not grow with the square of the length.
class HubertNet
{
public:
    HubertNet(const HubertFiles& files, torch::Device device);

    [[nodiscard]] std::int64_t layers() const { return static_cast<std::int64_t>(m_layers.size()); }

    /// What the convolutions make of the sound: [frames, channels], on the net's device.
    [[nodiscard]] torch::Tensor convolved(std::span<const float> samples, const Job& job) const;
    /// Output of layer @p layer as transformers numbers hidden_states: 0 is the input of layer 1; of a net
    /// with stable layer norm only the last one is normed. [frames, hidden]
    [[nodiscard]] torch::Tensor hidden(std::span<const float> samples, std::int64_t layer,
                                       const Job& job) const;
    /// final_proj, [frames, projected]
    [[nodiscard]] torch::Tensor projected(const torch::Tensor& hidden) const;

private:
    struct Linear
    {
        torch::Tensor weight; // [in, out]
        torch::Tensor bias;
        [[nodiscard]] torch::Tensor operator()(const torch::Tensor& x) const;
    };
    struct Norm
    {
        torch::Tensor weight, bias;
        [[nodiscard]] torch::Tensor operator()(const torch::Tensor& x, double eps) const;
    };
    /// A convolution over [time, channels] as matrix products: stretches of `stride` taps, each [taps·in,
    /// out].
    struct Convolution
    {
        std::vector<torch::Tensor> taps;
        torch::Tensor bias; // undefined: none
        Norm norm;          // over the channels behind it; undefined: none
        std::int64_t kernel = 0, stride = 0;
        [[nodiscard]] torch::Tensor operator()(const torch::Tensor& x) const;
    };
    struct Layer
    {
        Linear qkv, out, up, down;
        Norm attentionNorm, feedForwardNorm; // behind them, or before them where the net is stable
    };

    [[nodiscard]] static torch::Tensor activated(const Convolution& convolution, const torch::Tensor& x);
    [[nodiscard]] Convolution firstConvolution(const torch::Tensor& wave) const;
    [[nodiscard]] torch::Tensor withPositions(const torch::Tensor& x) const;

    torch::Device m_device;
    double m_eps;
    bool m_stable;
    Convolution m_first;         // of a front with layer norms; else made for each sound
    torch::Tensor m_firstWeight; // [kernel, channels], double, on the CPU
    Norm m_firstNorm;            // group norm, double, on the CPU; undefined: layer norms
    std::int64_t m_firstStride;
    std::vector<Convolution> m_convolutions; // without the first
    Norm m_projectionNorm;                   // undefined: none
    Linear m_projection;
    torch::Tensor m_positionWeight, m_positionBias;
    std::int64_t m_positionKernel, m_positionGroups;
    Norm m_norm; // of the first layer's input; where the net is stable, of the last one's output
    std::vector<Layer> m_layers;
    Linear m_final;
    std::int64_t m_heads;
};

} // namespace koe::content::model
