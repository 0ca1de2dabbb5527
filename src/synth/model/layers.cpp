#include "synth/model/layers.h"

namespace koe::synth::model {

torch::Tensor weight(const nn::Parameters& parameters, const std::string& name)
{
    const std::string plain = name + ".weight";
    if (parameters.contains(plain))
        return parameters[plain];
    return nn::foldWeightNorm(parameters[plain + "_g"], parameters[plain + "_v"]);
}

torch::Tensor convolve(const nn::Parameters& parameters, const std::string& name, const torch::Tensor& x,
                       std::int64_t dilation)
{
    const auto w = weight(parameters, name);
    const std::string bias = name + ".bias";
    return at::conv1d(x, w, parameters.contains(bias) ? parameters[bias] : torch::Tensor(), 1,
                      (w.size(2) - 1) * dilation / 2, dilation);
}

torch::Tensor lengthMask(const torch::Tensor& lengths, std::int64_t maxFrames)
{
    const auto positions = at::arange(maxFrames, lengths.options());
    return (positions.unsqueeze(0) < lengths.unsqueeze(1)).unsqueeze(1).to(torch::kFloat32);
}

torch::Tensor gatedStack(const nn::Parameters& parameters, const std::string& prefix, const torch::Tensor& x,
                         const torch::Tensor& mask, const torch::Tensor& g, int layers)
{
    const auto hidden = x.size(1);
    const auto conditions = convolve(parameters, prefix + ".cond_layer", g); // [B, 2·hidden·layers, 1]
    torch::Tensor state = x;
    torch::Tensor sum;
    for (int i = 0; i < layers; i++) {
        const std::string number = std::to_string(i);
        const auto a = convolve(parameters, prefix + ".in_layers." + number, state) +
                       conditions.narrow(1, 2 * hidden * i, 2 * hidden);
        const auto gated = at::tanh(a.narrow(1, 0, hidden)) * at::sigmoid(a.narrow(1, hidden, hidden));
        const auto r = convolve(parameters, prefix + ".res_skip_layers." + number, gated);
        if (i + 1 == layers) {
            sum = sum.defined() ? sum + r : r;
        } else {
            state = (state + r.narrow(1, 0, hidden)) * mask;
            const auto skip = r.narrow(1, hidden, hidden);
            sum = sum.defined() ? sum + skip : skip;
        }
    }
    return sum * mask;
}

namespace {

torch::Tensor couplingMean(const nn::Parameters& parameters, int step, const torch::Tensor& x0,
                           const torch::Tensor& mask, const torch::Tensor& g)
{
    const std::string prefix = "flow.flows." + std::to_string(2 * step);
    const auto h = gatedStack(parameters, prefix + ".enc", convolve(parameters, prefix + ".pre", x0) * mask,
                              mask, g, kFlowLayers);
    return convolve(parameters, prefix + ".post", h) * mask;
}

} // namespace

torch::Tensor flowForward(const nn::Parameters& parameters, const torch::Tensor& z, const torch::Tensor& mask,
                          const torch::Tensor& g)
{
    torch::Tensor x = z;
    const auto half = z.size(1) / 2;
    for (int step = 0; step < kFlowSteps; step++) {
        const auto x0 = x.narrow(1, 0, half);
        const auto x1 = couplingMean(parameters, step, x0, mask, g) + x.narrow(1, half, half) * mask;
        x = at::flip(at::cat({x0, x1}, 1), {1});
    }
    return x;
}

torch::Tensor flowReverse(const nn::Parameters& parameters, const torch::Tensor& zP,
                          const torch::Tensor& mask, const torch::Tensor& g)
{
    torch::Tensor x = zP;
    const auto half = zP.size(1) / 2;
    for (int step = kFlowSteps - 1; step >= 0; step--) {
        x = at::flip(x, {1});
        const auto x0 = x.narrow(1, 0, half);
        const auto x1 = (x.narrow(1, half, half) - couplingMean(parameters, step, x0, mask, g)) * mask;
        x = at::cat({x0, x1}, 1);
    }
    return x;
}

} // namespace koe::synth::model
