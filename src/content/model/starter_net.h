#pragma once

#include "content/starter_file.h"
#include "core/job.h"
#include "nn/parameters.h"

#include <span>
#include <vector>

namespace koe::content::model {

/// Whisper's encoder behind a projection, as the starter encoder uses it. Holds weights only; no gradients.
///
/// Frame i is centred on sample 320·i + 200, where HuBERT's is: the spectrum starts at the first whole frame
/// of 400 samples and needs no padding in front. The lowest log power is fixed instead of following the
/// loudest moment of the clip, and long sound is worked through in windows of a bounded length that overlap:
/// speech gives nearly the same features alone and inside a long recording.
class StarterNet
{
public:
    StarterNet(const StarterFile& file, torch::Device device);

    /// @param samples at least 400 @return [frames, dims]
    [[nodiscard]] torch::Tensor features(std::span<const float> samples, const Job& job) const;

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
        [[nodiscard]] torch::Tensor operator()(const torch::Tensor& x) const;
    };
    struct Block
    {
        Norm beforeAttention, beforeFeedForward;
        Linear qkv, out, up, down;
    };

    [[nodiscard]] torch::Tensor logMel(const torch::Tensor& wave) const;
    [[nodiscard]] torch::Tensor window(const torch::Tensor& wave) const;

    torch::Device m_device;
    std::int64_t m_heads;
    std::int64_t m_coreFrames, m_contextFrames;
    double m_melFloor;
    torch::Tensor m_hann, m_melFilters;
    torch::Tensor m_conv1Weight, m_conv1Bias, m_conv2Weight, m_conv2Bias;
    torch::Tensor m_positions;
    std::vector<Block> m_blocks;
    Norm m_lastNorm;
    Linear m_projection;
};

} // namespace koe::content::model
