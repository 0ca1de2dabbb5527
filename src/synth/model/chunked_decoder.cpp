#include "synth/model/chunked_decoder.h"

#include "synth/model/hifigan_decoder.h"
#include "synth/model/refinegan_decoder.h"

#include <algorithm>

namespace koe::synth::model {

Range Range::widened(std::int64_t by, std::int64_t end) const
{
    return {std::max<std::int64_t>(0, from - by), std::min(end, to + by)};
}

std::unique_ptr<ChunkedDecoder> ChunkedDecoder::make(const nn::Parameters& parameters,
                                                     const GeneratorConfig& config)
{
    if (config.vocoder == Vocoder::RefineGan)
        return std::make_unique<RefineGanDecoder>(parameters, config);
    return std::make_unique<HiFiGanDecoder>(parameters, config);
}

ChunkedDecoder::ChunkedDecoder(const nn::Parameters& parameters, const GeneratorConfig& config)
    : m_hop(config.hop()), m_condWeight(parameters["dec.cond.weight"].squeeze(2)),
      m_condBias(parameters["dec.cond.bias"])
{
}

void ChunkedDecoder::decode(const torch::Tensor& z, const torch::Tensor& source, const torch::Tensor& g,
                            const Job& job, const Sink& sink, const DecoderNoise& noise) const
{
    // A frame of silence at both ends, so that no stretch of the source begins before it.
    const Call call{z, source.defined() ? at::constant_pad_nd(source, {m_hop, m_hop}, 0) : source,
                    at::addmv(m_condBias, m_condWeight, g), noise};
    const auto frames = z.size(0);
    for (std::int64_t from = 0; from < frames; from += m_chunkFrames) {
        job.throwIfStopped();
        const Range chunk{from, std::min(frames, from + m_chunkFrames)};
        sink(piece(call, chunk).to(torch::kCPU));
        job.report(static_cast<double>(chunk.to) / static_cast<double>(frames), "voice");
    }
}

torch::Tensor ChunkedDecoder::lastConvolution(const torch::Tensor& x, Range have, Range want,
                                              const torch::Tensor& weight, const torch::Tensor& bias,
                                              double slope)
{
    // One output channel is no work for a convolution: every tap's products at once, then summed along the
    // diagonal.
    const auto products = at::mm(at::leaky_relu(x, slope), weight); // [have, taps]
    const auto taps = weight.size(1);
    auto audio =
        bias.defined() ? bias.expand({want.length()}).clone() : at::zeros({want.length()}, x.options());
    for (std::int64_t tap = 0; tap < taps; tap++) {
        const auto shift = tap - taps / 2;
        const Range inside{std::max(want.from + shift, have.from), std::min(want.to + shift, have.to)};
        if (inside.length() > 0)
            audio.narrow(0, inside.from - shift - want.from, inside.length())
                .add_(products.select(1, tap).narrow(0, inside.from - have.from, inside.length()));
    }
    return audio.tanh_();
}

} // namespace koe::synth::model
