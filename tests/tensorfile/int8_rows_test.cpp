#include "tensorfile/int8_rows.h"

#include "core/error.h"

#include <gtest/gtest.h>

#include <cstring>

using namespace koe;
using namespace koe::tensorfile;

namespace {

Tensor bytesTensor(std::vector<std::int64_t> shape, std::vector<std::int8_t> values)
{
    auto owner = std::make_shared<std::vector<std::int8_t>>(std::move(values));
    Tensor tensor;
    tensor.type = DType::Int8;
    tensor.shape = std::move(shape);
    tensor.bytes = std::as_bytes(std::span(*owner));
    tensor.owner = owner;
    return tensor;
}

TEST(Int8Rows, EachRowTimesItsScale)
{
    TensorMap stored;
    stored.add("w", bytesTensor({2, 3}, {1, -2, 127, 4, 0, -127}));
    stored.add("w.scale", Tensor::fromFloats({2}, {0.5f, 2.0f}));
    stored.add("b", Tensor::fromFloats({2}, {3.0f, 4.0f}));
    stored.add("free.scale", Tensor::fromFloats({1}, {9.0f})); // nobody's: an ordinary tensor

    const TensorMap widened = widenInt8Rows(stored);
    ASSERT_EQ(widened.size(), 3u);
    EXPECT_EQ(widened.find("w")->type, DType::Float32);
    EXPECT_EQ(widened.find("w")->toFloats(), (std::vector<float>{0.5f, -1.0f, 63.5f, 8.0f, 0.0f, -254.0f}));
    EXPECT_EQ(widened.find("b")->toFloats(), (std::vector<float>{3.0f, 4.0f}));
    EXPECT_FALSE(widened.contains("w.scale"));
    EXPECT_TRUE(widened.contains("free.scale"));
    EXPECT_EQ(withoutRowScales(stored).size(), 3u);
}

TEST(Int8Rows, MissingOrMiscountedScalesAreNamed)
{
    for (const std::int64_t scales : {0, 3}) {
        TensorMap stored;
        stored.add("w", bytesTensor({2, 1}, {1, 2}));
        if (scales > 0)
            stored.add("w.scale", Tensor::fromFloats({scales}, std::vector<float>(static_cast<std::size_t>(scales), 1.0f)));
        try {
            (void)widenInt8Rows(stored);
            FAIL() << "accepted with " << scales << " scales";
        } catch (const InvalidInput& error) {
            EXPECT_NE(std::string(error.what()).find("w lacks"), std::string::npos) << error.what();
        }
    }
}

} // namespace
