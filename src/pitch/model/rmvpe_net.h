#pragma once

#include "core/job.h"
#include "pitch/model/bidirectional_gru.h"
#include "tensorfile/tensor.h"

#include <torch/types.h>

#include <memory>
#include <string>
#include <vector>

namespace koe::pitch {

/// RMVPE: a residual U-Net over a log-mel picture and a bidirectional GRU, giving a salience of 360 pitches
/// per frame.
///
/// BatchNorm is folded into the convolutions. The upper levels, whose pictures are large, are worked through
/// in tiles of time that overlap by as much as their convolutions reach: the numbers are those of one pass,
/// and memory beside the skip connections does not grow with the length. Source: the published layout of
/// rmvpe.pt.
class RmvpeNet
{
public:
    static constexpr std::int64_t kMels = 128;
    static constexpr std::int64_t kFrameMultiple = 32; // five times halved

    /// @param weights a plain state_dict of any precision
    /// @throws InvalidInput, naming @p source and the first tensor that is missing or of another size
    RmvpeNet(const tensorfile::TensorMap& weights, const std::string& source, const torch::Device& device);

    /// @param mel [frames, kMels], frames a multiple of kFrameMultiple
    /// @param tileFrames of one tile, an even number; it changes memory and speed, no result
    /// @return [frames, 360], 0..1, on the CPU
    /// @throws Cancelled between layers
    [[nodiscard]] torch::Tensor salience(const torch::Tensor& mel, std::int64_t tileFrames,
                                         const Job& job) const;

private:
    struct Convolution
    {
        torch::Tensor weight, bias;
    };
    struct Block
    {
        Convolution first, second, shortcut; // shortcut.weight is undefined where the channels stay
    };
    struct Level
    {
        Convolution up; // of a decoder level only: a 2×2 convolution to four pixels
        std::vector<Block> blocks;
    };
    class Loader;

    [[nodiscard]] static torch::Tensor run(const Convolution& convolution, const torch::Tensor& x,
                                           std::int64_t padding);
    [[nodiscard]] static torch::Tensor run(const Block& block, const torch::Tensor& x);
    [[nodiscard]] static torch::Tensor encode(const Level& level, const torch::Tensor& x,
                                              std::int64_t tileFrames, const Job& job);
    [[nodiscard]] torch::Tensor decode(std::size_t level, const torch::Tensor& below,
                                       const torch::Tensor& skip, std::int64_t tileFrames,
                                       const Job& job) const;

    torch::Tensor m_inputScale, m_inputShift; // the BatchNorm before everything
    std::vector<Level> m_encoder, m_middle, m_decoder;
    Convolution m_last;                            // 16 → 3 channels
    std::unique_ptr<const BidirectionalGru> m_gru; // 384 → 2·256
    Convolution m_pitch;                           // Linear 512 → 360
    torch::Device m_device;
};

} // namespace koe::pitch
