#pragma once

#include "synth/model/chunked_decoder.h"

namespace koe::synth::model {

/// Keeps every rate-th value of a signal behind the low-pass that RefineGAN uses: torchaudio's resampling by
/// a Kaiser-windowed sinc (reference §4.6). Zeros beyond the ends.
class KaiserDownsampler
{
public:
    KaiserDownsampler(std::int64_t rate, torch::Device device);

    /// The input positions that outputs @p outputs depend on; they may lie beyond the ends.
    [[nodiscard]] Range reach(Range outputs) const;

    /// @param x [have, channels], contiguous, all of reach(want) that lies within the signal
    /// @return [want, channels]
    [[nodiscard]] torch::Tensor operator()(const torch::Tensor& x, Range have, Range want) const;

private:
    std::int64_t m_rate;
    std::int64_t m_width; // taps before the output's own position
    std::int64_t m_block; // outputs that one product answers
    torch::Tensor
        m_band; // [block, inputs that a block sees]: the filter, shifted by the rate from row to row
};

} // namespace koe::synth::model
