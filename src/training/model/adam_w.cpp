#include "training/model/adam_w.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <mutex>

namespace koe::training {
namespace {

constexpr std::int64_t kGrain = 1 << 15;

struct Rates
{
    float decay, beta1, beta2, eps, stepSize, rootCorrection2;
};

/// One pass over memory: decay, both moments and the parameter. @returns the sum of squares of the gradient
double fusedStep(float* p, const float* g, float* m, float* v, std::int64_t count, const Rates& r)
{
    double total = 0;
    std::mutex lock;
    at::parallel_for(0, count, kGrain, [&](std::int64_t from, std::int64_t to) {
        double sum = 0;
        constexpr std::int64_t kBlock = 4096; // float sums stay short
        for (std::int64_t start = from; start < to; start += kBlock) {
            float blockSum = 0;
            const std::int64_t end = std::min(start + kBlock, to);
            for (std::int64_t i = start; i < end; i++) {
                const float gradient = g[i];
                blockSum += gradient * gradient;
                const float average = m[i] * r.beta1 + gradient * (1 - r.beta1);
                const float square = v[i] * r.beta2 + gradient * gradient * (1 - r.beta2);
                m[i] = average;
                v[i] = square;
                p[i] =
                    p[i] * r.decay - r.stepSize * average / (std::sqrt(square) / r.rootCorrection2 + r.eps);
            }
            sum += static_cast<double>(blockSum);
        }
        const std::lock_guard guard(lock);
        total += sum;
    });
    return total;
}

} // namespace

AdamW::AdamW(nn::Parameters& parameters, Options options) : m_parameters(parameters), m_options(options)
{
    for (const auto& [name, tensor] : parameters.entries())
        m_moments.push_back({0, at::zeros_like(tensor.detach()), at::zeros_like(tensor.detach())});
}

double AdamW::step(double learningRate)
{
    const torch::NoGradGuard noGrad;
    double sumOfSquares = 0;
    // On a card the launches would take longer than the arithmetic: all tensors in one call per operation.
    std::vector<torch::Tensor> parameters, gradients, averages, averageSquares;
    std::vector<at::Scalar> roots, stepSizes;
    for (std::size_t i = 0; i < m_parameters.size(); i++) {
        torch::Tensor parameter = m_parameters.entries()[i].second;
        torch::Tensor gradient = parameter.grad();
        if (!gradient.defined())
            continue;
        Moments& moments = m_moments[i];
        moments.steps++;
        const double correction1 = 1 - std::pow(m_options.beta1, static_cast<double>(moments.steps));
        const double correction2 = 1 - std::pow(m_options.beta2, static_cast<double>(moments.steps));
        if (parameter.is_cpu() && parameter.is_contiguous()) {
            gradient = gradient.contiguous();
            const Rates rates{static_cast<float>(1 - learningRate * m_options.weightDecay),
                              static_cast<float>(m_options.beta1),
                              static_cast<float>(m_options.beta2),
                              static_cast<float>(m_options.eps),
                              static_cast<float>(learningRate / correction1),
                              static_cast<float>(std::sqrt(correction2))};
            sumOfSquares += fusedStep(parameter.data_ptr<float>(), gradient.data_ptr<float>(),
                                      moments.average.data_ptr<float>(),
                                      moments.averageSquare.data_ptr<float>(), parameter.numel(), rates);
        } else {
            parameters.push_back(parameter);
            gradients.push_back(gradient);
            averages.push_back(moments.average);
            averageSquares.push_back(moments.averageSquare);
            roots.emplace_back(std::sqrt(correction2));
            stepSizes.emplace_back(-learningRate / correction1);
        }
        parameter.mutable_grad().reset();
    }
    if (parameters.empty())
        return std::sqrt(sumOfSquares);
    const torch::Tensor norms = at::stack(at::_foreach_norm(gradients, 2));
    at::_foreach_mul_(parameters, 1 - learningRate * m_options.weightDecay);
    at::_foreach_mul_(averages, m_options.beta1);
    at::_foreach_add_(averages, gradients, 1 - m_options.beta1);
    at::_foreach_mul_(averageSquares, m_options.beta2);
    at::_foreach_addcmul_(averageSquares, gradients, gradients, 1 - m_options.beta2);
    std::vector<torch::Tensor> denominators = at::_foreach_sqrt(averageSquares);
    at::_foreach_div_(denominators, roots);
    at::_foreach_add_(denominators, m_options.eps);
    at::_foreach_addcdiv_(parameters, averages, denominators, stepSizes);
    return std::sqrt(sumOfSquares + norms.square().sum().item<double>());
}

} // namespace koe::training
