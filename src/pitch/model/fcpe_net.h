#pragma once

#include "core/job.h"
#include "pitch/model/named_weights.h"

#include <optional>
#include <vector>

namespace koe::pitch {

/// FCPE's network: convolutions over log mels, conformer layers (with linear attention where the file has
/// it), 360 pitches. Widths and layers are the file's. Source: the published layout of torchfcpe's
/// checkpoints.
class FcpeNet
{
public:
    static constexpr std::int64_t kMels = 128;

    /// @param unitQueries queries and keys of the attention are brought to length 1 (`use_fa_norm`)
    /// @throws InvalidInput naming the first tensor that is missing or of another size
    FcpeNet(const NamedWeights& weights, bool unitQueries);

    /// @param mel [frames, kMels]
    /// @return [frames, pitches], 0..1, on the CPU
    /// @throws Cancelled between layers
    [[nodiscard]] torch::Tensor operator()(const torch::Tensor& mel, const Job& job) const;

    [[nodiscard]] std::int64_t pitches() const { return m_out.bias.size(0); }
    [[nodiscard]] bool hasAttention() const { return m_layers.front().attention.has_value(); }

private:
    struct Affine
    {
        torch::Tensor weight, bias;
    };
    /// Performer: attention through random features, its cost linear in the length.
    struct Attention
    {
        Affine norm, query, key, value, out;
        torch::Tensor projection; // [features, channels of a head]
    };
    struct Layer
    {
        std::optional<Attention> attention;
        Affine norm, wide, depth, narrow;
    };

    [[nodiscard]] static torch::Tensor normed(const torch::Tensor& x, const Affine& norm);
    [[nodiscard]] static torch::Tensor linear(const torch::Tensor& x, const Affine& layer);
    [[nodiscard]] torch::Tensor attend(const torch::Tensor& x, const Attention& attention) const;
    [[nodiscard]] static torch::Tensor convolve(const torch::Tensor& x, const Layer& layer);

    torch::Device m_device;
    bool m_unitQueries;
    Affine m_first, m_groups, m_second;
    torch::Tensor m_harmonic; // [channels], added where the file has it
    std::vector<Layer> m_layers;
    Affine m_norm, m_out;
};

} // namespace koe::pitch
