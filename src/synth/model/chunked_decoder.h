#pragma once

#include "core/job.h"
#include "nn/parameters.h"
#include "synth/generator_config.h"
#include "synth/model/time_convolution.h"

#include <functional>
#include <vector>

namespace koe::synth::model {

/// The HiFi-GAN decoder for inference: equal to decode() of decoder.h up to float noise, in pieces of bounded
/// size.
///
/// A piece of the audio depends on a little more of every stage's input than its own length. Each stage
/// computes what the next one needs and crops what it only needed itself, so the margin is paid by the early,
/// cheap stages. Beyond the true ends there are zeros, as in one piece.
class ChunkedDecoder
{
public:
    /// @param parameters folded (weight norms gone), on the device that will compute
    /// @throws InvalidInput for sizes that RVC's decoder cannot have
    ChunkedDecoder(const nn::Parameters& parameters, const GeneratorConfig& config);

    /// Called with consecutive pieces of audio, [samples] on the CPU.
    using Sink = std::function<void(const torch::Tensor& piece)>;

    /// @param z [T, inter], time-major @param source [T·hop]; undefined without f0 @param g [gin]
    /// @throws Cancelled between pieces
    void decode(const torch::Tensor& z, const torch::Tensor& source, const torch::Tensor& g, const Job& job,
                const Sink& sink) const;

    /// Frames of 10 ms decoded at a time; the default keeps a piece's tensors within some megabytes.
    void setChunkFrames(std::int64_t frames) { m_chunkFrames = frames; }

private:
    struct ResidualBlock
    {
        std::vector<TimeConvolution> dilated;
        std::vector<TimeConvolution> plain; // one behind each, or none (RVC's kind "2")
        [[nodiscard]] std::int64_t radius() const;
    };
    struct Stage
    {
        std::int64_t rate;
        TimeConvolution up; // [in] → [rate · out]: all phases of the transposed convolution at once
        std::vector<ResidualBlock> blocks;
        std::int64_t radius;        // of the widest block
        torch::Tensor sourceWeight; // [kernel, out]; undefined without f0
        std::int64_t sourceStep;    // samples of the source per value of this stage
    };
    /// Positions [from, to) of a stage's values.
    struct Range
    {
        std::int64_t from, to;
        [[nodiscard]] std::int64_t length() const { return to - from; }
        [[nodiscard]] Range widened(std::int64_t by, std::int64_t end) const;
    };

    [[nodiscard]] Stage makeStage(const nn::Parameters& parameters, const GeneratorConfig& config,
                                  std::size_t index) const;
    [[nodiscard]] torch::Tensor piece(const torch::Tensor& z, const torch::Tensor& paddedSource,
                                      const torch::Tensor& condition, Range frames) const;
    [[nodiscard]] static torch::Tensor runBlocks(const Stage& stage, const torch::Tensor& x);
    [[nodiscard]] torch::Tensor finish(const torch::Tensor& x, Range have, Range want) const;

    std::int64_t m_hop;
    std::int64_t m_chunkFrames = 100;
    TimeConvolution m_pre;
    torch::Tensor m_condWeight; // [initial, gin]
    torch::Tensor m_condBias;
    std::vector<Stage> m_stages;
    torch::Tensor m_postWeight; // [channels, kernel]
};

} // namespace koe::synth::model
