#pragma once

#include "tensorfile/tensor.h"

#include <torch/types.h>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace koe::pitch {

/// SwiftF0's network: a small residual convolution stack over three log spectra. Holds weights only.
/// Source: the graph of the package swift-f0 0.3.0 (MIT, L. Nieradzik; arXiv 2508.18440).
class SwiftF0Net
{
public:
    static constexpr std::int64_t kPitches = 95; // log-spaced from 46.875 to 2093.75 Hz
    /// Frames that a frame's answer depends on, to each side.
    static constexpr std::size_t kReach = 7;

    struct Answer
    {
        std::vector<float> scores;     // [frames, kPitches]: logits
        std::vector<float> confidence; // [frames], 0..1
    };

    /// @throws InvalidInput, naming @p source, if the weights are not SwiftF0's
    SwiftF0Net(const tensorfile::TensorMap& weights, const std::string& source, const torch::Device& device);

    /// @param features [3, 128, frames]
    [[nodiscard]] Answer operator()(const std::vector<float>& features, std::int64_t frames) const;

private:
    struct Layer
    {
        torch::Tensor weight, bias;
    };
    [[nodiscard]] const Layer& layer(const std::string& name) const { return m_layers.at(name); }

    std::unordered_map<std::string, Layer> m_layers;
    torch::Device m_device;
};

} // namespace koe::pitch
