#include "pitch/model/swift_f0_net.h"

#include "core/error.h"
#include "nn/parameters.h"

namespace koe::pitch {
namespace {

struct Shape
{
    const char* name;
    std::vector<std::int64_t> weight;
};

/// Along the bands, except for the two voicing layers, which run along time.
struct Residual
{
    const char* name;
    std::int64_t bandReach; // padding in bands
    std::int64_t timeReach;
    std::int64_t dilation; // in bands
};
constexpr Residual kResiduals[] = {{"res.0", 3, 1, 1},   {"res.1", 51, 0, 17}, {"res.2", 54, 0, 27},
                                   {"res.3", 40, 0, 40}, {"res.4", 48, 0, 48}, {"res.5", 6, 1, 2}};
constexpr std::int64_t kHarmonicBands = 96; // that the pitch layers look at

std::vector<Shape> shapes()
{
    return {{"stem", {12, 3, 3, 3}},        {"res.0.a", {12, 12, 7, 3}},    {"res.0.b", {12, 12, 7, 3}},
            {"res.1.a", {12, 12, 7, 1}},    {"res.1.b", {12, 12, 7, 1}},    {"res.2.a", {12, 12, 5, 1}},
            {"res.2.b", {12, 12, 5, 1}},    {"res.3.a", {12, 12, 3, 1}},    {"res.3.b", {12, 12, 3, 1}},
            {"res.4.a", {12, 12, 3, 1}},    {"res.4.b", {12, 12, 3, 1}},    {"res.5.a", {12, 12, 7, 3}},
            {"res.5.b", {12, 12, 7, 3}},    {"neck", {4, 12, 3, 3}},        {"pitch", {1, 4, 1, 1}},
            {"voicing.peak", {4, 4, 5, 1}}, {"voicing.hidden", {16, 5, 3}}, {"voicing.out", {1, 16, 1}}};
}

std::vector<float> toFloats(const torch::Tensor& tensor)
{
    const torch::Tensor plain = tensor.to(torch::kCPU).contiguous();
    const float* first = plain.data_ptr<float>();
    return {first, first + plain.numel()};
}

} // namespace

SwiftF0Net::SwiftF0Net(const tensorfile::TensorMap& weights, const std::string& source,
                       const torch::Device& device)
    : m_device(device)
{
    for (const Shape& shape : shapes()) {
        const std::string name = shape.name;
        const tensorfile::Tensor* weight = weights.find(name + ".weight");
        const tensorfile::Tensor* bias = weights.find(name + ".bias");
        if (weight == nullptr || bias == nullptr || weight->shape != shape.weight ||
            bias->shape != std::vector<std::int64_t>{shape.weight[0]})
            throw InvalidInput(
                "\"" + source + "\" does not hold SwiftF0's weights (" + name +
                " is missing or of another size). Use the swift_f0.safetensors that came with the "
                "program (weights/starter).");
        m_layers[name] = {nn::toTensor(weight->toFloats(), weight->shape).to(device),
                          nn::toTensor(bias->toFloats(), bias->shape).to(device)};
    }
}

SwiftF0Net::Answer SwiftF0Net::operator()(const std::vector<float>& features, std::int64_t frames) const
{
    const torch::NoGradGuard noGradients;
    const torch::Tensor input = nn::toTensor(features, {1, 3, 128, frames}).to(m_device);
    const auto convolve = [&](const torch::Tensor& x, const std::string& name,
                              std::vector<std::int64_t> padding, std::vector<std::int64_t> dilation) {
        const Layer& of = layer(name);
        return at::conv2d(x, of.weight, of.bias, {1, 1}, padding, dilation);
    };
    torch::Tensor x = convolve(input, "stem", {1, 1}, {1, 1}).relu_();
    for (const Residual& residual : kResiduals) {
        const std::string name = residual.name;
        const std::vector<std::int64_t> padding{residual.bandReach, residual.timeReach};
        const std::vector<std::int64_t> dilation{residual.dilation, 1};
        const torch::Tensor hidden = convolve(x, name + ".a", padding, dilation).relu_();
        x = convolve(hidden, name + ".b", padding, dilation).add_(x).relu_();
    }
    // One zero band below, none above: 96 bands become 95 pitches.
    const torch::Tensor harmonic = at::constant_pad_nd(x.slice(2, 0, kHarmonicBands), {0, 0, 1, 0}, 0);
    const torch::Tensor neck = convolve(harmonic, "neck", {0, 1}, {1, 1}).relu_(); // [1, 4, 95, frames]
    const torch::Tensor scores = convolve(neck, "pitch", {0, 0}, {1, 1});          // [1, 1, 95, frames]

    const torch::Tensor peak = convolve(neck, "voicing.peak", {2, 0}, {1, 1}).amax(2); // [1, 4, frames]
    const torch::Tensor level = input.mean(at::IntArrayRef{1, 2}).unsqueeze(1);        // [1, 1, frames]
    const Layer& hiddenLayer = layer("voicing.hidden");
    const Layer& outLayer = layer("voicing.out");
    const torch::Tensor hidden =
        at::conv1d(at::cat({peak, level}, 1), hiddenLayer.weight, hiddenLayer.bias, 1, 1).relu_();
    const torch::Tensor confidence = at::conv1d(hidden, outLayer.weight, outLayer.bias).sigmoid_();
    return {toFloats(scores.squeeze().reshape({kPitches, frames}).t()),
            toFloats(confidence.reshape({frames}))};
}

} // namespace koe::pitch
