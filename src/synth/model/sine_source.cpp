#include "synth/model/sine_source.h"

#include <cmath>

namespace koe::synth::model {
namespace {

constexpr double kAmplitude = 0.1;
constexpr double kVoicedNoise = 0.003;
constexpr double kPi = 3.14159265358979323846;

/// sin of a phase in cycles, any number of them. @param cycles float64 @return float32
torch::Tensor sineOf(const torch::Tensor& cycles)
{
    return at::frac(cycles).to(torch::kFloat32).mul_(2 * kPi).sin_();
}

/// How strong the noise is where the pitch is @p hz.
torch::Tensor noiseStrength(const torch::Tensor& hz)
{
    return at::where(hz > 0, at::full({}, kVoicedNoise, hz.options()),
                     at::full({}, kAmplitude / 3, hz.options()));
}

torch::Tensor mrfSource(const nn::Parameters& parameters, const GeneratorConfig& config,
                        const torch::Tensor& f0, const torch::Tensor& noise, const torch::Tensor& phases)
{
    const auto weight = parameters["dec.m_source.l_linear.weight"].view({-1}); // of each harmonic
    const auto perSample = f0.to(torch::kFloat64).view({-1, 1}) / static_cast<double>(config.sampleRateHz);
    const auto perFrame = perSample * static_cast<double>(config.hop());
    const auto before = at::cumsum(perFrame, 0) - perFrame;
    const auto cycles = before + perSample * at::arange(1, config.hop() + 1, perSample.options()); // [T, hop]
    auto sum = at::zeros(cycles.sizes(), f0.options());
    for (std::int64_t harmonic = 1; harmonic <= weight.size(0); harmonic++) {
        auto angle = cycles * static_cast<double>(harmonic);
        if (phases.defined() && harmonic > 1)
            angle += phases[harmonic - 2];
        sum.addcmul_(sineOf(angle), weight[harmonic - 1], kAmplitude);
    }
    const auto hz = f0.view({-1, 1});
    sum.mul_(hz > 0);
    // Every harmonic has noise of its own: their weighted sum is one draw of the weights' length.
    if (noise.defined())
        sum.addcmul_(noise.view(sum.sizes()), noiseStrength(hz) * weight.norm());
    return at::tanh_(sum.add_(parameters["dec.m_source.l_linear.bias"])).view({1, 1, -1});
}

torch::Tensor refineGanSource(const nn::Parameters& parameters, const GeneratorConfig& config,
                              const torch::Tensor& f0, const torch::Tensor& noise)
{
    const auto hz = at::upsample_linear1d(f0.unsqueeze(1), {f0.size(1) * config.hop()}, false).view({-1});
    const auto perSample = hz.to(torch::kFloat64) / static_cast<double>(config.sampleRateHz);
    auto source = sineOf(at::cumsum(perSample, 0)).mul_(kAmplitude).mul_(hz > 0);
    if (noise.defined())
        source.addcmul_(noise.view({-1}), noiseStrength(hz));
    return source.mul_(parameters["dec.m_source.merge.0.weight"].view({1})).tanh_().view({1, 1, -1});
}

} // namespace

torch::Tensor decoderSource(const nn::Parameters& parameters, const GeneratorConfig& config,
                            const torch::Tensor& f0, const torch::Tensor& noise, const torch::Tensor& phases)
{
    switch (config.vocoder) {
    case Vocoder::MrfHiFiGan:
        return mrfSource(parameters, config, f0.to(torch::kFloat32), noise, phases);
    case Vocoder::RefineGan:
        return refineGanSource(parameters, config, f0.to(torch::kFloat32), noise);
    case Vocoder::HiFiGan:
        break;
    }
    return harmonicSource(parameters, f0, config.hop(), config.sampleRateHz, noise);
}

torch::Tensor harmonicSource(const nn::Parameters& parameters, const torch::Tensor& f0, int hop,
                             int sampleRateHz, const torch::Tensor& noise)
{
    torch::Tensor source;
    {
        const at::NoGradGuard noGrad;
        const auto hz = f0.to(torch::kFloat32).unsqueeze(-1); // [B, T, 1]
        const auto steps = at::arange(1, hop + 1, hz.options());
        auto cycles = hz / static_cast<double>(sampleRateHz) * steps; // [B, T, hop], of each frame alone
        const auto frames = hz.size(1);
        if (frames > 1) {
            const auto advance =
                at::fmod(cycles.narrow(1, 0, frames - 1).narrow(2, hop - 1, 1) + 0.5, 1.0) - 0.5;
            cycles.narrow(1, 1, frames - 1).add_(at::fmod(at::cumsum(advance, 1), 1.0));
        }
        const auto voiced = (hz > 0).to(torch::kFloat32); // [B, T, 1]
        source = at::sin(cycles * (2 * kPi)).mul_(kAmplitude).mul_(voiced);
        if (noise.defined()) {
            const auto amplitude = voiced * kVoicedNoise + (1 - voiced) * (kAmplitude / 3);
            source.add_(amplitude * noise.view(source.sizes()));
        }
        source = source.reshape({f0.size(0), 1, -1});
    }
    // One harmonic: the linear layer is a factor and an offset.
    return at::tanh(source * parameters["dec.m_source.l_linear.weight"].view({1}) +
                    parameters["dec.m_source.l_linear.bias"]);
}

} // namespace koe::synth::model
