#include "nn/start.h"

#include "core/error.h"

#include <torch/types.h>

#include <gtest/gtest.h>

#include <chrono>

namespace koe::nn {
namespace {

TEST(Start, MatrixProductsGoThroughAFastBlas)
{
    start();
    EXPECT_TRUE(usesOpenBlas());
    // Not only the name: the reference BLAS needs about 0.8 s for this on any processor, OpenBLAS some 15 ms.
    const auto a = at::rand({500, 768});
    const auto b = at::rand({768, 3072});
    (void)at::mm(a, b);
    const auto before = std::chrono::steady_clock::now();
    (void)at::mm(a, b);
    EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::milliseconds(400));
}

TEST(Devices, TheProcessorIsAlwaysThere)
{
    const auto all = devices();
    ASSERT_FALSE(all.empty());
    EXPECT_EQ(all.front().id, "cpu");
    EXPECT_FALSE(all.front().name.empty());
    EXPECT_GT(all.front().memoryBytes, std::size_t{1} << 28);
    EXPECT_EQ(chooseDevice("cpu"), "cpu");
    EXPECT_EQ(chooseDevice("auto"), all.size() > 1 ? "cuda:0" : "cpu");
}

TEST(Devices, WordsThatAreNoDeviceAreUsageErrors)
{
    for (const char* wish : {"gpu", "cuda:", "cuda:x", "cuda:-1", "cuda:1x", "CPU", "mps"})
        EXPECT_THROW((void)chooseDevice(wish), UsageError) << wish;
}

TEST(Devices, AbsentCardsAreMissing)
{
    EXPECT_THROW((void)chooseDevice("cuda:97"), Missing);
    if (devices().size() == 1) {
        EXPECT_THROW((void)chooseDevice("cuda"), Missing);
    }
}

} // namespace
} // namespace koe::nn
