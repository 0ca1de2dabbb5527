#include "pitch/model/bidirectional_gru.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

// One build for every processor, with the wide instructions where there are some.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define KOE_WIDE __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define KOE_WIDE
#endif

namespace koe::pitch {
namespace {

/// sums[j] = Σ_k state[k] · weights[k, j]; four rows at a time, so that the sums are read and written less
/// often.
/// @param hidden a multiple of 4
KOE_WIDE void multiply(const float* __restrict weights, const float* __restrict state, float* __restrict sums,
                       std::size_t hidden)
{
    const std::size_t width = 3 * hidden;
    for (std::size_t j = 0; j < width; j++)
        sums[j] = 0.0f;
    for (std::size_t k = 0; k < hidden; k += 4) {
        const float* __restrict row = weights + k * width;
        const float a = state[k];
        const float b = state[k + 1];
        const float c = state[k + 2];
        const float d = state[k + 3];
        for (std::size_t j = 0; j < width; j++)
            sums[j] += (a * row[j] + b * row[j + width]) + (c * row[j + 2 * width] + d * row[j + 3 * width]);
    }
}

float sigmoid(float x)
{
    return 1.0f / (1.0f + std::exp(-x));
}

std::vector<float> values(const torch::Tensor& tensor)
{
    const torch::Tensor plain = tensor.contiguous();
    return {plain.data_ptr<float>(), plain.data_ptr<float>() + plain.numel()};
}

} // namespace

BidirectionalGru::BidirectionalGru(std::vector<torch::Tensor> parameters)
    : m_parameters(std::move(parameters))
{
    m_hidden = m_parameters[1].size(1);
    if (!m_parameters[0].device().is_cpu())
        return;
    std::vector<torch::Tensor> biases;
    for (const std::size_t first : {0u, 4u}) {
        torch::Tensor bias = m_parameters[first + 2].clone();
        bias.slice(0, 0, 2 * m_hidden).add_(m_parameters[first + 3].slice(0, 0, 2 * m_hidden));
        biases.push_back(bias);
        m_recurrent.push_back(values(m_parameters[first + 1].t()));
        m_newBias.push_back(values(m_parameters[first + 3].slice(0, 2 * m_hidden, 3 * m_hidden)));
    }
    m_inputWeights = at::cat({m_parameters[0], m_parameters[4]}, 0).t().contiguous();
    m_inputBias = at::cat(biases, 0);
}

torch::Tensor BidirectionalGru::operator()(const torch::Tensor& x) const
{
    const torch::NoGradGuard noGradients;
    if (!x.device().is_cpu()) {
        const torch::Tensor start = at::zeros({2, 1, m_hidden}, x.options());
        return std::get<0>(at::gru(x.unsqueeze(0), start, m_parameters, true, 1, 0.0, false, true, true))[0];
    }
    const std::int64_t frames = x.size(0);
    const torch::Tensor gates = at::addmm(m_inputBias, x, m_inputWeights); // [frames, 2·3·hidden]
    torch::Tensor result = at::empty({frames, 2 * m_hidden}, x.options());
    const float* gateData = gates.data_ptr<float>();
    float* resultData = result.data_ptr<float>();
    const auto hidden = static_cast<std::size_t>(m_hidden);
    at::parallel_for(0, 2, 1, [&](std::int64_t firstDirection, std::int64_t lastDirection) {
        for (auto direction = static_cast<std::size_t>(firstDirection);
             direction < static_cast<std::size_t>(lastDirection); direction++) {
            std::vector<float> state(hidden, 0.0f);
            std::vector<float> sums(3 * hidden);
            const float* newBias = m_newBias[direction].data();
            for (std::int64_t step = 0; step < frames; step++) {
                const auto t = static_cast<std::size_t>(direction == 0 ? step : frames - 1 - step);
                const float* gate = gateData + (2 * t + direction) * 3 * hidden;
                multiply(m_recurrent[direction].data(), state.data(), sums.data(), hidden);
                for (std::size_t i = 0; i < hidden; i++) {
                    const float reset = sigmoid(gate[i] + sums[i]);
                    const float update = sigmoid(gate[hidden + i] + sums[hidden + i]);
                    const float fresh =
                        std::tanh(gate[2 * hidden + i] + reset * (sums[2 * hidden + i] + newBias[i]));
                    state[i] = fresh + update * (state[i] - fresh);
                }
                std::copy(state.begin(), state.end(), resultData + (2 * t + direction) * hidden);
            }
        }
    });
    return result;
}

} // namespace koe::pitch
