#include "tensorfile/tensor.h"

#include "tensorfile/value.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace koe::tensorfile {
namespace {

std::uint16_t bitsAt(const Tensor& tensor, std::size_t i)
{
    std::uint16_t bits = 0;
    std::memcpy(&bits, tensor.bytes.data() + 2 * i, 2);
    return bits;
}

/// A half as its definition has it.
double halfValue(std::uint16_t bits)
{
    const int exponent = bits >> 10 & 31;
    const int fraction = bits & 0x3FF;
    const double magnitude =
        exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(1024 + fraction, exponent - 25);
    return (bits & 0x8000) != 0 ? -magnitude : magnitude;
}

TEST(Tensor, EveryHalfIsWidenedExactlyAndComesBack)
{
    std::vector<float> values;
    std::vector<std::uint16_t> halves;
    for (int bits = 0; bits < 0x10000; bits++)
        if ((bits >> 10 & 31) != 31) {
            halves.push_back(static_cast<std::uint16_t>(bits));
            values.push_back(static_cast<float>(halfValue(static_cast<std::uint16_t>(bits))));
        }
    const auto count = static_cast<std::int64_t>(values.size());
    const Tensor written = Tensor::fromFloats({count}, values).toHalf();
    ASSERT_EQ(written.type, DType::Float16);
    for (std::size_t i = 0; i < halves.size(); i++)
        ASSERT_EQ(bitsAt(written, i), halves[i]);
    EXPECT_EQ(written.toFloats(), values);
}

TEST(Tensor, HalfRoundsToNearestEven)
{
    const float tiny = std::ldexp(1.0f, -24); // the smallest half
    const float inf = std::numeric_limits<float>::infinity();
    const std::pair<float, float> cases[] = {{1.0f + 0x1p-11f, 1.0f},
                                             {1.0f + 3 * 0x1p-11f, 1.0f + 2 * 0x1p-10f},
                                             {1.0f + 0x1.2p-11f, 1.0f + 0x1p-10f},
                                             {65519.0f, 65504.0f},
                                             {65520.0f, inf},
                                             {-70000.0f, -inf},
                                             {tiny / 2, 0.0f},
                                             {tiny * 0.51f, tiny},
                                             {tiny * 1.5f, tiny * 2},
                                             {inf, inf},
                                             {1e-30f, 0.0f},
                                             {0x1.ff8p-15f, 0x1.ff8p-15f},
                                             {0x1.ffcp-15f, 0x1p-14f}};
    for (const auto& [from, to] : cases)
        EXPECT_EQ(Tensor::fromFloats({1}, {from}).toHalf().toFloats()[0], to) << from;
    EXPECT_TRUE(std::isnan(Tensor::fromFloats({1}, {std::nanf("")}).toHalf().toFloats()[0]));
    EXPECT_TRUE(std::signbit(Tensor::fromFloats({1}, {-0.0f}).toHalf().toFloats()[0]));
}

TEST(Tensor, HalfRoundingAgreesWithTheNearestOfAll)
{
    // Against a search among the neighbours, for many magnitudes.
    std::uint32_t state = 1;
    for (int round = 0; round < 20000; round++) {
        state = state * 1664525u + 1013904223u;
        const float value =
            std::bit_cast<float>((state & 0x8FFFFFFFu) | 0x30000000u); // 2^-31 to 2^-0 and up to 2^1
        const float half = Tensor::fromFloats({1}, {value}).toHalf().toFloats()[0];
        const std::uint16_t bits = bitsAt(Tensor::fromFloats({1}, {value}).toHalf(), 0);
        const double error = std::fabs(static_cast<double>(half) - static_cast<double>(value));
        for (const int step : {-1, 1}) {
            const auto neighbour = static_cast<std::uint16_t>(bits + step);
            ASSERT_LE(error, std::fabs(halfValue(neighbour) - static_cast<double>(value))) << value;
        }
    }
}

TEST(Tensor, NumberTypesBecomeFloats)
{
    EXPECT_EQ(Tensor::fromInts({2}, {-3, 4}).toFloats(), (std::vector{-3.0f, 4.0f}));
    EXPECT_EQ(Tensor::fromDoubles({2}, {0.5, -1e10}).toFloats(), (std::vector{0.5f, -1e10f}));
    EXPECT_EQ(Tensor::fromFloats({}, {2.0f}).elements(), 1);
    EXPECT_EQ(Tensor::fromFloats({0, 7}, {}).elements(), 0);
    EXPECT_TRUE(Tensor::fromFloats({0, 7}, {}).toHalf().toFloats().empty());
}

TEST(Tensor, CopiesShareBytesThatOutliveTheOriginal)
{
    Tensor copy;
    {
        const Tensor original = Tensor::fromFloats({3}, {1, 2, 3});
        copy = original;
        EXPECT_EQ(copy.bytes.data(), original.bytes.data());
    }
    EXPECT_EQ(copy.toFloats(), (std::vector{1.0f, 2.0f, 3.0f}));
}

TEST(Value, LookUpsAreSafeOnEveryKind)
{
    const Value dict = Value::Dict{{{"a", 1}, {2, "two"}, {"t", Tensor::fromInts({1}, {9})}}, false};
    EXPECT_EQ(dict.find("a")->intOr(0), 1);
    EXPECT_EQ(dict.find("b"), nullptr);
    EXPECT_EQ(Value("text").find("a"), nullptr);
    EXPECT_TRUE(Value("text").items().empty());
    EXPECT_EQ(Value(2.0).intOr(0), 2);
    EXPECT_EQ(Value(2.5).intOr(7), 7);
    EXPECT_EQ(Value(1e300).intOr(7), 7);
    EXPECT_EQ(Value(true).intOr(7), 1);
    EXPECT_EQ(Value().intOr(7), 7);
    EXPECT_DOUBLE_EQ(Value(3).numberOr(0), 3.0);
    EXPECT_DOUBLE_EQ(Value("3").numberOr(0.5), 0.5);
    EXPECT_EQ(Value(3).text(), "");
    const TensorMap tensors = dict.tensors();
    ASSERT_EQ(tensors.size(), 1u);
    EXPECT_EQ(tensors.find("t")->toFloats()[0], 9.0f);
    EXPECT_EQ(tensors.find("a"), nullptr);
}

} // namespace
} // namespace koe::tensorfile
