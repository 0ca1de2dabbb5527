#include "synth/model/sine_source.h"

#include <cmath>

namespace koe::synth::model {
namespace {

constexpr double kAmplitude = 0.1;
constexpr double kVoicedNoise = 0.003;
constexpr double kPi = 3.14159265358979323846;

} // namespace

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
