#pragma once

#include "synth/model/chunked_decoder.h"
#include "synth/model/time_convolution.h"

#include <vector>

namespace koe::synth::model {

/// RVC's HiFi-GAN decoder, equal to decode() of decoder.h up to float noise, and Applio's MRF HiFi-GAN, which
/// is the same net under other names (reference §4.6; its source is another).
class HiFiGanDecoder final : public ChunkedDecoder
{
public:
    HiFiGanDecoder(const nn::Parameters& parameters, const GeneratorConfig& config);

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

    [[nodiscard]] torch::Tensor piece(const Call& call, Range frames) const override;
    [[nodiscard]] static Stage makeStage(const nn::Parameters& parameters, const GeneratorConfig& config,
                                         std::size_t index);
    [[nodiscard]] static torch::Tensor runBlocks(const Stage& stage, const torch::Tensor& x);

    TimeConvolution m_pre;
    std::vector<Stage> m_stages;
    torch::Tensor m_postWeight; // [channels, kernel]
    torch::Tensor m_postBias;   // undefined: none
};

} // namespace koe::synth::model
