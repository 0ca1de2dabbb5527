#pragma once

#include "synth/model/chunked_decoder.h"
#include "synth/model/kaiser_downsampler.h"
#include "synth/model/time_convolution.h"

#include <optional>
#include <string>
#include <vector>

namespace koe::synth::model {

/// Applio's RefineGAN decoder (reference §4.6): the source goes down to the frame rate by steps, meets the
/// latent, and comes up again beside what it was at each rate.
///
/// The low-passes of the way down reach some 0.8 s to both sides, but that way is a hundredth of the work.
class RefineGanDecoder final : public ChunkedDecoder
{
public:
    RefineGanDecoder(const nn::Parameters& parameters, const GeneratorConfig& config);

private:
    struct Block
    {
        std::vector<TimeConvolution> dilated, plain;
        torch::Tensor noiseBefore, noiseBehind; // [channels] what a draw is multiplied by; undefined: nothing
        [[nodiscard]] std::int64_t radius() const;
    };
    struct Stage // of the way up
    {
        std::int64_t rate;
        TimeConvolution input; // [channels before, and of the way down] → [channels]
        std::vector<Block> blocks;
        std::int64_t radius; // of the widest block
    };
    struct Step // of the way down
    {
        KaiserDownsampler resample;
        TimeConvolution convolution;
    };
    struct Plan;

    [[nodiscard]] torch::Tensor piece(const Call& call, Range frames) const override;
    [[nodiscard]] static Stage makeStage(const nn::Parameters& parameters, const GeneratorConfig& config,
                                         std::size_t index);
    [[nodiscard]] Plan planFor(Range frames, std::int64_t allFrames) const;
    [[nodiscard]] torch::Tensor runBlocks(std::size_t stage, const torch::Tensor& x, std::int64_t from,
                                          const DecoderNoise& noise) const;

    TimeConvolution m_sourceConvolution;
    std::vector<Step> m_down;
    TimeConvolution m_latent;
    std::vector<Stage> m_up;
    torch::Tensor m_postWeight; // [channels, kernel]
};

} // namespace koe::synth::model
