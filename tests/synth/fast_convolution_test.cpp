#include "synth/model/fast_convolution.h"

#include "synth/model/fast_kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace koe::synth::model {
namespace {

struct Shape
{
    int in, out, kernel, dilation, frames;
};

struct Problem
{
    Shape shape;
    std::vector<float> weight, bias, x, first, second;

    explicit Problem(Shape s) : shape(s)
    {
        std::mt19937 random(
            static_cast<unsigned>(s.in + 7 * s.out + 31 * s.kernel + 101 * s.dilation + s.frames));
        std::normal_distribution<float> normal;
        const auto fill = [&](std::vector<float>& values, int count) {
            values.resize(static_cast<std::size_t>(count));
            for (auto& value : values)
                value = normal(random);
        };
        fill(weight, s.out * s.in * s.kernel);
        fill(bias, s.out);
        fill(x, s.frames * s.in);
        fill(first, s.frames * s.out);
        fill(second, s.frames * s.out);
    }

    /// The sum as it is written, in double.
    [[nodiscard]] std::vector<double> direct(double slope) const
    {
        std::vector<double> y(first.size());
        const auto [in, out, kernel, dilation, frames] = shape;
        for (int t = 0; t < frames; t++) {
            for (int o = 0; o < out; o++) {
                const auto at = static_cast<std::size_t>(t * out + o);
                double sum = bias[static_cast<std::size_t>(o)] + first[at] + second[at];
                for (int k = 0; k < kernel; k++) {
                    const int from = t + (k - kernel / 2) * dilation;
                    for (int c = 0; from >= 0 && from < frames && c < in; c++) {
                        const double value = x[static_cast<std::size_t>(from * in + c)];
                        sum += (value < 0 ? slope * value : value) *
                               weight[static_cast<std::size_t>((o * in + c) * kernel + k)];
                    }
                }
                y[at] = sum;
            }
        }
        return y;
    }
};

double error(const std::vector<float>& ours, const std::vector<double>& reference)
{
    double difference = 0, power = 0;
    for (std::size_t i = 0; i < reference.size(); i++) {
        difference += (ours[i] - reference[i]) * (ours[i] - reference[i]);
        power += reference[i] * reference[i];
    }
    return std::sqrt(difference / power);
}

TEST(FastConvolution, EqualsTheDirectSum)
{
    if (fastKernels(32) == nullptr)
        GTEST_SKIP() << "this processor has no AVX2";
    for (const Shape shape : {Shape{32, 32, 3, 1, 37}, Shape{32, 64, 7, 3, 101}, Shape{16, 16, 11, 5, 57},
                              Shape{64, 32, 11, 1, 64}, Shape{32, 96, 3, 5, 3}, Shape{32, 32, 5, 2, 1},
                              Shape{48, 32, 3, 3, 400}, Shape{128, 128, 11, 5, 333}}) {
        const Problem problem(shape);
        const auto convolution = FastConvolution::make(problem.weight, problem.bias, shape.out, shape.in,
                                                       shape.kernel, shape.dilation);
        ASSERT_TRUE(convolution);
        std::vector<float> y(problem.first.size());
        convolution->run(problem.x.data(), shape.frames, 0.1f, problem.first.data(), problem.second.data(),
                         y.data());
        EXPECT_LT(error(y, problem.direct(0.1)), 3e-6)
            << shape.in << "→" << shape.out << " kernel " << shape.kernel << " dilation " << shape.dilation;
    }
}

TEST(FastConvolution, AddsIntoTheMemoryOfAnAddend)
{
    if (fastKernels(32) == nullptr)
        GTEST_SKIP() << "this processor has no AVX2";
    const Problem problem({32, 32, 7, 1, 90});
    const auto convolution = FastConvolution::make(problem.weight, problem.bias, 32, 32, 7, 1);
    auto y = problem.first;
    convolution->run(problem.x.data(), 90, 1.0f, y.data(), problem.second.data(), y.data());
    EXPECT_LT(error(y, problem.direct(1.0)), 3e-6);
}

TEST(FastConvolution, LeavesOddSizesToOthers)
{
    const std::vector<float> values(64 * 64 * 4);
    EXPECT_FALSE(FastConvolution::make(values, values, 20, 32, 3, 1));
    EXPECT_FALSE(FastConvolution::make(values, values, 32, 12, 3, 1));
    EXPECT_FALSE(FastConvolution::make(values, values, 32, 32, 4, 1));
    EXPECT_FALSE(FastConvolution::make(values, values, 32, 32, 1, 1));
}

} // namespace
} // namespace koe::synth::model
